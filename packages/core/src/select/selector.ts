import type { CallView } from '../call/call-view.ts'
import type { PhoneSnapshot } from '../phone/phone.ts'
import type { CallId } from '../values.ts'

/** A pure reading of a snapshot. Equal snapshots MUST give the same reference, so that bindings can compare by identity. */
export type Selector<T> = (snapshot: PhoneSnapshot) => T

export function findCall(snapshot: PhoneSnapshot, id: CallId | undefined): CallView | undefined {
  return id === undefined ? undefined : snapshot.calls.find((call) => call.id === id)
}
