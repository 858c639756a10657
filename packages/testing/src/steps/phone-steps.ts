import fc from 'fast-check'
import { arbitraryCallFact, arbitraryPhoneFact } from '../arbitraries/facts.ts'
import { arbitraryHostile } from '../arbitraries/hostile.ts'
import { arbitraryDetails, legalFacts, nextStage, type Stage } from './legal-facts.ts'
import type { BareFact, Naming, PhoneStep, ScriptCall } from './phone-step.ts'
import { arbitraryAnswer, arbitraryMillis, arbitraryNaming, arbitraryUserStep } from './step-parts.ts'

type FactStep = Extract<PhoneStep, { readonly type: 'fact' }>

/** Writes steps one after another and remembers where the SDK stands; what it knows are ids and legal facts, no more. */
interface Author {
  readonly places: { life: number; stage: Stage }[]
  readonly facts: FactStep[]
}

/** One step before it is known what came before it. */
type Draft = (author: Author) => PhoneStep

export interface PhoneStepsOptions {
  /** How many calls may be alive at once. Default 3. */
  readonly calls?: 1 | 2 | 3
  /** Default 40. */
  readonly maxLength?: number
}

function write(author: Author, index: number, naming: Naming, fact: BareFact, legal: boolean): FactStep {
  const place = author.places[index]
  if (!place) throw new Error(`There is no place ${index}.`)
  if (legal || fact.type === 'call.ended') place.stage = nextStage(place.stage, fact)
  const step: FactStep = { type: 'fact', call: { place: index, life: place.life }, naming, fact, legal, again: false }
  author.facts.push(step)
  return step
}

/** The call at a place; an ended one makes room for the next. */
function callAt(author: Author, index: number, renew: boolean): ScriptCall & { readonly stage: Stage } {
  const place = author.places[index]
  if (!place) throw new Error(`There is no place ${index}.`)
  if (renew && place.stage === 'ended') {
    place.life++
    place.stage = 'none'
  }
  return { place: index, life: place.life, stage: place.stage }
}

function drafts(calls: number): fc.Arbitrary<Draft> {
  const index = fc.nat(calls - 1)

  const legal = fc.record({ index, pick: fc.nat(19), naming: arbitraryNaming, details: arbitraryDetails })
  const illegal = fc.record({ index, naming: arbitraryNaming, fact: arbitraryCallFact([{}]) })
  const user = fc.record({ index, named: fc.boolean(), command: arbitraryUserStep })
  const dial = fc.record({ index, video: fc.boolean(), muted: fc.boolean() })

  const as = <T>(weight: number, arbitrary: fc.Arbitrary<T>, draft: (value: T) => Draft) => ({
    weight,
    arbitrary: arbitrary.map(draft),
  })
  return fc.oneof(
    as(4, fc.constant(undefined), () => () => ({ type: 'settle' })),
    as(8, legal, ({ index, pick, naming, details }) => (author) => {
      const { stage } = callAt(author, index, pick > 0)
      const facts = legalFacts(stage, details)
      const fact = facts[pick % facts.length]
      return fact ? write(author, index, naming, fact, true) : { type: 'settle' }
    }),
    as(2, dial, ({ index, video, muted }) => (author) => {
      const { stage, ...call } = callAt(author, index, true)
      if (stage !== 'none') return { type: 'user', call, command: { type: 'hangUp' } }
      author.places[index] = { life: call.life, stage: 'asked' }
      return { type: 'user', call, command: { type: 'startCall', to: '100', video, muted } }
    }),
    as(6, user, ({ index, named, command }) => (author) => {
      const { stage, ...call } = callAt(author, index, false)
      return { type: 'user', call: named && stage !== 'none' ? call : undefined, command }
    }),
    as(5, arbitraryAnswer, (owed) => () => ({ type: 'outcome', ...owed })),
    as(2, fc.nat(40), (back) => (author) => {
      const earlier = author.facts[author.facts.length - 1 - (back % (author.facts.length || 1))]
      return earlier ? { ...earlier, again: true, legal: false } : { type: 'settle' }
    }),
    as(2, illegal, ({ index, naming, fact }) => (author) => {
      const { call: _, ...bare } = fact
      return write(author, index, naming, bare, false)
    }),
    as(1, arbitraryPhoneFact(), (fact) => () => ({ type: 'phoneFact', fact })),
    as(1, arbitraryHostile(), (garbage) => () => ({ type: 'garbage', garbage })),
    as(3, arbitraryMillis, (ms) => () => ({ type: 'advance', ms })),
    as(1, arbitraryMillis, (ms) => () => ({ type: 'sleep', ms })),
  )
}

/**
 * Scripts of what can happen to a phone, in any interleaving: facts (legal, illegal, late, repeated, garbage), the
 * user's commands, outcomes (also twice, also never) and time. Run them with `createPhoneDriver`.
 */
export function phoneSteps(options: PhoneStepsOptions = {}): fc.Arbitrary<PhoneStep[]> {
  const { calls = 3, maxLength = 40 } = options
  return fc.array(drafts(calls), { maxLength, size: 'max' }).map((list) => {
    const author: Author = { places: Array.from({ length: calls }, () => ({ life: 0, stage: 'none' })), facts: [] }
    return list.map((draft) => draft(author))
  })
}
