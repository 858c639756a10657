import type { TransferStage } from '../../src/index.ts'

/** What two ends of a dialog say to each other: the least of SIP that has its races (RFC 3261, RFC 3515, RFC 3891, RFC 5407). */
export type Signal =
  | { readonly type: 'invite'; readonly from: string; readonly replaces?: string }
  | { readonly type: 'ringing' }
  | { readonly type: 'accept' }
  | { readonly type: 'ack' }
  | { readonly type: 'reject'; readonly reason: 'busy' | 'declined' | 'cancelled' | 'gone' }
  | { readonly type: 'cancel' }
  | { readonly type: 'bye' }
  | { readonly type: 'hold'; readonly number: number; readonly held: boolean }
  | { readonly type: 'hold-answer'; readonly number: number; readonly answer: 'ok' | 'glare' }
  | { readonly type: 'refer'; readonly number: number; readonly to: string; readonly replaces?: string }
  | { readonly type: 'refer-answer'; readonly number: number; readonly ok: boolean }
  | { readonly type: 'notify'; readonly refer: number; readonly number: number; readonly stage: TransferStage }

export interface Letter {
  readonly dialog: string
  readonly to: string
  readonly signal: Signal
}
