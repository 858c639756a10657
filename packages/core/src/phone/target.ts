import type { CallAction } from '../call/call-view.ts'
import { refusalOf, ruleFactsOf } from '../call/rules.ts'
import type { CallId } from '../values.ts'
import type { Calls } from './calls.ts'
import { contextOf, type LiveCall } from './live-call.ts'
import type { Refusal } from './result.ts'
import { type Answer, refused } from './settle.ts'

/** Why this call cannot do that now; the rule table asked with the facts of this moment. */
export function refusalFor(calls: Calls, call: LiveCall, action: CallAction): Refusal | undefined {
  return refusalOf(action, ruleFactsOf(call.phase, contextOf(call), calls.around(call.id)))
}

/** The same for a step of the procedure that runs: it does not stand in its own way. */
export function refusalWithin(call: LiveCall, action: CallAction): Refusal | undefined {
  const context = contextOf(call)
  return refusalOf(action, ruleFactsOf(call.phase, context, context.host.around(call.id)))
}

export type Chosen =
  | { readonly call: LiveCall; readonly refusal: Refusal | undefined }
  | { readonly call: undefined; readonly answer: Answer }

/** The call a command means: the one it names, else the current one if it can, else the only one that can. */
export function chooseTarget(calls: Calls, action: CallAction, named: CallId | undefined): Chosen {
  if (named !== undefined) {
    const id = calls.identity.resolve(named)
    const call = calls.live.get(id)
    if (call) return { call, refusal: refusalFor(calls, call, action) }
    const end = calls.tombstones.get(id)?.view.end
    // After a sleep the grave may be gone while the ended call is still shown.
    const answer: Answer = end
      ? { ok: false, reason: 'call-ended', callId: id, end }
      : refused({ reason: calls.views.get(id) ? 'call-ended' : 'no-call' }, id)
    return { call: undefined, answer }
  }
  const current = calls.currentId === undefined ? undefined : calls.live.get(calls.currentId)
  if (current) {
    const refusal = refusalFor(calls, current, action)
    // A second tap means the same call again, never another one.
    if (refusal === undefined || refusal === 'already') return { call: current, refusal }
  }
  const able: LiveCall[] = []
  for (const call of calls.live.values()) if (refusalFor(calls, call, action) === undefined) able.push(call)
  const [only] = able
  if (only && able.length === 1) return { call: only, refusal: undefined }
  if (able.length > 1) return { call: undefined, answer: refused({ reason: 'ambiguous' }) }
  if (!current) return { call: undefined, answer: refused({ reason: 'no-call' }) }
  return { call: current, refusal: refusalFor(calls, current, action) }
}
