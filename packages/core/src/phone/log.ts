import type { CallContext } from '../call/call-context.ts'
import type { CallIn } from '../call/call-view.ts'
import type { End, EndReason } from '../outcome/end.ts'
import type { CallRecord } from './phone.ts'

/** Somebody dealt with the call, here or elsewhere, so it was not missed. */
const dealtWith: ReadonlySet<EndReason> = new Set<EndReason>([
  'declined',
  'busy',
  'answered-elsewhere',
  'declined-elsewhere',
  'replaced',
  'merged',
  'blocked',
])

/** Declined by the phone itself, nobody has heard of it. */
const wasDealtWith = ({ reason, by }: End) => dealtWith.has(reason) && by !== 'system'

export function recordOf(
  view: CallIn<'ended'>,
  { rungAt, answered, remoteVideo, localVideo }: CallContext,
): CallRecord {
  const { id, direction, remote, extra, createdAt, establishedAt, durationMs, end } = view
  return {
    id,
    direction,
    remote,
    video: remoteVideo !== 'off' || localVideo.desired !== 'off',
    ...(extra === undefined ? {} : { extra }),
    createdAt,
    ...(rungAt === undefined ? {} : { rungAt }),
    ...(establishedAt === undefined ? {} : { establishedAt }),
    durationMs,
    end,
    missed: direction === 'incoming' && !answered && establishedAt === undefined && !wasDealtWith(end),
  }
}

/** What a sharper reason makes of a record: a call that was answered elsewhere was not missed. */
export function refineRecord(record: CallRecord, end: End): CallRecord {
  return { ...record, end, missed: record.missed && !wasDealtWith(end) }
}
