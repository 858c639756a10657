import { createVirtualClock } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOmiSimulator, type OmiSimulatorOptions, simulatorNumbers } from './index.ts'
import { createStage, customer, kinds, login, reactNativeKinds } from './test-stage.ts'

const rows = kinds.map((kind) => [`${kind.dialect} ${kind.platform}`, kind] as const)
const call = { phoneNumber: customer, isVideo: false }

describe.each(rows)('the far side of %s', (_name, kind) => {
  const isFlutter = kind.dialect === 'flutter-3.3'
  const staged = async (options?: Partial<OmiSimulatorOptions>) => {
    const stage = createStage(kind, options)
    await stage.signIn()
    return stage
  }

  it('hears of each call that the app dials, until it no longer listens', async () => {
    const stage = await staged()
    const heard: unknown[] = []
    const stop = stage.simulator.far.onCall(({ number }) => heard.push(number))
    await stage.does('startCall', call)
    await stage.does('endCall')
    stop()
    await stage.does('startCall', call)
    expect(heard).toEqual([customer])
    expect(stage.simulator.far.calls.map(({ direction }) => direction)).toEqual(['out', 'out'])
  })

  it('sees an outgoing call ring, talk and end', async () => {
    const stage = await staged()
    await stage.does('startCall', { ...call, isVideo: true })
    const [far] = stage.simulator.far.calls
    expect(far).toMatchObject({ direction: 'out', number: customer, video: true })
    expect(far?.seen).toEqual({ stage: 'ringing', held: false, muted: false, video: true, digits: '' })
    far?.answer()
    await stage.does('toggleHold')
    await stage.does('toggleMute')
    await stage.does('sendDTMF', { character: '7' })
    expect(far?.seen).toEqual({ stage: 'talking', held: true, muted: true, video: true, digits: '7' })
    far?.hangUp(601)
    expect(far?.seen).toMatchObject({ stage: 'ended', code: 601, video: false })
    far?.answer()
    far?.reject(486)
    expect(far?.seen.code).toBe(601)
  })

  it('sees a call taken back before its answer by 487, and no answer to it any more', async () => {
    const stage = await staged()
    await stage.does('startCall', call)
    const [far] = stage.simulator.far.calls
    far?.ring()
    await stage.does('endCall')
    far?.answer()
    expect(far?.seen).toMatchObject({ stage: 'ended', code: 487 })
  })

  it('is told by endCall what the app is set to say of a call that rings', async () => {
    const stage = await staged()
    const far = stage.simulator.far.call({ from: customer })
    await stage.does('endCall')
    // Flutter cannot say it; React Native starts with 603 on Android, and with 486 on iOS.
    expect(far.seen.code).toBe(!isFlutter && kind.platform === 'ios' ? 486 : 603)
    if (isFlutter) return
    await stage.ask('configPushNotification', { isUserBusy: kind.platform === 'android' })
    const next = stage.simulator.far.call({ from: customer })
    await stage.does('endCall')
    expect(next.seen.code).toBe(kind.platform === 'android' ? 486 : 603)
  })

  it('meets a busy device while there is a call, and no device where nobody is signed in', async () => {
    const stage = await staged()
    stage.simulator.far.call({ from: customer })
    expect(stage.simulator.far.call({ from: '1' }).seen).toMatchObject({ stage: 'ended', code: 486 })
    const nobody = createStage(kind)
    expect(nobody.simulator.far.call({ from: '1' }).seen).toMatchObject({ stage: 'ended', code: 480 })
  })

  it('rings beside a call where that is wanted', async () => {
    const stage = await staged({ secondCall: 'ring' })
    const first = stage.simulator.far.call({ from: customer })
    await stage.does('joinCall')
    const second = stage.simulator.far.call({ from: '1' })
    await stage.does('endCall')
    // Without an id, the call that stands is meant.
    expect([first.seen.stage, second.seen.stage]).toEqual(['ended', 'ringing'])
  })

  it('is asked to call somebody else, and is out of the call half a second later', async () => {
    const stage = await staged()
    await stage.does('startCall', call)
    const [far] = stage.simulator.far.calls
    far?.answer()
    await stage.does('transferCall', { phoneNumber: '105' })
    expect(far?.seen).toMatchObject({ stage: 'ended', transferredTo: '105', code: 200 })
  })

  it('says itself what comes of a transfer where that is wanted', async () => {
    const stage = await staged({ transfers: 'wait' })
    await stage.does('startCall', call)
    const [far] = stage.simulator.far.calls
    far?.answer()
    far?.transferred('done')
    await stage.does('transferCall', { phoneNumber: '105' })
    far?.transferred('failed')
    expect(far?.seen.stage).toBe('talking')
    far?.transferred('done')
    expect(far?.seen.stage).toBe('ended')
  })

  it('does what it did without a network once there is one again', async () => {
    const stage = await staged()
    await stage.does('startCall', call)
    stage.simulator.far.setNetwork('offline')
    const [far] = stage.simulator.far.calls
    far?.ring()
    far?.answer()
    await stage.pass()
    expect(far?.seen.stage).toBe('ringing')
    expect(stage.simulator.far.call({ from: '1' }).seen.stage).toBe('ended')
    stage.simulator.far.setNetwork('online')
    await stage.pass()
    expect(stage.states()).toEqual([1, 3, 4, 5])
  })

  it('is answered elsewhere by 602', async () => {
    const stage = await staged()
    const far = stage.simulator.far.call({ from: customer })
    far.answeredElsewhere()
    expect(far.seen).toMatchObject({ stage: 'ended', code: 602 })
  })

  it('leaves no timer behind, whatever is done to it, and tells the same for the same seed', async () => {
    const doing = fc.constantFrom(
      'startCall',
      'joinCall',
      'endCall',
      'toggleMute',
      'toggleHold',
      'ring',
      'answer',
      'hangUp',
      'cancel',
      'invite',
      'offline',
      'online',
      'detach',
      'attach',
    )
    const odds = { skipConnecting: 0.5, freedLate: 0.5, staleEndCode: 0.5, nullState: 0.5, repeatConfirmed: 0.5 }
    const anomalies = { ...odds, callingAfterResult: 0.5, disconnecting: 0.5 }
    async function play(seed: number, steps: readonly string[]) {
      const stage = await staged({ seed, anomalies, numbers: simulatorNumbers })
      const { far, react } = stage.simulator
      for (const step of steps) {
        const last = far.calls.at(-1)
        if (step === 'startCall') await stage.does('startCall', { phoneNumber: '204', isVideo: false })
        else if (step === 'invite') far.call({ from: customer })
        else if (step === 'offline' || step === 'online') far.setNetwork(step)
        else if (step === 'attach' || step === 'detach') react[step]()
        else if (step === 'ring' || step === 'answer' || step === 'hangUp' || step === 'cancel') last?.[step]()
        else await stage.does(step as 'joinCall')
      }
      far.setNetwork('online')
      for (const each of far.calls) each.hangUp()
      await stage.pass(60_000)
      return { pending: stage.clock.pending, heard: JSON.stringify(stage.heard) }
    }
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(doing, { maxLength: 25 }), async (seed, steps) => {
        const played = await play(seed, steps)
        expect(played.pending).toBe(0)
        expect((await play(seed, steps)).heard).toBe(played.heard)
      }),
      { numRuns: 40 },
    )
  })

  it('hears of a wish one way later, and is heard of another way later', async () => {
    const stage = await staged({ latencyMs: 40 })
    const call = stage.simulator.far.call({ from: customer })
    await stage.pass(39)
    expect(stage.heard).toEqual([])
    await stage.pass(1)
    expect(stage.states()).toEqual([2, 2])
    const [name, ...args] = isFlutter ? ['END_CALL', {}] : ['endCall']
    let answered = false
    void stage.simulator.functions[String(name)]?.(...args).then(() => {
      answered = true
    })
    await stage.pass(39)
    expect(call.seen.stage).toBe('ringing')
    await stage.pass(1)
    expect([call.seen.stage, answered]).toEqual(['ended', false])
    await stage.pass(40)
    expect(answered).toBe(true)
  })

  it('is silent once it was disposed of', async () => {
    const stage = await staged()
    stage.simulator.far.call({ from: customer })
    const asked = stage.does('joinCall')
    stage.simulator.dispose()
    await asked
    expect(stage.clock.pending).toBe(0)
    expect(stage.heard).toEqual([])
  })
})

describe('the far side of React Native', () => {
  it.each(reactNativeKinds)(
    'of %o is told by rejectCall 486, by dropCall 603, by both 200 once answered',
    async (kind) => {
      const stage = createStage(kind)
      await stage.signIn()
      for (const [name, code] of [
        ['rejectCall', 486],
        ['dropCall', 603],
      ] as const) {
        const far = stage.simulator.far.call({ from: customer })
        await stage.ask(name)
        expect(far.seen).toMatchObject({ stage: 'ended', code })
        const next = stage.simulator.far.call({ from: customer })
        await stage.does('joinCall')
        await stage.ask(name)
        expect(next.seen).toMatchObject({ stage: 'ended', code: 200 })
      }
    },
  )
})

describe('customer mode', () => {
  it('reaches the hotlines alone', async () => {
    const stage = createStage({ dialect: 'rn-4.1', platform: 'android' })
    await stage.does('initCallWithUserPassword', { ...login, isSkipDevices: true })
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    await stage.does('startCall', { phoneNumber: '19001234', isVideo: false })
    const [refused, reached] = stage.simulator.far.calls
    expect(refused?.seen).toMatchObject({ stage: 'ended', code: 403 })
    expect(reached?.seen.stage).toBe('ringing')
  })
})

describe('simulatorNumbers', () => {
  it.each(simulatorNumbers.map((number) => [number.number, number.label, number] as const))(
    '%s (%s) does what it says',
    async (number, _label, { steps, start }) => {
      const stage = createStage({ dialect: 'rn-4.1', platform: 'android' }, { numbers: simulatorNumbers })
      await stage.signIn()
      const answer = await stage.does('startCall', { phoneNumber: number, isVideo: true })
      if (start && start.android !== 407) {
        expect(answer).toMatchObject({ value: { status: start.android } })
        expect(stage.simulator.far.calls).toEqual([])
        return
      }
      await stage.pass(30_000)
      const { seen } = stage.simulator.far.calls[0] ?? {}
      const refusal = steps.find((step) => step.do === 'reject')
      if (refusal) expect(seen).toMatchObject({ stage: 'ended', code: refusal.code })
      else expect(seen?.stage).toBe(steps.some((step) => step.do === 'hangUp') ? 'ended' : 'talking')
    },
  )

  it('names no number twice', () => {
    expect(new Set(simulatorNumbers.map(({ number }) => number)).size).toBe(simulatorNumbers.length)
  })

  it('lets the network come back though the call is over', async () => {
    const stage = createStage({ dialect: 'rn-4.1', platform: 'ios' }, { numbers: simulatorNumbers })
    await stage.signIn()
    await stage.does('startCall', { phoneNumber: '206', isVideo: false })
    await stage.pass(3_000)
    await stage.does('endCall')
    await stage.pass(20_000)
    expect(stage.simulator.far.call({ from: '1' }).seen.stage).toBe('ringing')
  })
})

describe('the bridge of a simulator', () => {
  it.each(rows)('of %s carries a call', async (_name, kind) => {
    const clock = createVirtualClock(1_700_000_000_000)
    const { bridge, far } = createOmiSimulator({ ...kind, clock })
    const states: unknown[] = []
    bridge.on('CALL_STATE_CHANGED', (body) => states.push((body as { readonly status: unknown }).status))
    const asked = [bridge.invoke('startServices', undefined), bridge.invoke('initCallWithUserPassword', login)]
    await clock.advanceAsync(1_000)
    await Promise.all(asked)
    far.call({ from: customer })
    void bridge.invoke('joinCall', undefined)
    await clock.advanceAsync(1_000)
    expect(bridge.kind).toEqual(kind)
    expect(states.slice(0, 4)).toEqual([2, 2, 4, 5])
  })
})
