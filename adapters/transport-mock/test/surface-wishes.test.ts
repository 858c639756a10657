import { describe, expect, it } from 'vitest'
import { createSurfaceWorld, type WorldStep } from './surface-world.ts'

/** A call that talks, on a screen that echoes. */
async function talking() {
  const world = await createSurfaceWorld({ echoes: true })
  await world.run({ at: 'far', do: 'call', from: '200' })
  await world.run({ at: 'app', do: 'answer', call: 0 })
  await world.run({ at: 'time', ms: 3_000 })
  return world
}
const of = (world: Awaited<ReturnType<typeof talking>>, type: string) =>
  world.transport.far.received.filter((command) => command.type === type).length
const tap = (muted: boolean): WorldStep => ({ at: 'app', do: muted ? 'mute' : 'unmute', call: 0 })
const press = (on: boolean): WorldStep => ({ at: 'screen', do: 'mute', call: 0, on })

const lags = [0, 20, 300, 900]
const taps = [[true], [true, false], [true, false, true], [true, false, true, false]]

describe.each(lags)('mute, on a call screen that lags %i ms and echoes', (ms) => {
  it.each(taps.map((list) => [list.map(String).join(', '), list] as const))(
    'taps in the app, %s, are so many commands, and the last one stands',
    async (_, list) => {
      const world = await talking()
      await world.run({ at: 'os', do: 'lag', ms })
      for (const muted of list) {
        await world.run(tap(muted))
        await world.run({ at: 'time', ms: 10 })
      }
      await world.run({ at: 'time', ms: 10_000 })
      expect(of(world, 'setMute')).toBe(list.length)
      expect(world.phone.getSnapshot().calls[0]?.mute.desired).toBe(list.at(-1))
      expect(world.differs()).toBeUndefined()
    },
  )

  it.each(taps.map((list) => [list.map(String).join(', '), list] as const))(
    'presses on the screen, %s, are so many commands, and the last one stands',
    async (_, list) => {
      const world = await talking()
      await world.run({ at: 'os', do: 'lag', ms })
      for (const muted of list) {
        await world.run(press(muted))
        await world.run({ at: 'time', ms: 10 })
      }
      await world.run({ at: 'time', ms: 10_000 })
      expect(of(world, 'setMute')).toBe(list.length)
      expect(world.phone.getSnapshot().calls[0]?.mute.desired).toBe(list.at(-1))
      expect(world.differs()).toBeUndefined()
    },
  )

  it('taps in the app and presses on the screen that cross end at one level, and nobody plays on', async () => {
    for (const crossing of [
      [tap(true), press(true)],
      [press(true), tap(true), press(false)],
      [tap(true), press(true), press(false)],
      [tap(true), tap(false), press(true)],
      [tap(true), press(true), tap(false), press(false), tap(true)],
    ]) {
      const world = await talking()
      await world.run({ at: 'os', do: 'lag', ms })
      for (const step of crossing) await world.run(step)
      await world.run({ at: 'time', ms: 10_000 })
      expect(world.differs()).toBeUndefined()
      expect(world.needless).toBeLessThanOrEqual(0)
      const before = world.told.shows
      await world.run({ at: 'time', ms: 600_000 })
      expect(world.told.shows).toBe(before)
    }
  })
})

describe('a press that the phone never hears of', () => {
  it.each(['mute', 'hold'] as const)('is taken back on the screen when the app is looked at: %s', async (deed) => {
    const world = await talking()
    await world.run({ at: 'os', do: 'lose' })
    await world.run({ at: 'screen', do: deed, call: 0, on: true })
    await world.run({ at: 'os', do: 'keep' })
    expect(world.differs()).toBeDefined()
    await world.run({ at: 'phone', do: 'wake' })
    await world.run({ at: 'time', ms: 10 })
    expect(world.differs()).toBeUndefined()
    expect(world.phone.getSnapshot().calls).toMatchObject([{ phase: 'active', mute: { desired: false } }])
  })

  it('is taken back when the app runs anew', async () => {
    const world = await talking()
    await world.run({ at: 'os', do: 'lose' })
    await world.run(press(true))
    await world.run({ at: 'os', do: 'keep' })
    await world.run({ at: 'phone', do: 'relaunch' })
    await world.run({ at: 'time', ms: 10 })
    expect(world.differs()).toBeUndefined()
    expect(of(world, 'setMute')).toBe(0)
  })

  it('and a tap in the app are told apart: a list that was made before the tap takes nothing back', async () => {
    const world = await talking()
    await world.run({ at: 'os', do: 'lag', ms: 300 })
    await world.run({ at: 'phone', do: 'wake' })
    await world.run({ at: 'time', ms: 10 })
    await world.run(tap(true))
    const before = world.told.shows
    await world.run({ at: 'time', ms: 10_000 })
    expect(world.told.shows).toBe(before)
    expect(of(world, 'setMute')).toBe(1)
    expect(world.surface.screen.getSnapshot().calls).toMatchObject([{ muted: true }])
    expect(world.differs()).toBeUndefined()
  })
})

describe('a wish that takes its time', () => {
  it('stands on the screen meanwhile, though other things of the call are shown', async () => {
    const world = await talking()
    const seen: (boolean | undefined)[] = []
    world.surface.screen.subscribe(() => seen.push(world.surface.screen.getSnapshot().calls[0]?.held))
    world.transport.far.delay('setHold', 2_000)
    await world.run({ at: 'screen', do: 'hold', call: 0, on: true })
    world.transport.far.calls[0]?.changeRemote({ address: '200', name: 'Bob' })
    await world.run({ at: 'time', ms: 500 })
    expect(world.surface.screen.getSnapshot().calls).toMatchObject([{ name: 'Bob', held: true }])
    await world.run({ at: 'time', ms: 5_000 })
    expect(new Set(seen)).toEqual(new Set([true]))
    expect(world.phone.getSnapshot().calls).toMatchObject([{ phase: 'held' }])
  })

  it('is taken back on the screen when the line refuses it', async () => {
    const world = await talking()
    world.transport.far.refuse('setHold', { ok: false, reason: 'refused' })
    await world.run({ at: 'screen', do: 'hold', call: 0, on: true })
    await world.run({ at: 'time', ms: 3_000 })
    expect(world.surface.screen.getSnapshot().calls).toMatchObject([{ held: false }])
    expect(world.differs()).toBeUndefined()
  })
})

describe('a call that its screen has shown first', () => {
  it.each(['started there', 'announced there'])('follows each press, also those that come twice: %s', async (how) => {
    const world = await createSurfaceWorld({ echoes: true })
    await world.run({ at: 'os', do: 'repeat', times: 1 })
    if (how === 'started there') await world.run({ at: 'screen', do: 'start', to: '200' })
    else await world.run({ at: 'os', do: 'announce', from: '200', answered: true })
    if (how === 'announced there') await world.run({ at: 'far', do: 'call', from: '200' })
    await world.run({ at: 'far', do: 'answer', call: 0 })
    await world.run({ at: 'time', ms: 10 })
    await world.run(press(true))
    await world.run(press(false))
    expect(of(world, 'setMute')).toBe(2)
    expect(world.phone.getSnapshot().calls).toMatchObject([{ phase: 'active', mute: { desired: false } }])
    expect(world.differs()).toBeUndefined()
  })
})

describe('a list of calls that is lost on the way', () => {
  it('is asked for again when the app is looked at, so that a new call is shown', async () => {
    const world = await createSurfaceWorld({ echoes: true })
    await world.run({ at: 'os', do: 'lag', ms: 300 })
    await world.run({ at: 'phone', do: 'relaunch' })
    await world.run({ at: 'time', ms: 500 })
    await world.run({ at: 'os', do: 'restart' })
    await world.run({ at: 'far', do: 'call', from: '200' })
    await world.run({ at: 'phone', do: 'wake' })
    await world.run({ at: 'time', ms: 1_000 })
    expect(world.surface.screen.getSnapshot().calls).toMatchObject([{ stage: 'ringing' }])
  })
})

describe('a push that comes when its call has ended', () => {
  it.each(['by its number', 'by the uuid of the call'])('leaves nothing on the screen, %s', async (how) => {
    const world = await createSurfaceWorld({ echoes: true })
    await world.run({ at: 'far', do: 'call', from: '200' })
    const uuid = world.surface.shown[0]?.uuid ?? ''
    await world.run({ at: 'far', do: 'hangUp', call: 0 })
    await world.run({ at: 'time', ms: 100 })
    if (how === 'by its number') await world.run({ at: 'os', do: 'announce', from: '200', answered: false })
    else world.surface.announce({ 'os.uuid': uuid }, { address: '200' })
    await world.run({ at: 'time', ms: how === 'by its number' ? 31_000 : 100 })
    expect(world.surface.screen.getSnapshot().calls).toEqual([])
  })
})

describe('the ring timer of a call screen', () => {
  it('ends a call that rings, as missed', async () => {
    const world = await createSurfaceWorld({ echoes: true })
    await world.run({ at: 'far', do: 'call', from: '200' })
    await world.run({ at: 'screen', do: 'timeOut', call: 0, falsely: true })
    await world.run({ at: 'time', ms: 10 })
    expect(world.phone.getSnapshot().log).toMatchObject([{ missed: true, end: { reason: 'no-answer' } }])
    expect(world.transport.far.calls).toEqual([])
  })

  it.each([
    ['that talks', [{ at: 'app', do: 'answer', call: 0 }]],
    [
      'that is held',
      [
        { at: 'app', do: 'answer', call: 0 },
        { at: 'app', do: 'hold', call: 0 },
      ],
    ],
  ] as const)('does nothing to a call %s, whose screen is put up again', async (_, steps) => {
    const world = await createSurfaceWorld({ echoes: true })
    await world.run({ at: 'far', do: 'call', from: '200' })
    for (const step of steps) await world.run(step)
    await world.run({ at: 'screen', do: 'timeOut', call: 0, falsely: true })
    await world.run({ at: 'time', ms: 100 })
    await world.run({ at: 'phone', do: 'wake' })
    await world.run({ at: 'time', ms: 100 })
    expect(world.transport.far.calls).toMatchObject([{ stage: 'talking' }])
    expect(world.differs()).toBeUndefined()
  })
})
