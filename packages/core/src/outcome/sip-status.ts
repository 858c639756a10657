import type { Direction } from '../values.ts'
import type { EndedBy, EndReason } from './end.ts'

/** A neutral reading of one protocol's code. */
export interface Reading {
  readonly reason: EndReason
  readonly by: EndedBy
}

export interface StatusContext {
  readonly direction: Direction
  /** The far side's phone rang (180 or 183 was seen, or sent): tells "no answer" from "unreachable" in 408 and 480. */
  readonly rang?: boolean
  /** Who ended it, where that is known better than the status tells. */
  readonly by?: EndedBy
}

/** By status, as the *caller* sees it. The callee, who sent the response, sees local and remote changed over. */
const READINGS: Readonly<Record<number, readonly [EndReason, EndedBy]>> = {
  401: ['forbidden', 'network'],
  402: ['forbidden', 'network'],
  403: ['forbidden', 'network'],
  404: ['not-found', 'network'],
  407: ['forbidden', 'network'],
  // Nobody answered in time: the far side (when it rang) or a server on the way.
  408: ['unreachable', 'network'],
  410: ['not-found', 'network'],
  415: ['media-failed', 'remote'],
  416: ['not-found', 'network'],
  428: ['forbidden', 'network'],
  430: ['unreachable', 'network'],
  // RFC 5079: the callee takes no anonymous calls.
  433: ['blocked', 'remote'],
  436: ['forbidden', 'network'],
  437: ['forbidden', 'network'],
  438: ['forbidden', 'network'],
  // Not signed in, do not disturb, or (common) rang out.
  480: ['unreachable', 'network'],
  481: ['connection-lost', 'network'],
  484: ['not-found', 'network'],
  485: ['not-found', 'network'],
  486: ['busy', 'remote'],
  // RFC 3261 section 21.4.25: by our CANCEL, or by a BYE before the answer.
  487: ['cancelled', 'local'],
  488: ['media-failed', 'remote'],
  504: ['unreachable', 'network'],
  // RFC 3312: the media path could not be reserved.
  580: ['media-failed', 'network'],
  600: ['busy', 'remote'],
  603: ['declined', 'remote'],
  604: ['not-found', 'network'],
  606: ['media-failed', 'remote'],
  // RFC 8197, marked as unwanted by the callee; RFC 8688, by a filter on the way.
  607: ['blocked', 'remote'],
  608: ['blocked', 'network'],
}

/**
 * For a status without a row of its own. 3xx: a redirection that nobody followed. 4xx: a server could not make sense of
 * the request. 6xx departs from RFC 3261 section 8.1.3.2 (read it as 600): nothing in it says that the callee talks.
 */
const CLASSES: Readonly<Record<number, readonly [EndReason, EndedBy]>> = {
  3: ['unreachable', 'network'],
  4: ['server-error', 'network'],
  5: ['server-error', 'network'],
  6: ['declined', 'remote'],
}

const SWAPPED: Readonly<Record<EndedBy, EndedBy>> = {
  local: 'remote',
  remote: 'local',
  network: 'network',
  system: 'system',
}

/**
 * Reads the status of a final response to INVITE (RFC 3261 section 21), 300 to 699; any other number (a vendor's 850,
 * a success) is `unknown`.
 *
 * Ambiguous by nature: 408 and 480 (told apart by `rang`), 403 (the account, the plan or the callee's server), 404 (no
 * such user, or one who is not signed in), 503 (an overloaded server; sip.js also makes one up when its link fails).
 */
export function endOfSipStatus(status: number, { direction, rang, by }: StatusContext): Reading {
  const row = Number.isInteger(status) ? (READINGS[status] ?? CLASSES[Math.floor(status / 100)]) : undefined
  if (!row) return { reason: 'unknown', by: by ?? 'network' }
  const isRungOut = rang === true && (status === 408 || status === 480)
  const [reason, who] = isRungOut ? (['no-answer', 'remote'] as const) : row
  return { reason, by: by ?? (direction === 'incoming' ? SWAPPED[who] : who) }
}
