import type { CallRecord } from '../phone/phone.ts'
import type { CallId } from '../values.ts'

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
