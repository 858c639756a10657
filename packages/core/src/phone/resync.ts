import type { Fact } from '../facts/fact.ts'
import type { Input } from '../inbox/input.ts'
import type { CallId } from '../values.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, send } from './live-call.ts'

export interface Resync {
  /** Since `restart`, the transport has said which calls live, or has had its time to. */
  readonly known: boolean
  /** Asks anew, of ports that have just been started. */
  restart(): void
  /** Asks the transport which calls live. One question at a time; another one asked meanwhile follows it. */
  resync(): void
  /** A call was heard of while the question is open: what the answer says of it is older. */
  heard(fact: Fact): void
  listed(input: Extract<Input, { kind: 'list' }>, apply: (fact: Fact) => void): void
}

/** Levels in place of lost edges. What a complete list lacks has ended, if it lived when the question was asked. */
export function createResync(kernel: Kernel, calls: Calls, isReady: () => boolean): Resync {
  let asked:
    | { readonly lived: ReadonlySet<CallId>; readonly heard: Set<CallId>; readonly deadline: unknown }
    | undefined
  let again = false
  let known = false

  const named = (fact: Fact): readonly CallId[] => ('call' in fact ? calls.identity.namedBy(fact) : [])

  function resync(): void {
    // A transport that is not started is not asked: once it is, it is asked anyway.
    if (!isReady()) return
    if (asked) {
      again = true
      return
    }
    const lived = new Set<CallId>()
    // A call still being asked for, or announced by push only, is not the transport's to list.
    for (const [id, call] of calls.live) if (call.phase !== 'preparing' && contextOf(call).attached) lived.add(id)
    const deadline = kernel.timers.setTimeout(answered, kernel.policy.commandTimeoutMs)
    asked = { lived, heard: new Set(), deadline }
    kernel.perform(() => ({ type: 'list', port: 'transport' }))
  }

  function answered(): void {
    kernel.timers.clearTimeout(asked?.deadline)
    asked = undefined
    known = true
    if (!again) return
    again = false
    resync()
  }

  return {
    get known() {
      return known
    },
    restart() {
      kernel.timers.clearTimeout(asked?.deadline)
      asked = undefined
      again = false
      known = false
      resync()
    },
    resync,
    heard(fact) {
      if (asked) for (const id of named(fact)) asked.heard.add(id)
    },
    listed({ complete, facts }, apply) {
      const question = asked
      const listed = new Set<CallId>()
      for (const fact of facts) {
        if (named(fact).some((id) => question?.heard.has(id))) continue
        apply(fact)
        for (const id of named(fact)) listed.add(id)
      }
      if (question && complete)
        for (const id of question.lived) {
          const call = calls.live.get(id)
          if (!call || listed.has(id) || question.heard.has(id)) continue
          // A mistake of the list would show as a sign of life: unconfirmed, so that it is hung up.
          send(call, { type: 'call.resolved', reason: 'connection-lost' })
        }
      if (question) answered()
    },
  }
}
