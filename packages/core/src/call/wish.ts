import type { Refusal } from '../phone/result.ts'
import type { Origin, Vendor } from '../values.ts'

/** Intent and reality kept apart (law 2): what the user wants, what the SDK last reported, and what is between. */
export interface Wish<T> {
  readonly desired: T
  /** `undefined`: never reported. */
  readonly actual: T | undefined
  /** A request is in flight, or waits its turn. */
  readonly pending: boolean
  /** Who caused `actual`. */
  readonly by: Origin
  /** Why the last request failed; the next one clears it. */
  readonly failed?: { readonly reason: Refusal; readonly vendor?: Vendor }
}
