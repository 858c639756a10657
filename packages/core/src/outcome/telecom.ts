import type { End, EndReason } from './end.ts'

/**
 * `android.telecom.DisconnectCause` (API 21; 11 and 12 since API 25): 0 UNKNOWN, 1 ERROR, 2 LOCAL, 3 REMOTE, 4 CANCELED, 5 MISSED,
 * 6 REJECTED, 7 BUSY, 8 RESTRICTED, 9 OTHER, 10 CONNECTION_MANAGER_NOT_SUPPORTED, 11 ANSWERED_ELSEWHERE, 12 CALL_PULLED.
 */
export type DisconnectCause = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

/** The four causes with which a call of Jetpack's core-telecom may be disconnected. */
export type CoreTelecomCause = 'LOCAL' | 'REMOTE' | 'REJECTED' | 'MISSED'

type Known = Pick<End, 'reason' | 'by'>

const causes: Readonly<Record<EndReason, DisconnectCause>> = {
  'hung-up': 3,
  cancelled: 4,
  declined: 6,
  busy: 7,
  'no-answer': 5,
  unreachable: 1,
  'not-found': 1,
  forbidden: 8,
  'answered-elsewhere': 11,
  'declined-elsewhere': 6,
  'ended-elsewhere': 12,
  transferred: 9,
  replaced: 9,
  merged: 9,
  'media-failed': 1,
  'connection-lost': 1,
  'permission-denied': 8,
  blocked: 8,
  unconfirmed: 1,
  'server-error': 1,
  'internal-error': 1,
  unknown: 0,
}

/**
 * What to tell Telecom of an end. Lossy: what this side hung up or cancelled is LOCAL (Android logs such a call as
 * placed, whatever became of it), and all faults are ERROR.
 */
export function disconnectCauseOf({ reason, by }: Known): DisconnectCause {
  if (by === 'local' && (reason === 'hung-up' || reason === 'cancelled')) return 2
  return causes[reason]
}

const ends: Readonly<Record<DisconnectCause, Known>> = {
  0: { reason: 'unknown', by: 'system' },
  1: { reason: 'connection-lost', by: 'network' },
  2: { reason: 'hung-up', by: 'local' },
  3: { reason: 'hung-up', by: 'remote' },
  4: { reason: 'cancelled', by: 'remote' },
  5: { reason: 'no-answer', by: 'system' },
  6: { reason: 'declined', by: 'local' },
  7: { reason: 'busy', by: 'remote' },
  8: { reason: 'forbidden', by: 'system' },
  9: { reason: 'unknown', by: 'system' },
  10: { reason: 'internal-error', by: 'system' },
  11: { reason: 'answered-elsewhere', by: 'remote' },
  12: { reason: 'ended-elsewhere', by: 'remote' },
}

/** What such a cause says, read back; `undefined`: Android has no such cause. */
export function endOfDisconnectCause(cause: number): Known | undefined {
  return ends[cause as DisconnectCause]
}

/**
 * The same for core-telecom, which takes four causes and throws at any other: REJECTED for a call declined here or by
 * the user elsewhere, MISSED for one that nobody took, LOCAL for what this side ended, else REMOTE.
 */
export function coreTelecomCauseOf({ reason, by }: Known): CoreTelecomCause {
  switch (reason) {
    case 'declined':
      return by === 'remote' ? 'REMOTE' : 'REJECTED'
    case 'declined-elsewhere':
    case 'blocked':
      return 'REJECTED'
    case 'no-answer':
      return 'MISSED'
    default:
      return by === 'local' ? 'LOCAL' : 'REMOTE'
  }
}

const coreTelecomEnds: Readonly<Record<CoreTelecomCause, Known>> = {
  LOCAL: { reason: 'hung-up', by: 'local' },
  REMOTE: { reason: 'hung-up', by: 'remote' },
  REJECTED: { reason: 'declined', by: 'local' },
  MISSED: { reason: 'no-answer', by: 'system' },
}

export function endOfCoreTelecomCause(cause: CoreTelecomCause): Known {
  return coreTelecomEnds[cause]
}
