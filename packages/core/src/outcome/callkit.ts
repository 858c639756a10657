import type { End, EndReason } from './end.ts'

/** `CXCallEndedReason` of CallKit (iOS 10): 1 failed, 2 remoteEnded, 3 unanswered, 4 answeredElsewhere, 5 declinedElsewhere. */
export type CallKitReason = 1 | 2 | 3 | 4 | 5

const reasons: Readonly<Record<EndReason, CallKitReason>> = {
  'hung-up': 2,
  cancelled: 2,
  declined: 2,
  busy: 2,
  'no-answer': 3,
  unreachable: 1,
  'not-found': 1,
  forbidden: 1,
  'answered-elsewhere': 4,
  'declined-elsewhere': 5,
  // CallKit has no word for a call that goes on elsewhere; it lists an answered-elsewhere call without "missed".
  'ended-elsewhere': 4,
  transferred: 2,
  replaced: 2,
  merged: 2,
  'media-failed': 1,
  'connection-lost': 1,
  'permission-denied': 1,
  blocked: 2,
  unconfirmed: 1,
  'server-error': 1,
  'internal-error': 1,
  unknown: 2,
}

/**
 * What to report to CallKit as the reason of an end. `undefined`: this side ended it, of which CallKit is told by
 * `CXEndCallAction` and by no reason. Lossy: 22 reasons become five; the call log keeps ours.
 */
export function callKitReasonOf({ reason, by }: Pick<End, 'reason' | 'by'>): CallKitReason | undefined {
  return by === 'local' ? undefined : reasons[reason]
}

const ends: Readonly<Record<CallKitReason, Pick<End, 'reason' | 'by'>>> = {
  1: { reason: 'connection-lost', by: 'network' },
  // Hung up, cancelled or declined: only the call knows from where it stood.
  2: { reason: 'hung-up', by: 'remote' },
  3: { reason: 'no-answer', by: 'system' },
  4: { reason: 'answered-elsewhere', by: 'remote' },
  5: { reason: 'declined-elsewhere', by: 'remote' },
}

/** What such a reason says, read back; `undefined`: it is none of the five. */
export function endOfCallKitReason(reason: number): Pick<End, 'reason' | 'by'> | undefined {
  return ends[reason as CallKitReason]
}
