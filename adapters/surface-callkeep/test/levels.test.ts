import type { SurfaceCall } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { type Bench, callOf, createBench, managed, uuidA } from './support/bench.ts'

const platforms = ['ios', 'android'] as const

async function show(bench: Bench, call: SurfaceCall): Promise<readonly string[]> {
  void bench.surface.show(call)
  await bench.settle()
  return bench.told()
}
const talking = { stage: 'connected' } as const
const end = { reason: 'hung-up', by: 'local', at: 0, confirmed: true } as const

describe.each(platforms)('show on %s', (platform) => {
  const isIos = platform === 'ios'

  it('puts up an incoming call, once', async () => {
    const bench = await createBench(platform)
    expect(await show(bench, callOf(uuidA))).toEqual([
      isIos
        ? `displayIncomingCall ${uuidA} +84901234567 number false Mai true true false false`
        : `displayIncomingCall ${uuidA} +84901234567 Mai false`,
    ])
    expect(await show(bench, callOf(uuidA))).toEqual([])
  })

  it('answers it there, when it was answered here', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA))
    expect(await show(bench, callOf(uuidA, { stage: 'connecting' }))).toEqual([`answerIncomingCall ${uuidA}`])
    expect(bench.host.requests).toMatchObject([{ type: 'answer' }])
    expect(await show(bench, callOf(uuidA, talking))).toEqual(isIos ? [] : [`setCurrentCallActive ${uuidA}`])
    expect(bench.simulator.calls()).toMatchObject([{ stage: 'connected' }])
  })

  it('does not answer what was answered there', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA))
    bench.simulator.user.answer(uuidA)
    await bench.settle()
    expect(await show(bench, callOf(uuidA, { stage: 'connecting' }))).toEqual([])
  })

  it('puts up a call that talks already, as after a restart, in one go', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA, { ...talking, held: true, muted: true }))
    await bench.settle()
    expect(bench.simulator.calls()).toMatchObject([{ stage: 'connected', held: true, muted: true }])
    expect(bench.simulator.told.map(({ name }) => name)).not.toContain('displayIncomingCall')
    expect(bench.simulator.crashes).toEqual([])
  })

  it('places an outgoing call, and tells how far it has got', async () => {
    const bench = await createBench(platform)
    const call = callOf(uuidA, { direction: 'outgoing', stage: 'dialing', video: true })
    expect(await show(bench, call)).toEqual([`startCall ${uuidA} +84901234567 Mai ${isIos ? 'number ' : ''}true`])
    expect(bench.host.requests).toMatchObject([{ type: 'start', to: '+84901234567' }])
    const connecting = await show(bench, { ...call, stage: 'connecting' })
    expect(connecting).toEqual(isIos ? [`reportConnectingOutgoingCallWithUUID ${uuidA}`] : [])
    const connected = await show(bench, { ...call, ...talking })
    expect(connected[0]).toBe(`${isIos ? 'reportConnectedOutgoingCallWithUUID' : 'setCurrentCallActive'} ${uuidA}`)
    expect(bench.simulator.calls()).toMatchObject([{ stage: 'connected', outgoing: true }])
    expect(await show(bench, { ...call, ...talking })).toEqual([])
  })

  it('tells of hold and mute only what differs, and what the OS has said counts', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA))
    bench.simulator.user.answer(uuidA)
    await bench.settle()
    await show(bench, callOf(uuidA, talking))
    expect(await show(bench, callOf(uuidA, { ...talking, held: true }))).toEqual([`setOnHold ${uuidA} true`])
    expect(await show(bench, callOf(uuidA, { ...talking, held: true, muted: true }))).toEqual([
      `setMutedCall ${uuidA} true`,
    ])
    bench.simulator.user.hold(uuidA, false)
    bench.simulator.user.mute(uuidA, false)
    await bench.settle()
    expect(await show(bench, callOf(uuidA, talking))).toEqual([])
    // The phone has refused it: the screen has to be put back.
    expect(await show(bench, callOf(uuidA, { ...talking, held: true }))).toEqual([`setOnHold ${uuidA} true`])
  })

  it('says each change back once', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA, talking))
    bench.host.requests.length = 0
    await show(bench, callOf(uuidA, { ...talking, held: true, muted: true }))
    expect(bench.host.requests).toMatchObject([
      { type: 'hold', held: true },
      { type: 'mute', muted: true },
    ])
  })

  it('writes another name over the first', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA))
    const told = await show(bench, callOf(uuidA, { remote: { address: '101', name: 'Lan' } }))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(`updateDisplay ${uuidA} Lan 101`)
    expect(bench.simulator.calls()).toMatchObject([{ name: 'Lan', handle: '101' }])
  })

  it('writes what the app wants written', async () => {
    const present = () => ({ name: 'Private', handle: 'x', handleType: 'generic' as const })
    const bench = await createBench(platform, { surface: { present } })
    await show(bench, callOf(uuidA, { remote: {} }))
    expect(bench.simulator.calls()).toMatchObject([{ name: 'Private', handle: 'x' }])
  })

  it.each([
    [{}, '', ''],
    [{ address: '0901', withheld: true }, '', ''],
    [{ userId: 'u7' }, 'u7', 'u7'],
    [{ address: 'sip:100@example.com' }, 'sip:100@example.com', 'sip:100@example.com'],
  ])('never hands a handle that is null to the native side: %j', async (remote, name, handle) => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA, { remote }))
    expect(bench.simulator.calls()).toMatchObject([{ name, handle }])
    expect(bench.simulator.crashes).toEqual([])
  })

  it('does not mute before there is sound to mute', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA, { muted: true, held: true }))
    expect(bench.simulator.calls()).toMatchObject([{ muted: false, held: false }])
    const connecting = await show(bench, callOf(uuidA, { stage: 'connecting', muted: true }))
    expect(connecting.includes(`setMutedCall ${uuidA} true`)).toBe(isIos)
    await show(bench, callOf(uuidA, { ...talking, muted: true }))
    expect(bench.simulator.calls()).toMatchObject([{ muted: true }])
    expect(bench.simulator.crashes).toEqual([])
  })

  it('refuses while it is not started', async () => {
    const bench = await createBench(platform, { start: false })
    expect(await bench.surface.show(callOf(uuidA))).toEqual({ ok: false, reason: 'not-supported' })
    await bench.surface.start(bench.host)
    await bench.surface.stop()
    expect(await bench.surface.show(callOf(uuidA))).toEqual({ ok: false, reason: 'not-supported' })
  })

  it('only brings up to date what the OS announced', async () => {
    const bench = await createBench(platform)
    bench.simulator.os.push({ uuid: uuidA, handle: '+84901234567' })
    await bench.settle()
    expect(await show(bench, callOf(uuidA))).toHaveLength(1)
    expect(bench.simulator.calls()).toMatchObject([{ name: 'Mai' }])
  })
})

describe.each(platforms)('close on %s', (platform) => {
  it('takes the call down without an echo when the far side ended it', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA))
    bench.surface.close(callOf(uuidA), { ...end, by: 'remote' })
    await bench.settle()
    expect(bench.simulator.calls()).toEqual([])
    expect(bench.host.requests).toEqual([])
  })

  it('takes it down as the user does when this side ended it, and says that back', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA))
    bench.surface.close(callOf(uuidA), end)
    await bench.settle()
    expect(bench.simulator.gone).toMatchObject([{ cause: platform === 'ios' ? 'user' : 'LOCAL' }])
    expect(bench.host.requests).toMatchObject([{ type: 'end' }])
  })

  it('does nothing with a call that the user took down there', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA))
    bench.simulator.user.end(uuidA)
    await bench.settle()
    bench.told()
    bench.surface.close(callOf(uuidA), end)
    await bench.settle()
    expect(bench.told()).toEqual([])
  })

  it('does not fail for a call that is not there, and tries to take it down', async () => {
    const bench = await createBench(platform)
    bench.surface.close(callOf(uuidA), end)
    await bench.settle()
    expect(bench.told()).toEqual([`endCall ${uuidA}`])
  })

  it.each(['incoming', 'outgoing'] as const)(
    'leaves no %s call that was over before the OS had it, whenever that was',
    async (direction) => {
      const stage = direction === 'incoming' ? 'ringing' : 'dialing'
      for (let turns = 0; turns < 10; turns++)
        for (const by of ['local', 'remote'] as const) {
          const bench = await createBench(platform)
          const shown = bench.surface.show(callOf(uuidA, { direction, stage }))
          for (let turn = 0; turn < turns; turn++) await Promise.resolve()
          bench.surface.close(callOf(uuidA), { ...end, by })
          await bench.settle()
          expect(await shown).toEqual({ ok: true })
          expect(bench.simulator.calls()).toEqual([])
          expect(bench.host.facts.filter(({ type }) => type === 'call.announced')).toEqual([])
          expect(bench.simulator.crashes).toEqual([])
        }
    },
  )

  it('puts it up again when it is shown again', async () => {
    const bench = await createBench(platform)
    await show(bench, callOf(uuidA))
    bench.surface.close(callOf(uuidA), { ...end, by: 'remote' })
    await show(bench, callOf(uuidA))
    expect(bench.simulator.calls()).toHaveLength(1)
  })
})

describe('show on iOS', () => {
  it('offers what the transport can, and never grouping', async () => {
    const bench = await createBench('ios')
    const call = callOf(uuidA, { direction: 'outgoing', stage: 'dialing' })
    await show(bench, call)
    const told = await show(bench, { ...call, ...talking })
    expect(told[1]).toContain(
      '{"supportsHolding":true,"supportsDTMF":true,"supportsGrouping":false,"supportsUngrouping":false,"hasVideo":false}',
    )
  })

  it('tells of the picture that came', async () => {
    const bench = await createBench('ios')
    await show(bench, callOf(uuidA))
    await show(bench, callOf(uuidA, { video: true }))
    expect(bench.simulator.calls()).toMatchObject([{ video: true }])
  })
})

describe('show on Android', () => {
  it('takes a call that the user dials to the same number in the same moment for one too many', async () => {
    const bench = await createBench('android')
    void bench.surface.show(callOf(uuidA, { direction: 'outgoing', stage: 'dialing' }))
    while (!bench.told().some((line) => line.startsWith('startCall'))) await Promise.resolve()
    bench.simulator.user.start('+84901234567')
    await bench.settle()
    expect(bench.simulator.calls()).toMatchObject([{ uuid: uuidA }])
    expect(bench.host.requests).toMatchObject([{ type: 'start' }, { type: 'start' }])
    for (const { call } of bench.host.requests) expect(call).toEqual({ refs: { 'os.uuid': uuidA } })
    await show(bench, callOf(uuidA, { direction: 'outgoing', ...talking }))
    expect(bench.simulator.calls()).toMatchObject([{ stage: 'connected' }])
  })
})

describe('show on Android, managed', () => {
  it('waits for the first sign of the call, and tells then what was told too early', async () => {
    const bench = await createBench('android', { surface: { setup: managed } })
    let result: unknown
    void bench.surface.show(callOf(uuidA)).then((shown) => {
      result = shown
    })
    await bench.settle()
    expect(bench.simulator.calls()).toHaveLength(1)
    expect(result).toBeUndefined()
    await show(bench, callOf(uuidA, { ...talking, muted: true }))
    expect(result).toEqual({ ok: true })
    expect(bench.simulator.calls()).toMatchObject([{ stage: 'connected', muted: true }])
    expect(bench.simulator.crashes).toEqual([])
  })

  it('takes a second show for a sign, too: the OS may never give one', async () => {
    const bench = await createBench('android', { surface: { setup: managed } })
    const shown = bench.surface.show(callOf(uuidA))
    await bench.settle()
    bench.told()
    expect(await show(bench, callOf(uuidA))).toEqual([])
    expect(await shown).toEqual({ ok: true })
  })

  it('tells again what Telecom was told before it had the call', async () => {
    const bench = await createBench('android', { surface: { setup: managed } })
    void bench.surface.show(callOf(uuidA))
    while (!bench.told().some((line) => line.startsWith('displayIncomingCall'))) await Promise.resolve()
    void bench.surface.show(callOf(uuidA, { stage: 'connecting' }))
    await bench.settle()
    expect(bench.told()).toEqual([`answerIncomingCall ${uuidA}`])
    expect(bench.simulator.calls()).toMatchObject([{ stage: 'ringing' }])
    expect((await show(bench, callOf(uuidA, talking)))[0]).toBe(`answerIncomingCall ${uuidA}`)
    expect(bench.simulator.calls()).toMatchObject([{ stage: 'connected' }])
  })

  /** Android's own dialog; what is pressed is its `buttonPositive` (-1) or `buttonNegative` (-2). */
  const dialog = (pressed: number) => ({
    DialogManagerAndroid: {
      getConstants: () => ({
        buttonClicked: 'buttonClicked',
        dismissed: 'dismissed',
        buttonPositive: -1,
        buttonNegative: -2,
      }),
      showAlert: (_config: object, _failed: unknown, act: (action: string, button: number) => void) =>
        act('buttonClicked', pressed),
    },
  })
  const without = { phoneAccount: 'off', surface: { setup: managed }, start: false } as const

  it('does not start where the user wants no phone account', async () => {
    const bench = await createBench('android', { ...without, nativeModules: dialog(-2) })
    await expect(bench.surface.start(bench.host)).rejects.toThrow('the user wants no phone account')
    bench.simulator.os.checkReachability()
    await bench.settle()
    expect(bench.host.said).toEqual([])
  })

  it('refuses while the user has not switched the phone account on', async () => {
    const bench = await createBench('android', { ...without, nativeModules: dialog(-1) })
    await bench.surface.start(bench.host)
    expect(bench.told()).toContain('openPhoneAccounts')
    expect(await bench.surface.show(callOf(uuidA))).toMatchObject({ ok: false, reason: 'not-supported' })
    expect(bench.told()).not.toContain('displayIncomingCall')
  })
})
