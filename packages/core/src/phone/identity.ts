import type { Subject } from '../facts/fact.ts'
import type { CallId } from '../values.ts'

const keyOf = (namespace: string, value: string) => `${namespace} ${value}`

/** Which of our calls the SDK's ids belong to: live calls and fresh tombstones alike, and the aliases of joined calls. */
export interface Identity {
  /** Ids named by a fact's subject; more than one means that they were one call. */
  namedBy(fact: { readonly call: Subject }): readonly CallId[]
  learn(id: CallId, refs: Readonly<Record<string, string>> | undefined): void
  /** `from` was `into` all along. */
  alias(from: CallId, into: CallId): void
  resolve(id: CallId): CallId
  forget(id: CallId): void
}

export function createIdentity(): Identity {
  const owners = new Map<string, CallId>()
  const aliases = new Map<CallId, CallId>()
  /** Every key a call ever had: an SDK may give it a second one in the same namespace. */
  const keys = new Map<CallId, Set<string>>()
  const resolve = (id: CallId): CallId => aliases.get(id) ?? id
  return {
    resolve,
    namedBy({ call }) {
      const ids: CallId[] = []
      const add = (id: CallId) => {
        if (!ids.includes(id)) ids.push(id)
      }
      if (call.callId) add(resolve(call.callId))
      for (const namespace in call.refs) {
        const owner = owners.get(keyOf(namespace, call.refs[namespace] ?? ''))
        if (owner) add(resolve(owner))
      }
      return ids
    },
    learn(id, refs) {
      const own = keys.get(id) ?? new Set()
      for (const namespace in refs) {
        const key = keyOf(namespace, refs[namespace] ?? '')
        // Nearly every fact names a call by what is known already.
        if (owners.get(key) === id) continue
        owners.set(key, id)
        keys.set(id, own.add(key))
      }
    },
    alias(from, into) {
      for (const [other, target] of aliases) if (target === from) aliases.set(other, into)
      aliases.set(from, into)
      const own = keys.get(into) ?? new Set()
      for (const key of keys.get(from) ?? []) {
        owners.set(key, into)
        own.add(key)
      }
      keys.set(into, own)
      keys.delete(from)
    },
    forget(id) {
      for (const key of keys.get(id) ?? []) if (owners.get(key) === id) owners.delete(key)
      keys.delete(id)
      for (const [from, into] of aliases) {
        if (into !== id) continue
        aliases.delete(from)
      }
    },
  }
}
