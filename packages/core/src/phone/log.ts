import type { CallContext } from '../call/call-context.ts'
import type { CallIn } from '../call/call-view.ts'
import type { End } from '../outcome/end.ts'
import { wasMissed } from '../outcome/missed.ts'
import type { CallRecord } from '../ports/call-log-store.ts'
import type { CallId } from '../values.ts'
import type { Kernel } from './kernel.ts'

function recordOf(view: CallIn<'ended'>, { rungAt, answered, remoteVideo, localVideo, to }: CallContext): CallRecord {
  const { id, direction, remote, extra, createdAt, establishedAt, durationMs, end } = view
  return {
    id,
    direction,
    remote,
    ...(direction === 'outgoing' && to !== '' && { to }),
    video: remoteVideo !== 'off' || localVideo.desired !== 'off',
    ...(extra === undefined ? {} : { extra }),
    createdAt,
    ...(rungAt === undefined ? {} : { rungAt }),
    ...(establishedAt === undefined ? {} : { establishedAt }),
    durationMs,
    end,
    missed: wasMissed({ direction, answered: answered || establishedAt !== undefined, end }),
  }
}

/** What a sharper reason makes of a record: a call that was answered elsewhere was not missed. */
const refined = (record: CallRecord, end: End): CallRecord => ({
  ...record,
  end,
  missed: record.missed && wasMissed({ direction: record.direction, answered: false, end }),
})

/** The lines of the log, newest first; the store is told of each change. */
export interface CallLog {
  readonly records: readonly CallRecord[]
  /** Reads what the store kept; once, and later starts change nothing. */
  load(): void
  /** What the store answered. */
  loaded(records: readonly CallRecord[]): void
  add(view: CallIn<'ended'>, context: CallContext): CallRecord
  refine(id: CallId, end: End): void
  /** `false`: there is no such line. */
  clear(id: CallId | undefined): boolean
}

export function createCallLog(kernel: Kernel): CallLog {
  const { logLimit: limit } = kernel.policy
  let records: readonly CallRecord[] = []
  let asked = false
  /** Lines cleared while the store was still being read; what it answers MUST NOT bring them back. */
  const cleared = new Set<CallId>()
  let allCleared = false

  const put = (record: CallRecord) => kernel.perform(() => ({ type: 'log.put', record }))

  return {
    get records() {
      return records
    },
    load() {
      if (asked) return
      asked = true
      kernel.perform(() => ({ type: 'log.load', limit }))
    },
    loaded(kept) {
      if (allCleared) return
      const known = new Set([...cleared, ...records.map(({ id }) => id)])
      const older = kept.filter(({ id }) => !known.has(id) && known.add(id))
      if (!older.length) return
      records = [...records, ...older].sort((a, b) => b.end.at - a.end.at).slice(0, limit)
    },
    add(view, context) {
      const record = recordOf(view, context)
      records = [record, ...records].slice(0, limit)
      put(record)
      return record
    },
    refine(id, end) {
      const before = records.find((record) => record.id === id)
      if (!before) return
      const record = refined(before, end)
      records = records.map((one) => (one === before ? record : one))
      put(record)
    },
    clear(id) {
      if (id !== undefined && !records.some((record) => record.id === id)) return false
      if (id === undefined) allCleared = true
      else cleared.add(id)
      if (records.length > 0) records = id === undefined ? [] : records.filter((record) => record.id !== id)
      kernel.perform(() => ({ type: 'log.remove', ...(id !== undefined && { id }) }))
      return true
    },
  }
}
