import type { End } from '../outcome/end.ts'
import type { OutcomeReason } from '../ports/command.ts'
import type { CallId, Permission, Vendor } from '../values.ts'

/** Why a command was not carried out. The words of a port's outcome, and those of the core's own rules. */
export type Refusal =
  | OutcomeReason
  | 'no-call'
  | 'ambiguous'
  | 'call-ended'
  | 'not-ringing'
  | 'not-connected'
  | 'on-hold'
  | 'not-held'
  | 'already'
  | 'too-many-calls'
  | 'procedure-running'
  /** Another call talks, and nothing says what is to become of it. */
  | 'on-another-call'
  /** By `cancel()`, `cancelDigits()`, or whoever it was done for came to nothing. */
  | 'cancelled'
  /** The call log has no such line. */
  | 'no-record'
  | 'superseded'
  | 'timed-out'
  | 'stopped'
  | 'bad-digits'
  | 'bad-extra'
  | 'credentials'

export interface Refused {
  readonly ok: false
  readonly reason: Refusal
  readonly callId?: CallId
  /** The permission that is missing, with `permission-denied`. */
  readonly permission?: Permission
  /** How the call ended, with `call-ended`. */
  readonly end?: End
  readonly vendor?: Vendor
}

/**
 * Every command resolves to one of these: it never rejects and never hangs (law 9).
 * `confirmed`: a fact said so. `taken`: the SDK said yes and no fact is due. `already`: nothing to do.
 */
export type CommandResult<T = unknown> =
  | ({ readonly ok: true; readonly settled: 'confirmed' | 'taken' | 'already' } & T)
  | Refused
