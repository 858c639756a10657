import { describe, expect, it } from 'vitest'
import type { CallkitEvent } from '../../src/index.ts'
import {
  createSimulated,
  liveCalls,
  openSimulated,
  type SimulatedPhone,
  startUp,
  theCall,
  theId,
} from '../support/simulated-phone.ts'
import { sample } from './samples.ts'

// Each sample of flutter_callkit_incoming's document of its events, done with a phone on the simulator.

const platforms = ['android', 'ios'] as const
const id = '44d915e1-5ff4-4bed-bf13-c423048ec97a'
const push = { id, nameCaller: 'Mai', handle: '0901234567', type: 0, duration: 45_000, extra: { userId: '1a2b3c4d' } }

/** What an app's listener hears, by the names of the document. */
function namesOf({ surface }: SimulatedPhone): string[] {
  const names: string[] = []
  surface.callkit.onEvent(({ event }) => names.push(event))
  return names
}

async function talking(platform: 'android' | 'ios') {
  const line = await openSimulated({ platform })
  const names = namesOf(line)
  const far = line.transport.far.call({ from: '0901234567', name: 'Mai' })
  await line.pass()
  const call = theId(line)
  line.simulator.hands.answer(call)
  await line.pass(1_000)
  return { line, names, far, call }
}

describe.each(platforms)(sample('Subscribe to the event stream'), (platform) => {
  it(`is phone.subscribe for the screen: the stage of the call says what to draw (${platform})`, async () => {
    const line = await openSimulated({ platform })
    const phases: string[] = []
    line.phone.select(
      ({ calls }) => calls.at(-1)?.phase,
      (phase) => phase !== undefined && phases.push(phase),
    )
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.hands.answer(theId(line))
    await line.pass(1_000)
    far.hangUp()
    await line.pass()
    expect(phases).toEqual(['incoming', 'connecting', 'active', 'ended'].filter((phase) => phases.includes(phase)))
    expect(phases).toEqual(expect.arrayContaining(['incoming', 'active', 'ended']))
  })

  it(`is surface.callkit.onEvent for whoever wants each event (${platform})`, async () => {
    const { line, names, call } = await talking(platform)
    line.simulator.hands.hangUp(call)
    await line.pass()
    expect(names).toEqual(expect.arrayContaining(['actionCallIncoming', 'actionCallAccept', 'actionCallEnded']))
  })
})

describe.each(platforms)(sample('Cross-platform events'), (platform) => {
  it(`actionCallIncoming: the phone has an incoming call (${platform})`, async () => {
    const line = await openSimulated({ platform })
    line.simulator.native.push(push)
    await line.pass()
    expect(liveCalls(line)).toMatchObject([{ phase: 'incoming', remote: { name: 'Mai' } }])
  })

  it(`actionCallStart: the phone places the call (${platform})`, async () => {
    const line = await openSimulated({ platform })
    void line.surface.callkit.startCall({ id, handle: '0901234567' })
    await line.pass(1_000)
    expect(liveCalls(line)).toMatchObject([{ direction: 'outgoing', remote: { address: '0901234567' } }])
  })

  it(`actionCallAccept: the phone answers, and the call stands (${platform})`, async () => {
    const { far, names } = await talking(platform)
    expect(far.stage).toBe('talking')
    expect(names).toContain('actionCallAccept')
  })

  it(`actionCallDecline: the phone declines (${platform})`, async () => {
    const line = await openSimulated({ platform })
    const names = namesOf(line)
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.hands.decline(theId(line))
    await line.pass(1_000)
    expect(names).toContain('actionCallDecline')
    expect([far.stage, theCall(line)]).toMatchObject(['ended', { end: { reason: 'declined' } }])
  })

  it(`actionCallEnded: the phone hangs up (${platform})`, async () => {
    const { line, names, far, call } = await talking(platform)
    line.simulator.hands.hangUp(call)
    await line.pass(1_000)
    expect(names).toContain('actionCallEnded')
    expect(far.stage).toBe('ended')
  })

  it(`actionCallTimeout: nobody answered (${platform})`, async () => {
    const line = await openSimulated({ platform })
    const names = namesOf(line)
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.native.timeOut(theId(line))
    await line.pass(1_000)
    expect(names).toContain('actionCallTimeout')
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { reason: 'no-answer' } })
  })

  it(`actionCallConnected: comes on Android alone; the phase is active on both (${platform})`, async () => {
    const { line, names } = await talking(platform)
    expect(names.includes('actionCallConnected')).toBe(platform === 'android')
    expect(theCall(line).phase).toBe('active')
  })

  it(`actionCallCustom: the phone tells the app (${platform})`, async () => {
    const line = await openSimulated({ platform })
    const heard: unknown[] = []
    line.phone.on('surface.custom', ({ data }) => heard.push(data))
    line.simulator.native.send({ customKey: 'customValue' })
    await line.pass()
    expect(heard).toEqual([{ customKey: 'customValue' }])
  })
})

describe(sample('Android-only events'), () => {
  it('actionCallCallback: the phone calls back (iOS sends it as well since 2.5.8)', async () => {
    for (const platform of platforms) {
      const line = await openSimulated({ platform })
      const names = namesOf(line)
      const far = line.transport.far.call({ from: '0901234567' })
      await line.pass()
      const call = theId(line)
      far.cancel()
      await line.pass(1_000)
      line.simulator.hands.callBack(call)
      await line.pass(1_000)
      expect(names).toContain('actionCallCallback')
      expect(theCall(line)).toMatchObject({ direction: 'outgoing', remote: { address: '0901234567' } })
    }
  })
})

describe(sample('iOS-only events'), () => {
  it('actionCallToggleDmtf: the phone sends the digits', async () => {
    const { line, far, call } = await talking('ios')
    line.simulator.hands.digits(call, '12#')
    await line.pass(3_000)
    expect(far.digits).toBe('12#')
  })

  it('actionCallToggleGroup: the phone merges', async () => {
    const { line, call } = await talking('ios')
    line.transport.far.call({ from: '0907654321' })
    await line.pass()
    const second = theId(line)
    line.simulator.hands.answer(second)
    await line.pass(1_000)
    line.simulator.hands.group(second, call)
    await line.pass(2_000)
    expect(liveCalls(line).every(({ groupId }) => groupId !== undefined)).toBe(true)
  })

  it('actionCallToggleAudioSession: the phone tells the transport', async () => {
    const { line, names } = await talking('ios')
    expect(names).toContain('actionCallToggleAudioSession')
    expect(line.transport.far.received.map(({ type }) => type)).toContain('setAudioSession')
  })

  it('actionDidUpdateDevicePushTokenVoip: the phone hands the token to the app', async () => {
    const line = await openSimulated({ platform: 'ios' })
    const tokens: unknown[] = []
    line.phone.on('pushToken.changed', ({ token }) => tokens.push(token))
    line.simulator.native.pushToken('d6a77ca8')
    await line.pass()
    expect(tokens).toEqual(['d6a77ca8'])
  })
})

describe.each(platforms)(sample('Both platforms (via programmatic API)'), (platform) => {
  it(`actionCallToggleHold and actionCallToggleMute: the phone holds and mutes (${platform})`, async () => {
    const { line, far, call, names } = await talking(platform)
    void line.surface.callkit.holdCall(call)
    await line.pass(1_000)
    expect(far.heldByPhone).toBe(true)
    void line.surface.callkit.holdCall(call, false)
    void line.surface.callkit.muteCall(call)
    await line.pass(1_000)
    expect([far.heldByPhone, far.mutedByPhone]).toEqual([false, true])
    expect(names).toEqual(expect.arrayContaining(['actionCallToggleHold', 'actionCallToggleMute']))
  })
})

describe.each(platforms)(sample('Reading event data'), (platform) => {
  it(`gives id, name and extra in one form (${platform})`, async () => {
    const line = await openSimulated({ platform })
    const events: CallkitEvent[] = []
    line.surface.callkit.onEvent((event) => events.push(event))
    line.simulator.native.push(push)
    await line.pass()
    const [event] = events
    expect(event).toMatchObject({
      event: 'actionCallIncoming',
      call: { id, nameCaller: 'Mai', handle: '0901234567', extra: { userId: '1a2b3c4d' } },
    })
  })
})

describe.each(platforms)(sample('Background execution with Firebase'), (platform) => {
  it(`needs no listener there: the phone finds the call when it starts (${platform})`, async () => {
    const line = createSimulated({ platform, attached: false })
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.js.attach()
    await startUp(line)
    expect(liveCalls(line)).toMatchObject([{ phase: 'incoming', remote: { name: 'Mai', address: '0901234567' } }])
  })
})
