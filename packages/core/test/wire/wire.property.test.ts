import { settle } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOfCalm } from './agreement.ts'
import type { Fate } from './post.ts'
import { createTown, type Town } from './town.ts'

const numRuns = Math.ceil(Number(process.env.OFFHOOK_RUNS ?? 10_000) / 10)

const names = ['alice', 'bob', 'carol'] as const
type Name = (typeof names)[number]
const name = fc.constantFrom(...names)
const deeds = ['answer', 'decline', 'hangUp', 'hold', 'resume', 'swap'] as const

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('call' as const), who: name, to: name }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('meet' as const), who: name, to: name }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('do' as const),
      who: name,
      deed: fc.constantFrom(...deeds),
      call: fc.nat(3),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('deliver' as const), letters: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom(10, 500, 3_000, 20_000) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('once' as const) },
  { weight: 2, arbitrary: fc.constant('lost' as const) },
  { weight: 1, arbitrary: fc.constant('twice' as const) },
)

/** Ends of calls that are up just now. */
const talks = ({ residents }: Town) =>
  residents
    .flatMap(({ phone }) => phone.getSnapshot().calls)
    .filter(({ phase }) => phase === 'active' || phase === 'held').length

async function deliver(scheduler: fc.Scheduler, letters: number): Promise<void> {
  for (let letter = 0; letter < letters && scheduler.count() > 0; letter++) {
    await scheduler.waitOne()
    await settle()
  }
}

/** A call that is placed and answered as it should be, but for the letters that are late. */
async function meet(town: Town, scheduler: fc.Scheduler, who: Name, to: Name): Promise<void> {
  if (who === to) return
  town.ask(`${who} calls ${to}`, town.at(who).phone.startCall({ to }))
  await settle()
  await deliver(scheduler, 4)
  const rings = town
    .at(to)
    .phone.getSnapshot()
    .calls.find(({ phase }) => phase === 'incoming')
  if (rings) town.ask(`${to} answers`, town.at(to).phone.answer(rings.id))
  await settle()
  await deliver(scheduler, 4)
}

async function take(town: Town, scheduler: fc.Scheduler, step: Step): Promise<void> {
  switch (step.type) {
    case 'call':
      if (step.who !== step.to)
        town.ask(`${step.who} calls ${step.to}`, town.at(step.who).phone.startCall({ to: step.to }))
      break
    case 'do': {
      const { phone } = town.at(step.who)
      const live = phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')
      const call = live[step.call % Math.max(1, live.length)]
      if (step.deed === 'swap') town.ask(`${step.who} swaps`, phone.swap())
      else if (call) town.ask(`${step.who} ${step.deed} ${call.phase}`, phone[step.deed](call.id))
      break
    }
    case 'meet':
      await meet(town, scheduler, step.who, step.to)
      break
    case 'deliver':
      await deliver(scheduler, step.letters)
      break
    case 'wait':
      await town.clock.advanceAsync(step.ms)
      break
    default:
      step satisfies never
  }
  await settle()
}

const town = fc.record({
  fates: fc.array(fate, { maxLength: 80, size: 'max' }),
  stutters: fc.array(fc.boolean(), { maxLength: 40, size: 'max' }),
  sharedRef: fc.boolean(),
  secondCall: fc.constantFrom(
    'reject-busy' as const,
    'wait' as const,
    'hold-and-answer' as const,
    'end-and-answer' as const,
  ),
  seed: fc.nat(1_000),
})

describe('three phones on a network that loses, doubles, delays and reorders', () => {
  it(
    `agree once it is quiet, in ${numRuns} stories`,
    async () => {
      let talked = 0
      let talkedBeside = 0
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          town,
          fc.array(step, { minLength: 4, maxLength: 40, size: 'max' }),
          async (scheduler, setup, steps) => {
            const place = await createTown({ ...setup, scheduler })
            for (const one of steps) await take(place, scheduler, one)
            talked += talks(place) > 0 ? 1 : 0
            talkedBeside += talks(place) > 2 ? 1 : 0
            await place.calm()
            expect([...faultsOfCalm(place)]).toEqual([])
          },
        ),
        { numRuns },
      )
      // Stories in which nobody talks would prove nothing.
      expect(talked).toBeGreaterThan(numRuns / 4)
      expect(talkedBeside).toBeGreaterThan(numRuns / 50)
    },
    Math.max(120_000, numRuns * 200),
  )
})
