import type { CallAction, CallView } from '../call/call-view.ts'
import type { PhoneSnapshot } from '../phone/phone.ts'
import type { Refusal } from '../phone/result.ts'
import type { CallId } from '../values.ts'
import { findCall, type Selector } from './selector.ts'

/**
 * Would this command be taken now? Without an id it asks for the same call as the command without an id would:
 * the current one if it can (or has it already), else the only one that can.
 */
export function selectCan(action: CallAction | 'startCall', id?: CallId): Selector<boolean> {
  return (snapshot) => {
    if (action === 'startCall') return snapshot.canStartCall
    const target = commandTarget(snapshot, action, id)
    return typeof target === 'object' && target.can[action]
  }
}

/** Why the command would be refused now; `undefined` when it would be taken. */
export function selectCannot(action: CallAction | 'startCall', id?: CallId): Selector<Refusal | undefined> {
  return (snapshot) => {
    if (action === 'startCall') return snapshot.cannotStartCall
    const target = commandTarget(snapshot, action, id)
    return typeof target === 'object' ? target.cannot[action] : target
  }
}

/**
 * The call that a command means, whether or not it can; or why it means none. What is already so for the current call
 * stays with it: a second click on "hang up" MUST NOT reach the call behind it.
 */
function commandTarget(snapshot: PhoneSnapshot, action: CallAction, id?: CallId): CallView | Refusal {
  if (id !== undefined) return findCall(snapshot, id) ?? 'no-call'
  const live = snapshot.calls.filter((call) => call.phase !== 'ended')
  const current = live.find((call) => call.id === snapshot.currentCallId)
  if (current !== undefined && (current.can[action] || current.cannot[action] === 'already')) return current
  const [only, ...others] = live.filter((call) => call.can[action])
  if (others.length > 0) return 'ambiguous'
  return only ?? current ?? 'no-call'
}
