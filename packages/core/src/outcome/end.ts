import type { Millis, Vendor } from '../values.ts'

/** Why a call ended, in words that no SDK owns. Data, not an error. */
export type EndReason =
  | 'hung-up'
  | 'cancelled'
  | 'declined'
  | 'busy'
  | 'no-answer'
  | 'unreachable'
  | 'not-found'
  | 'forbidden'
  | 'answered-elsewhere'
  | 'declined-elsewhere'
  /** It was established, and went on, or was ended, on another device of this user. */
  | 'ended-elsewhere'
  | 'transferred'
  | 'replaced'
  | 'merged'
  | 'media-failed'
  | 'connection-lost'
  | 'permission-denied'
  | 'blocked'
  | 'unconfirmed'
  | 'server-error'
  | 'internal-error'
  | 'unknown'

/** `local`: this side. `remote`: the far side. `network`: what lies between. `system`: a deadline, the OS, a fault. */
export type EndedBy = 'local' | 'remote' | 'network' | 'system'

export interface End {
  readonly reason: EndReason
  readonly by: EndedBy
  readonly at: Millis
  /** `false`: our own deadline ended the call, the SDK never said so. */
  readonly confirmed: boolean
  /** SIP status code (RFC 3261 section 21). */
  readonly sip?: number
  /** Cause value (ITU-T Q.850). */
  readonly q850?: number
  readonly vendor?: Vendor
}
