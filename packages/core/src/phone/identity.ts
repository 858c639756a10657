import type { CallFact } from '../facts/fact.ts'
import type { CallId } from '../values.ts'

const keyOf = (namespace: string, value: string) => `${namespace} ${value}`

/** Which of our calls the SDK's ids belong to: live calls and fresh tombstones alike, and the aliases of joined calls. */
export interface Identity {
  /** Ids named by a fact's subject; more than one means that they were one call. */
  namedBy(fact: CallFact): readonly CallId[]
  learn(id: CallId, refs: Readonly<Record<string, string>> | undefined): void
  /** `from` was `into` all along. */
  alias(from: CallId, into: CallId): void
  resolve(id: CallId): CallId
  forget(id: CallId, refs: Readonly<Record<string, string>>): void
}

export function createIdentity(): Identity {
  const owners = new Map<string, CallId>()
  const aliases = new Map<CallId, CallId>()
  const resolve = (id: CallId): CallId => aliases.get(id) ?? id
  return {
    resolve,
    namedBy({ call }) {
      const ids = new Set<CallId>()
      if (call.callId) ids.add(resolve(call.callId))
      for (const namespace in call.refs) {
        const owner = owners.get(keyOf(namespace, call.refs[namespace] ?? ''))
        if (owner) ids.add(resolve(owner))
      }
      return [...ids]
    },
    learn(id, refs) {
      for (const namespace in refs) owners.set(keyOf(namespace, refs[namespace] ?? ''), id)
    },
    alias(from, into) {
      aliases.set(from, into)
    },
    forget(id, refs) {
      for (const namespace in refs) {
        const key = keyOf(namespace, refs[namespace] ?? '')
        if (owners.get(key) === id) owners.delete(key)
      }
      for (const [from, into] of aliases) if (into === id) aliases.delete(from)
    },
  }
}
