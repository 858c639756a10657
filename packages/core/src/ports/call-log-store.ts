import type { End } from '../outcome/end.ts'
import type { CallId, Destination, Direction, Json, Millis, Remote } from '../values.ts'

/** One line of the call log. */
export interface CallRecord {
  readonly id: CallId
  readonly direction: Direction
  readonly remote: Remote
  /** Whom an outgoing call was placed to; redial calls it again. */
  readonly to?: Destination
  readonly video: boolean
  readonly extra?: Json
  readonly createdAt: Millis
  /** When the far side began to ring (outgoing) or this side did (incoming). */
  readonly rungAt?: Millis
  readonly establishedAt?: Millis
  /** Time talked: ringing does not count, holding does. */
  readonly durationMs: Millis
  readonly end: End
  /** Incoming, rang here, and nobody on any device took or refused it. */
  readonly missed: boolean
}

/**
 * Where the call log is kept beyond this run. It is read once, at the start, and told of every change. Whatever it throws,
 * rejects or answers is a diagnostic: no call is harmed by a full disk.
 */
export interface CallLogStore {
  /** The newest records, newest first; read with care, since another version may have written them. */
  load(limit: number): Promise<readonly unknown[]>
  /** Writes a record, or takes the place of the one with its id. */
  put(record: CallRecord): Promise<void>
  /** Without an id: all of them. */
  remove(id?: CallId): Promise<void>
}
