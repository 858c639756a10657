import type { CallFact, CallId, Capabilities, Fact, FactOf, Target } from '@offhook/core'
import type { FarCall } from './far-end.ts'

/** One call of a case, seen from both of its ends. */
export interface CallProbe {
  readonly far: FarCall
  /** Our id and every ref named so far, as the core would give them to a command. */
  readonly target: Target
  /** The facts of this call so far, in order. */
  readonly facts: readonly CallFact[]
  count(type: CallFact['type']): number
  /** The first such fact of this call, past or to come. */
  until<T extends CallFact['type']>(type: T, where?: (fact: FactOf<T>) => boolean): Promise<FactOf<T>>
}

export interface CallProbeParts {
  readonly callId: CallId
  /** What the transport named the call by when the case first met it. */
  readonly refs: Readonly<Record<string, string>>
  readonly far: FarCall
  /** Facts before this one are older than the call. */
  readonly since: number
  readonly recorded: readonly Fact[]
  readonly identity: Capabilities['identity']
  wait<T>(found: () => T | undefined, what: string): Promise<T>
}

const isOfCall = (fact: Fact): fact is CallFact => 'call' in fact
const isOfType =
  <T extends CallFact['type']>(type: T) =>
  (fact: CallFact): fact is CallFact & FactOf<T> =>
    fact.type === type

export function createCallProbe({ callId, refs, far, since, recorded, identity, wait }: CallProbeParts): CallProbe {
  const known = new Map(Object.entries(refs))

  function concerns({ call }: CallFact): boolean {
    const named = Object.entries(call.refs ?? {})
    if (call.callId === callId || named.some(([name, value]) => known.get(name) === value)) return true
    // An SDK with one call names it when it likes: what is not the name of another one is about it.
    return call.callId === undefined && identity === 'single-call' && named.every(([name]) => !known.has(name))
  }

  /** A fact that names the call by several refs makes the others known too, so look again until nothing is added. */
  function facts(): readonly CallFact[] {
    const later = recorded.slice(since).filter(isOfCall)
    for (;;) {
      const before = known.size
      const mine = later.filter(concerns)
      for (const { call } of mine) {
        for (const [name, value] of Object.entries(call.refs ?? {})) if (!known.has(name)) known.set(name, value)
      }
      if (known.size === before) return mine
    }
  }

  return {
    far,
    get target() {
      facts()
      return { callId, refs: Object.fromEntries(known) }
    },
    get facts() {
      return facts()
    },
    count: (type) => facts().filter(isOfType(type)).length,
    until: (type, where = () => true) =>
      wait(() => facts().filter(isOfType(type)).find(where), `a ${type} of this call`),
  }
}
