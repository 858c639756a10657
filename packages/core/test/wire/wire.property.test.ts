import { settle } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallView, EndReason } from '../../src/index.ts'
import { faultsOfCalm } from './agreement.ts'
import type { Fate } from './post.ts'
import { createTown, type Town } from './town.ts'

const numRuns = Math.ceil(Number(process.env.OFFHOOK_RUNS ?? 10_000) / 10)
const timeout = Math.max(120_000, numRuns * 200)

const names = ['alice', 'bob', 'carol'] as const
type Name = (typeof names)[number]
const name = fc.constantFrom(...names)
const simpleDeeds = [
  'answer',
  'decline',
  'hangUp',
  'hold',
  'resume',
  'split',
  'acceptTransfer',
  'rejectTransfer',
] as const
const deeds = [...simpleDeeds, 'swap', 'merge', 'cancel', 'transfer', 'consult'] as const
type Deed = (typeof deeds)[number]

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('call' as const), who: name, to: name }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('meet' as const), who: name, to: name }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('handOver' as const),
      who: name,
      to: name,
      attended: fc.boolean(),
      letters: fc.nat(6),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('confer' as const), who: name, letters: fc.nat(6) }),
  },
  {
    weight: 8,
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
type HandOver = Extract<Step, { readonly type: 'handOver' }>

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

const isMerged = ({ residents }: Town) => residents.some(({ transport }) => transport.mixer.groups.length > 0)
const endedAs = ({ residents }: Town, reason: EndReason) =>
  residents.flatMap(({ phone }) => phone.getSnapshot().log).filter(({ end }) => end.reason === reason).length

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

const isLive = ({ phase }: CallView) => phase !== 'ended' && phase !== 'ending'
const others = (...known: readonly (string | undefined)[]) => names.filter((one) => !known.includes(one))

/** What a user does to one of their calls; a call is handed on to somebody who is not in it. */
function does(town: Town, who: Name, deed: Deed, place: number): void {
  const { phone } = town.at(who)
  const live = phone.getSnapshot().calls.filter(isLive)
  const call = live[place % Math.max(1, live.length)]
  if (deed === 'swap' || deed === 'merge' || deed === 'cancel') return town.ask(`${who} ${deed}`, phone[deed]())
  if (!call) return
  const [third] = others(who, call.remote.address)
  const consulted = live.find(({ remote }) => remote.address === third)
  if (deed === 'transfer') return third && town.ask(`${who} transfer`, phone.transfer({ to: third }, call.id))
  if (deed === 'consult')
    return consulted && town.ask(`${who} consult`, phone.transfer({ consulted: consulted.id }, call.id))
  town.ask(`${who} ${deed} ${call.phase}`, phone[deed](call.id))
}

/** A transfer as it should be, but for the letters that are late. */
async function handOver(town: Town, scheduler: fc.Scheduler, { who, to, attended, letters }: HandOver): Promise<void> {
  const [third] = others(who, to)
  if (who === to || !third) return
  await meet(town, scheduler, who, to)
  if (attended) await meet(town, scheduler, who, third)
  const place = town
    .at(who)
    .phone.getSnapshot()
    .calls.filter(isLive)
    .findIndex(({ remote }) => remote.address === to)
  does(town, who, attended ? 'consult' : 'transfer', Math.max(0, place))
  await settle()
  await deliver(scheduler, 4)
  const { phone } = town.at(to)
  const asked = phone.getSnapshot().calls.find((call) => 'transferAsked' in call && call.transferAsked)
  if (asked) town.ask(`${to} accepts`, phone.acceptTransfer(asked.id))
  await settle()
  await deliver(scheduler, letters)
  const rings = town
    .at(third)
    .phone.getSnapshot()
    .calls.find((call) => call.phase === 'incoming' && !call.answering)
  if (rings) town.ask(`${third} answers`, town.at(third).phone.answer(rings.id))
  await settle()
  await deliver(scheduler, letters)
}

async function take(town: Town, scheduler: fc.Scheduler, step: Step): Promise<void> {
  switch (step.type) {
    case 'call':
      if (step.who !== step.to)
        town.ask(`${step.who} calls ${step.to}`, town.at(step.who).phone.startCall({ to: step.to }))
      break
    case 'do':
      does(town, step.who, step.deed, step.call)
      break
    case 'handOver':
      await handOver(town, scheduler, step)
      break
    case 'confer':
      for (const other of others(step.who)) await meet(town, scheduler, step.who, other)
      does(town, step.who, 'merge', 0)
      await settle()
      await deliver(scheduler, step.letters)
      break
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
      let merged = 0
      let transferred = 0
      let replaced = 0
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          town,
          fc.array(step, { minLength: 4, maxLength: 40, size: 'max' }),
          async (scheduler, setup, steps) => {
            const place = await createTown({ ...setup, scheduler })
            let everMerged = false
            for (const one of steps) {
              await take(place, scheduler, one)
              everMerged ||= isMerged(place)
            }
            talked += talks(place) > 0 ? 1 : 0
            talkedBeside += talks(place) > 2 ? 1 : 0
            merged += everMerged ? 1 : 0
            await place.calm()
            transferred += endedAs(place, 'transferred')
            replaced += endedAs(place, 'replaced')
            expect([...faultsOfCalm(place)]).toEqual([])
          },
        ),
        // A fault is told by the shortest story found until then; that no time is left for the stories is one, too.
        { numRuns, interruptAfterTimeLimit: 0.8 * timeout, markInterruptAsFailure: true },
      )
      // Stories in which nobody talks would prove nothing.
      expect(talked).toBeGreaterThan(numRuns / 4)
      expect(talkedBeside).toBeGreaterThan(numRuns / 50)
      expect(merged).toBeGreaterThan(numRuns / 50)
      expect(transferred).toBeGreaterThan(numRuns / 10)
      expect(replaced).toBeGreaterThan(numRuns / 50)
    },
    timeout,
  )
})
