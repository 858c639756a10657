import { describe, expect, it, vi } from 'vitest'
import { createCallKeepSurface } from '../src/index.ts'
import { createCallKeepSimulator } from '../src/simulator/index.ts'
import { callOf, createBench, fakeHost, launch, managed, setup, uuidA, uuidB } from './support/bench.ts'

const push = { uuid: uuidA, handle: '+84901234567', name: 'Mai' }
const asleep = { start: false, attached: false } as const
type Platform = 'ios' | 'android'

/** A telephone without the app; then the app is opened. */
async function sleeping(platform: Platform, setups = setup) {
  const simulator = createCallKeepSimulator({ platform, attached: false })
  const settings = setups.android
  const nothing = fakeHost()
  // Native code has the settings of the run before.
  if (platform === 'android') await Promise.resolve(simulator.nativeModule.setSettings?.(settings as never))
  await Promise.resolve()
  return {
    simulator,
    nothing,
    open(host = fakeHost()) {
      const app = launch(simulator)
      return { app, host, surface: createCallKeepSurface({ callKeep: app.callKeep, platform, setup: setups }) }
    },
  }
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const said = (host: ReturnType<typeof fakeHost>) =>
  host.said.map(({ type }) => type).filter((type) => type !== 'audioSession.changed')

describe.each(['ios', 'android'] as const)('cold start on %s', (platform) => {
  it('hears what happened before there was JavaScript, in order and once each', async () => {
    const { simulator, open } = await sleeping(platform)
    simulator.os.push(push)
    await turn()
    simulator.user.answer(uuidA)
    await turn()
    const { surface, host } = open()
    await surface.start(host)
    await turn()
    expect(said(host)).toEqual(['call.announced', 'answer'])
    expect(simulator.crashes).toEqual([])
  })

  it('hears a call that came and went', async () => {
    const { simulator, open } = await sleeping(platform)
    simulator.os.push(push)
    await turn()
    simulator.user.end(uuidA)
    await turn()
    const { surface, host } = open()
    await surface.start(host)
    await turn()
    expect(said(host)).toEqual(['call.announced', 'end'])
  })

  it('hears nothing twice when the app listens anew, and misses nothing meanwhile', async () => {
    const { simulator, open } = await sleeping(platform)
    simulator.os.push(push)
    await turn()
    const { surface, host } = open()
    await surface.start(host)
    await turn()
    await surface.stop()
    await turn()
    simulator.user.answer(uuidA)
    await turn()
    expect(said(host)).toEqual(['call.announced'])
    const again = fakeHost()
    await surface.start(again)
    await turn()
    expect(said(again)).toEqual(['answer'])
  })

  it('hears nothing twice when the JavaScript is loaded anew', async () => {
    const { simulator, open } = await sleeping(platform)
    simulator.os.push(push)
    await turn()
    const first = open()
    await first.surface.start(first.host)
    await turn()
    first.app.kill()
    simulator.user.answer(uuidA)
    await turn()
    const second = open()
    await second.surface.start(second.host)
    await turn()
    expect(said(second.host)).toEqual(['answer'])
  })

  it('shows no second call of one that was announced before', async () => {
    const { simulator, open } = await sleeping(platform)
    simulator.os.push({ ...push, uuid: uuidA.toUpperCase() })
    await turn()
    const { surface, host } = open()
    await surface.start(host)
    await turn()
    const [fact] = host.facts
    expect(fact?.call).toEqual({ refs: { 'os.uuid': uuidA } })
  })

  it('says that the app is there, so that its calls are not taken down', async () => {
    const bench = await createBench(platform, { start: false })
    await bench.surface.start(bench.host)
    await bench.settle()
    expect(bench.told()).toContain('setReachable')
  })

  it('is set up by native code where no setup is given', async () => {
    const bench = await createBench(platform, { start: false })
    const surface = createCallKeepSurface({ callKeep: bench.app.callKeep, platform })
    await surface.start(bench.host)
    await bench.settle()
    const told = bench.told()
    expect(told).not.toContain('setup')
    expect(told.includes('registerEvents')).toBe(platform === 'android')
  })
})

describe('cold start on iOS', () => {
  it('takes an event that happened twice as two', async () => {
    const { simulator, open } = await sleeping('ios')
    simulator.os.push(push)
    await turn()
    simulator.user.mute(uuidA, true)
    simulator.user.mute(uuidA, false)
    simulator.user.mute(uuidA, true)
    simulator.user.mute(uuidA, false)
    await turn()
    const { surface, host } = open()
    await surface.start(host)
    await turn()
    expect(host.requests.map(({ muted }) => muted)).toEqual([true, false, true, false])
  })

  it('goes on where somebody else has listened first, and took the first delivery', async () => {
    const { simulator, open } = await sleeping('ios')
    simulator.os.push(push)
    await turn()
    const { app, surface, host } = open()
    app.callKeep.addEventListener('endCall', () => {})
    await turn()
    await surface.start(host)
    await turn()
    expect(said(host)).toEqual(['call.announced'])
  })

  it('starts where the queue is nil', async () => {
    const bench = await createBench('ios', { lateInit: true })
    expect(bench.host.said).toEqual([])
  })

  it('rejects without a name for the app', async () => {
    const ios = { appName: '' }
    const bench = await createBench('ios', { start: false, surface: { setup: { ...setup, ios } } })
    await expect(bench.surface.start(bench.host)).rejects.toThrow('appName')
  })
})

describe('cold start on Android', () => {
  it('listens before it sets up, or it would miss the queue', async () => {
    const { simulator, open } = await sleeping('android', managed)
    simulator.os.push(push)
    await turn()
    const { app, host } = open()
    await app.callKeep.setup(managed)
    await turn()
    const late = createCallKeepSurface({ callKeep: app.callKeep, platform: 'android', setup: managed })
    await late.start(host)
    await turn()
    // That is the trap: nothing is left to hear.
    expect(host.said).toEqual([])
  })

  it('empties the queue in the same breath as it reads it', async () => {
    const bench = await createBench('android', { start: false })
    await bench.surface.start(bench.host)
    await bench.settle()
    const names = bench.simulator.told.map(({ name }) => name)
    expect(names[names.indexOf('getInitialEvents') + 1]).toBe('clearInitialEvents')
  })

  it('rejects where there is no Telecom', async () => {
    const bench = await createBench('android', asleep)
    const callKeep = { ...bench.app.callKeep, supportConnectionService: () => false }
    const surface = createCallKeepSurface({ callKeep, platform: 'android', setup })
    await expect(surface.start(bench.host)).rejects.toThrow('Android 6')
  })

  it('lets no call be placed from outside while it is stopped', async () => {
    const bench = await createBench('android')
    await bench.surface.stop()
    await bench.settle()
    expect(bench.told()).toEqual(['setAvailable false', 'unregisterEvents'])
  })
})

describe('listCalls on iOS', () => {
  it('lists what rings and talks, in our letters', async () => {
    const bench = await createBench('ios')
    bench.simulator.os.push(push)
    bench.simulator.os.push({ ...push, uuid: uuidB })
    await bench.settle()
    bench.simulator.user.answer(uuidB)
    bench.simulator.user.hold(uuidB, true)
    await bench.settle()
    expect(await bench.surface.listCalls?.()).toEqual({
      complete: true,
      facts: [
        { type: 'call.announced', call: { refs: { 'os.uuid': uuidA } }, answered: false, held: false },
        { type: 'call.announced', call: { refs: { 'os.uuid': uuidB } }, answered: true, held: true },
      ],
    })
  })

  it('takes what it finds for what stands there, so that a hold of which nobody has heard is taken back', async () => {
    const bench = await createBench('ios')
    const call = callOf(uuidA, { stage: 'connected' })
    void bench.surface.show(call)
    await bench.settle()
    bench.simulator.os.lose('RNCallKeepDidToggleHoldAction')
    bench.simulator.user.hold(uuidA, true)
    await bench.settle()
    await bench.surface.listCalls?.()
    bench.told()
    void bench.surface.show(call)
    await bench.settle()
    expect(bench.told()).toEqual([`setOnHold ${uuidA} false`])
  })

  it('knows better than a list that was made before the OS was told', async () => {
    const bench = await createBench('ios')
    const call = callOf(uuidA, { stage: 'connected' })
    void bench.surface.show(call)
    await bench.settle()
    const old = await bench.app.callKeep.getCalls()
    vi.spyOn(bench.app.callKeep, 'getCalls').mockResolvedValue(old)
    const listing = bench.surface.listCalls?.()
    void bench.surface.show({ ...call, held: true })
    await listing
    bench.told()
    void bench.surface.show({ ...call, held: true })
    await bench.settle()
    expect(bench.told()).toEqual([])
  })

  it('takes an incoming call that nobody told us of for ours when the phone starts, and never later', async () => {
    const bench = await createBench('ios', { start: false })
    bench.simulator.os.foreignCall(uuidA, { connected: true })
    bench.simulator.os.foreignCall(uuidB, { connected: true, outgoing: true })
    await bench.surface.start(bench.host)
    expect((await bench.surface.listCalls?.())?.facts).toHaveLength(1)
    bench.simulator.os.foreignCall('cccccccc-0000-4000-8000-00000000000c', { connected: true })
    expect((await bench.surface.listCalls?.())?.facts).toHaveLength(1)
  })

  it('does not forget what has come while it was asked, whenever that was', async () => {
    const call = callOf(uuidA, { direction: 'outgoing', stage: 'dialing' })
    for (let turns = 0; turns < 10; turns++) {
      const bench = await createBench('ios')
      void bench.surface.show(call)
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      await bench.surface.listCalls?.()
      await bench.settle()
      bench.told()
      void bench.surface.show({ ...call, stage: 'connected' })
      await bench.settle()
      expect(bench.told()[0]).toBe(`reportConnectedOutgoingCallWithUUID ${uuidA}`)
    }
  })

  it('takes down a call that was closed before the OS had it, when it finds it there after all', async () => {
    const bench = await createBench('ios')
    bench.simulator.os.lose('RNCallKeepDidDisplayIncomingCall')
    void bench.surface.show(callOf(uuidA))
    const closed = { reason: 'cancelled', by: 'remote', at: 0, confirmed: true } as const
    bench.surface.close({ callId: callOf(uuidA).callId, uuid: uuidA }, closed)
    await bench.settle()
    expect(bench.simulator.calls()).toHaveLength(1)
    // Of a call that is over nothing is told to the phone, which may have forgotten it.
    expect(await bench.surface.listCalls?.()).toEqual({ complete: true, facts: [] })
    await bench.settle()
    expect(bench.simulator.calls()).toEqual([])
    expect(bench.simulator.crashes).toEqual([])
    expect((await bench.surface.listCalls?.())?.facts).toEqual([])
  })

  it('answers the show of a call of whose appearance nothing was heard', async () => {
    const bench = await createBench('ios')
    bench.simulator.os.lose('RNCallKeepDidDisplayIncomingCall')
    const shown = bench.surface.show(callOf(uuidA))
    await bench.settle()
    expect((await bench.surface.listCalls?.())?.facts).toHaveLength(1)
    expect(await shown).toEqual({ ok: true })
  })

  it('asks the app whose a call is, where it can tell', async () => {
    const asked: unknown[] = []
    const isOurs = (call: object) => {
      asked.push(call)
      return false
    }
    const bench = await createBench('ios', { surface: { isOurs } })
    bench.simulator.os.foreignCall(uuidA.toUpperCase(), { connected: true })
    expect((await bench.surface.listCalls?.())?.facts).toEqual([])
    expect(asked).toMatchObject([{ uuid: uuidA, connected: true, outgoing: false, held: false }])
  })

  it('is none on Android', async () => {
    const bench = await createBench('android')
    expect(bench.surface.listCalls).toBeUndefined()
  })
})
