import type { CallFact } from '../facts/fact.ts'
import type { Refusal } from '../phone/result.ts'
import type { CallCommand } from '../ports/command.ts'
import type { QualityBand } from '../quality/sample.ts'
import type { CallId, Permission, Vendor, VideoState } from '../values.ts'
import type { Handed, Leaving } from './leaving.ts'

/** One request of a kind is in flight at a time: a later one in the same slot makes the earlier outcome stale. */
export type Slot =
  | 'start'
  | 'answer'
  | 'release'
  | 'hold'
  | 'mute'
  | 'video'
  | 'digit'
  | 'transfer'
  | 'referral'
  | 'path'

export interface RefusedEvent<T extends string> {
  readonly type: T
  readonly reason: Refusal
  readonly permission?: Permission
  readonly vendor?: Vendor
}

/** Facts that the call machine reads. Samples and refinements are handled beside it. */
export type MachineFact = Exclude<CallFact, { type: 'call.qualitySampled' | 'call.endRefined' | 'call.digitReceived' }>

export type CallEvent =
  | MachineFact
  | { readonly type: 'user.startCall'; readonly waitFor: 'account' | 'line' | { readonly permission: Permission } }
  /** `replaces`: by the phone itself, in the place of a call of its own that crossed it. */
  | { readonly type: 'user.answer'; readonly video: boolean; readonly muted: boolean; readonly replaces?: CallId }
  /** `by: 'system'`: nobody was asked, the phone's policy declines. */
  | {
      readonly type: 'user.decline'
      readonly as: 'busy' | 'declined'
      readonly by?: 'system'
      readonly leaving?: Leaving
    }
  /** `leaving`: what it means, where it is not plain to see from where the call stands. */
  | { readonly type: 'user.hangUp'; readonly why: 'user' | 'policy'; readonly leaving?: Leaving }
  | { readonly type: 'user.setHold'; readonly held: boolean }
  | { readonly type: 'user.setMute'; readonly muted: boolean }
  | { readonly type: 'user.setVideo'; readonly video: VideoState }
  | { readonly type: 'user.sendDigits'; readonly digits: string }
  | { readonly type: 'user.cancelDigits' }
  /** The command that asked for the digits up to `upTo` has waited long enough. */
  | { readonly type: 'digits.overdue'; readonly upTo: number }
  | { readonly type: 'user.transfer'; readonly to: string; readonly consulted?: CallId }
  | { readonly type: 'user.answerTransfer'; readonly accept: boolean }
  /** A call was placed for what the far side asked, as the user has accepted. */
  | { readonly type: 'referral.placed'; readonly id: CallId }
  /** That call was never answered; without an id: none was placed. */
  | { readonly type: 'referral.failed'; readonly id?: CallId }
  /** Nothing more was heard of a transfer that was taken. */
  | { readonly type: 'transfer.overdue' }
  /** It is being handed over with another call: a plain hang-up means that from now on. */
  | { readonly type: 'handed.changed'; readonly as: Handed }
  | { readonly type: `${'start' | 'digit' | 'transfer' | 'referral'}.taken` }
  | RefusedEvent<`${Slot}.refused`>
  /** Asked of the device or the transport for a call that waits for it. */
  | { readonly type: 'permission.granted' }
  | RefusedEvent<'permission.refused'>
  | { readonly type: 'account.ready' }
  | { readonly type: 'line.clear' }
  | RefusedEvent<'line.refused'>
  | RefusedEvent<'account.refused'>
  | { readonly type: 'quality.changed'; readonly frozen: boolean | undefined; readonly band: QualityBand }
  | { readonly type: 'group.changed'; readonly groupId: string | undefined }
  | { readonly type: 'digit.next' }
  | { readonly type: 'media.overdue' }
  /** A new path may be asked for now: the link is back, or a glare has passed. */
  | { readonly type: 'media.retry' }
  | { readonly type: 'call.resolved'; readonly reason: 'unconfirmed' | 'connection-lost' }

type WithoutTarget<C> = C extends { readonly call: unknown } ? Omit<C, 'call'> : never
/** A command as the machine says it; the host adds which call it is about. */
export type Request = WithoutTarget<CallCommand>
