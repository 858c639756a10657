import type { TransferStage } from '../facts/fact.ts'
import type { End, EndReason } from '../outcome/end.ts'
import type { Refusal } from '../phone/result.ts'
import type { QualityBand } from '../quality/sample.ts'
import type { CallId, Direction, Json, Millis, Participant, Remote, VideoState } from '../values.ts'
import type { Wish } from './wish.ts'

/** Everything that can be done to a call; `can` and `cannot` have an answer for each. */
export const callActions = [
  'answer',
  'decline',
  'hangUp',
  'hold',
  'resume',
  'mute',
  'unmute',
  'sendDigits',
  'cancelDigits',
  'transfer',
  'acceptTransfer',
  'rejectTransfer',
  'setVideo',
  'switchCamera',
  'swap',
  'merge',
  'split',
] as const

export type CallAction = (typeof callActions)[number]

export interface Transfer {
  readonly to: string
  readonly stage: 'requested' | TransferStage
  /** Why it failed, where that is known; `no-answer`: nothing was heard of it for `policy.transferTimeoutMs`. */
  readonly reason?: EndReason
}

/** `frozen`: nothing arrives though the call stands. `unknown`: the transport cannot tell; never read it as steady. */
export type Media = 'unknown' | 'connecting' | 'steady' | 'frozen' | 'reconnecting' | 'failed'

interface CallCommon {
  readonly id: CallId
  readonly direction: Direction
  readonly remote: Remote
  /** The app's own data, passed through views, events and records; at most 4 kB as JSON. */
  readonly extra?: Json
  readonly createdAt: Millis
  /** Merged calls share one. */
  readonly groupId?: string
  /** Who is in the session of a group call, where the SDK tells; this user too where it lists them. */
  readonly participants?: readonly Participant[]
  /** The call whose place this one takes: its far side was handed over by whom the user talked to, or both had called each other. */
  readonly replaces?: CallId
  /** `disabled={!call.can.hold}`; `call.cannot.hold` is the reason. One rule table makes both. */
  readonly can: Readonly<Record<CallAction, boolean>>
  readonly cannot: Readonly<Partial<Record<CallAction, Refusal>>>
  readonly mute: Wish<boolean>
  readonly video: { readonly local: Wish<VideoState>; readonly remote: VideoState }
}

interface Talking extends CallCommon {
  readonly establishedAt: Millis
  readonly hold: { readonly local: Wish<boolean>; readonly remote: boolean }
  readonly onHold: 'no' | 'local' | 'remote' | 'both'
  readonly media: Media
  /** With hysteresis; the numbers are in `phone.getQuality(id)`. */
  readonly quality: QualityBand
  readonly transfer?: Transfer
  /** The far side asks to be replaced by this party; answered by `acceptTransfer` or `rejectTransfer`. */
  readonly transferAsked?: { readonly to: string }
  readonly digits?: { readonly sent: string; readonly waiting: string }
}

/** `line`: another call is put on hold, or ended, first. */
export type WaitingFor = 'permission' | 'account' | 'line' | 'surface' | 'transport'

/** One call as a UI draws it: immutable plain JSON, a union on `phase`. */
export type CallView =
  | (CallCommon & { readonly phase: 'preparing'; readonly direction: 'outgoing'; readonly waitingFor: WaitingFor })
  | (CallCommon & { readonly phase: 'dialing'; readonly direction: 'outgoing' })
  /** The far side rings. `earlyMedia`: it sends sound of its own, so play no ringback. */
  | (CallCommon & {
      readonly phase: 'ringing'
      readonly direction: 'outgoing'
      readonly earlyMedia: boolean | undefined
    })
  /** Rings here. `attached: false`: announced by push, the transport has not delivered it yet. */
  | (CallCommon & {
      readonly phase: 'incoming'
      readonly direction: 'incoming'
      readonly attached: boolean
      readonly answering: boolean
    })
  | (CallCommon & { readonly phase: 'connecting' })
  | (Talking & { readonly phase: 'active' })
  /** `hold.local.actual === true`, nothing else. */
  | (Talking & { readonly phase: 'held' })
  | (CallCommon & { readonly phase: 'ending'; readonly establishedAt?: Millis })
  | (CallCommon & {
      readonly phase: 'ended'
      readonly establishedAt?: Millis
      /** Time talked: ringing does not count, holding does. 0 when never established. */
      readonly durationMs: Millis
      readonly end: End
      readonly transfer?: Transfer
    })

export type Phase = CallView['phase']
export type CallIn<P extends Phase> = Extract<CallView, { readonly phase: P }>
