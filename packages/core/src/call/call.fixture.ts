import { defaultPolicy } from '../phone/policy.ts'
import type { CallId } from '../values.ts'
import { type CallContext, type CallInput, contextOf } from './call-context.ts'
import type { CallHost } from './call-host.ts'

export const now = 1_000

const host = { policy: defaultPolicy, now: () => now } as unknown as CallHost

/** A call as it begins, with some of its fields otherwise. */
export function callWith(changes: Partial<CallContext> = {}, input: Partial<CallInput> = {}): CallContext {
  return { ...contextOf({ host, id: 'a' as CallId, direction: 'incoming', ...input }), ...changes }
}
