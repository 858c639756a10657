import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSurfaceWorld, type WorldStep } from './surface-world.ts'

type World = Awaited<ReturnType<typeof createSurfaceWorld>>

const call = fc.nat(3)
const on = fc.boolean()
const number = fc.constantFrom('200', '201', '202')
const at = <A extends WorldStep['at']>(place: A) => fc.constant(place)
const deed = <D extends string>(...deeds: readonly D[]) => fc.constantFrom(...deeds)

const far = fc.oneof(
  fc.record({ at: at('far'), do: deed('call'), from: number }),
  fc.record({ at: at('far'), do: deed('ring', 'answer', 'hangUp', 'hold', 'resume'), call }),
)
const inApp = fc.oneof(
  { weight: 1, arbitrary: fc.record({ at: at('app'), do: deed('startCall'), to: number }) },
  {
    weight: 4,
    arbitrary: fc.record({
      at: at('app'),
      do: deed('answer', 'decline', 'hangUp', 'hold', 'resume', 'mute', 'unmute', 'swap', 'merge', 'split'),
      call,
    }),
  },
)
const onScreen = fc.oneof(
  { weight: 6, arbitrary: fc.record({ at: at('screen'), do: deed('answer', 'end', 'callBack'), call }) },
  { weight: 1, arbitrary: fc.record({ at: at('screen'), do: deed('timeOut'), call, falsely: on }) },
  { weight: 6, arbitrary: fc.record({ at: at('screen'), do: deed('hold', 'mute'), call, on }) },
  { weight: 1, arbitrary: fc.record({ at: at('screen'), do: deed('start'), to: number }) },
)
const inOs = fc.oneof(
  fc.record({ at: at('os'), do: deed('announce'), from: number, answered: on }),
  fc.record({ at: at('os'), do: deed('refuseNext'), reason: deed('blocked', 'busy', 'failed') }),
  fc.record({ at: at('os'), do: deed('lag'), ms: fc.constantFrom(0, 20, 300, 800) }),
  fc.record({ at: at('os'), do: deed('repeat'), times: fc.nat(2) }),
  fc.record({ at: at('os'), do: deed('restart', 'lose', 'keep', 'reset') }),
)
const step: fc.Arbitrary<WorldStep> = fc.oneof(
  { weight: 10, arbitrary: far },
  { weight: 10, arbitrary: inApp },
  { weight: 13, arbitrary: onScreen },
  { weight: 8, arbitrary: inOs },
  { weight: 2, arbitrary: fc.record({ at: at('phone'), do: deed('wake', 'relaunch') }) },
  { weight: 8, arbitrary: fc.record({ at: at('time'), ms: fc.constantFrom(0, 10, 100, 500, 2_500, 20_000) }) },
)

/** Nothing happens any more, and the app is looked at: by then everything that was under way has arrived. */
async function quiet(world: World): Promise<void> {
  await world.run({ at: 'os', do: 'keep' })
  await world.run({ at: 'os', do: 'repeat', times: 0 })
  await world.run({ at: 'time', ms: 3_000 })
  await world.run({ at: 'phone', do: 'wake' })
  await world.run({ at: 'time', ms: 3_000 })
}

/** What a deadline has moved in this very moment may still be under way. */
async function agreed(world: World): Promise<string | undefined> {
  if (world.differs() !== undefined) await world.run({ at: 'time', ms: 2_000 })
  return world.differs()
}

describe('a phone and its call screen', () => {
  it('agree once quiet, and every wish of the screen is settled once, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 40, size: 'max' }), async (echoes, steps) => {
        const world = await createSurfaceWorld({ echoes })
        // What crosses on a slow bridge that says nothing back cannot be known by anybody.
        const can = (one: WorldStep) => echoes || !(one.at === 'os' && one.do === 'lag')
        for (const one of steps.filter(can)) await world.run(one)
        await quiet(world)
        expect(await agreed(world)).toBeUndefined()

        const before = world.told.shows
        const lived = world.phone.getSnapshot().calls.length
        await world.run({ at: 'time', ms: 10_000 })
        // A deadline may end a call, an answer may come: a few levels each, and never to and fro.
        expect(world.told.shows - before).toBeLessThanOrEqual(4 * lived)

        await world.run({ at: 'time', ms: 200_000 })
        expect(await agreed(world)).toBeUndefined()
        // What was pressed before a new run of the app had shown its call may cross with that.
        expect(world.needless).toBeLessThanOrEqual(
          steps.filter((one) => one.at === 'phone' && one.do === 'relaunch').length,
        )
        expect([...world.heard].filter(([, { settled }]) => settled !== 1)).toEqual([])
      }),
      { numRuns: Number(process.env.OFFHOOK_RUNS ?? 500) },
    )
  }, 1_200_000)
})
