import type { CallIn, CallView } from '../call/call-view.ts'
import type { PhoneSnapshot, Registration } from '../phone/phone.ts'
import type { CallId } from '../values.ts'
import { findCall, type Selector } from './selector.ts'

/** The call that a command without an id means first; an ended one only while it lingers and nothing else lives. */
export function selectCurrentCall(snapshot: PhoneSnapshot): CallView | undefined {
  return findCall(snapshot, snapshot.currentCallId)
}

/** One call by its id: live, or ended and lingering. `undefined` for an id that is unknown, gone or not yet known. */
export function selectCall(id: CallId | undefined): Selector<CallView | undefined> {
  return (snapshot) => findCall(snapshot, id)
}

/** Live calls, oldest first, and ended ones while they linger. */
export function selectCalls(snapshot: PhoneSnapshot): readonly CallView[] {
  return snapshot.calls
}

/** The call that has rung here the longest and that nobody has answered yet. */
export function selectIncomingCall(snapshot: PhoneSnapshot): CallIn<'incoming'> | undefined {
  return snapshot.calls.find((call): call is CallIn<'incoming'> => call.phase === 'incoming' && !call.answering)
}

export function selectRegistration(snapshot: PhoneSnapshot): Registration {
  return snapshot.registration
}
