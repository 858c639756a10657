import { describe, expect, it } from 'vitest'
import { createSurfaceWorld, type WorldStep } from './surface-world.ts'

type World = Awaited<ReturnType<typeof createSurfaceWorld>>

/** How far a call has come when the app that has it dies, and how the next one finds it. */
const stories: Readonly<Record<string, { readonly before: readonly WorldStep[]; readonly finds: object }>> = {
  'an incoming call that rings': {
    before: [{ at: 'far', do: 'call', from: '200' }],
    finds: { phase: 'incoming', attached: true, answering: false },
  },
  'a call that a push announced, and the line has delivered': {
    before: [
      { at: 'os', do: 'announce', from: '200', answered: false },
      { at: 'far', do: 'call', from: '200' },
    ],
    finds: { phase: 'incoming', attached: true, answering: false },
  },
  'a call that was answered on the screen': {
    before: [
      { at: 'os', do: 'announce', from: '200', answered: false },
      { at: 'far', do: 'call', from: '200' },
      { at: 'screen', do: 'answer', call: 0 },
    ],
    finds: { phase: 'active', direction: 'incoming' },
  },
  'a call that is held and muted': {
    before: [
      { at: 'far', do: 'call', from: '200' },
      { at: 'screen', do: 'answer', call: 0 },
      { at: 'screen', do: 'hold', call: 0, on: true },
      { at: 'screen', do: 'mute', call: 0, on: true },
    ],
    finds: { phase: 'held', mute: { desired: true, actual: true } },
  },
  'a call that was placed from the recent ones and is answered': {
    before: [
      { at: 'screen', do: 'start', to: '200' },
      { at: 'far', do: 'answer', call: 0 },
    ],
    finds: { phase: 'active', direction: 'outgoing' },
  },
  'a call that was placed and rings there': {
    before: [
      { at: 'app', do: 'startCall', to: '200' },
      { at: 'far', do: 'ring', call: 0 },
    ],
    finds: { phase: 'ringing', direction: 'outgoing' },
  },
}

async function play(
  difficulty: Parameters<typeof createSurfaceWorld>[0],
  before: readonly WorldStep[],
): Promise<World> {
  const world = await createSurfaceWorld(difficulty)
  for (const step of before) {
    await world.run(step)
    await world.run({ at: 'time', ms: 500 })
  }
  return world
}

const alive = ({ phone }: World) => phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')

describe.each([
  ['that says nothing back', {}],
  ['that echoes', { echoes: true }],
  ['that lags and echoes', { echoes: true, lagMs: 100 }],
] as const)('an app that takes over from one that died, on a call screen %s', (_, difficulty) => {
  it.each(Object.entries(stories))('finds %s, once, and its user ends it there', async (_name, { before, finds }) => {
    const world = await play(difficulty, before)
    expect(alive(world)).toHaveLength(1)
    await world.run({ at: 'phone', do: 'relaunch' })
    await world.run({ at: 'time', ms: 1_000 })
    const [call] = alive(world)
    expect(alive(world)).toMatchObject([{ ...finds, remote: { address: '200' } }])
    expect(world.surface.screen.getSnapshot().calls).toMatchObject([{ callId: call?.id }])
    expect(world.differs()).toBeUndefined()
    await world.run({ at: 'screen', do: 'end', call: 0 })
    await world.run({ at: 'time', ms: 1_000 })
    expect([alive(world), world.transport.far.calls, world.surface.screen.getSnapshot().calls]).toEqual([[], [], []])
    expect([...world.heard.values()].map(({ settled }) => settled)).not.toContain(0)
  })

  it('finds out that a call has ended meanwhile, and takes its screen down', async () => {
    const world = await play(difficulty, stories['a call that was answered on the screen']?.before ?? [])
    world.surface.die()
    await world.run({ at: 'far', do: 'hangUp', call: 0 })
    await world.run({ at: 'phone', do: 'relaunch' })
    await world.run({ at: 'time', ms: 31_000 })
    expect([alive(world), world.surface.screen.getSnapshot().calls]).toEqual([[], []])
  })

  it('gives an answer that was pressed while no app ran, and settles it', async () => {
    const world = await play(
      difficulty,
      stories['a call that a push announced, and the line has delivered']?.before ?? [],
    )
    world.surface.die()
    await world.run({ at: 'screen', do: 'answer', call: 0 })
    await world.run({ at: 'phone', do: 'relaunch' })
    await world.run({ at: 'time', ms: 1_000 })
    expect(alive(world)).toMatchObject([{ phase: 'active', remote: { address: '200' } }])
    expect(world.differs()).toBeUndefined()
    expect([...world.heard.values()].map(({ settled }) => settled)).not.toContain(0)
  })
})
