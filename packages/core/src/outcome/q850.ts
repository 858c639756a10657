import type { EndedBy, EndReason } from './end.ts'
import type { Reading } from './sip-status.ts'

/** Causes of ITU-T Q.850 (05/2018) table 1 whose meaning for a call is clear, as the *caller* sees them. */
const CAUSES: Readonly<Record<number, readonly [EndReason, EndedBy]>> = {
  1: ['not-found', 'network'],
  2: ['unreachable', 'network'],
  3: ['unreachable', 'network'],
  4: ['not-found', 'network'],
  5: ['not-found', 'network'],
  8: ['connection-lost', 'network'],
  9: ['connection-lost', 'network'],
  16: ['hung-up', 'remote'],
  17: ['busy', 'remote'],
  // No user responding: nothing alerted. No answer from user: it rang.
  18: ['unreachable', 'remote'],
  19: ['no-answer', 'remote'],
  20: ['unreachable', 'remote'],
  21: ['declined', 'remote'],
  22: ['not-found', 'network'],
  23: ['unreachable', 'network'],
  24: ['blocked', 'remote'],
  // Non-selected user clearing: another phone was awarded the call.
  26: ['answered-elsewhere', 'network'],
  27: ['unreachable', 'network'],
  28: ['not-found', 'network'],
  31: ['hung-up', 'remote'],
  46: ['blocked', 'network'],
  50: ['forbidden', 'network'],
  52: ['forbidden', 'network'],
  53: ['forbidden', 'network'],
  54: ['forbidden', 'network'],
  55: ['forbidden', 'network'],
  57: ['forbidden', 'network'],
  65: ['media-failed', 'network'],
  70: ['media-failed', 'network'],
  87: ['forbidden', 'network'],
  88: ['media-failed', 'remote'],
  90: ['forbidden', 'network'],
  102: ['unreachable', 'network'],
  111: ['server-error', 'network'],
}

/**
 * Reads a Q.850 cause, 1 to 127. Without a row of its own a cause of the classes "resource unavailable" to "protocol
 * error" (34 to 126) is a `server-error`; the rest (30 and the like, 127 "interworking, unspecified", anything outside)
 * is `unknown`.
 *
 * Ambiguous by nature: 16 and 31 say "normal", which is a hang-up only in an answered call (`endOfSip` minds that); 18
 * and 19 are used for each other in the field; 21 is also what RFC 3398 makes of SIP 401, 402, 403 and 407.
 */
export function endOfQ850(cause: number): Reading {
  const isFault = Number.isInteger(cause) && cause >= 34 && cause <= 126
  const [reason, by] = CAUSES[cause] ?? [isFault ? 'server-error' : 'unknown', 'network']
  return { reason, by }
}
