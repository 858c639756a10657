import type { MediaPath, TransferStage } from '../facts/fact.ts'
import type { End, EndReason } from '../outcome/end.ts'
import type { Refusal } from '../phone/result.ts'
import type { QualityBand } from '../quality/sample.ts'
import type {
  CallId,
  Destination,
  Direction,
  Json,
  Millis,
  Participant,
  Permission,
  Remote,
  Vendor,
  VideoState,
} from '../values.ts'
import type { CallHost } from './call-host.ts'
import type { Handed, Leaving } from './leaving.ts'
import { type Asked, initialWish } from './wish.ts'

export interface Refusing {
  readonly reason: Refusal
  readonly permission?: Permission
  readonly vendor?: Vendor
}

export interface Digits {
  readonly sent: string
  readonly waiting: string
  /** `sending`: the first that waits is at the SDK. `pausing`: it is a pause, whose time runs. `spacing`: the gap after one. */
  readonly step: 'idle' | 'sending' | 'pausing' | 'spacing'
  /** Digits taken or dropped since the call began; commands settle by it. */
  readonly done: number
  /** Why those between these two places were dropped; what was asked for since is counted anew. */
  readonly dropped: (Refusing & { readonly from: number; readonly upTo: number }) | undefined
}

export interface TransferState {
  readonly to: string
  readonly stage: 'requested' | TransferStage
  readonly taken: boolean
  readonly refused?: Refusing
  readonly reason?: EndReason
}

/** What the far side asked to be replaced by, and what this side said to it. */
export interface Referral {
  readonly to: string
  /** `undefined`: the user has not answered. `false`: they said no, or it came to nothing, and the far side stays here. */
  readonly accept: boolean | undefined
  readonly taken: boolean
  readonly refused?: Refusing
  /** The call that was placed for it. */
  readonly placed?: CallId
}

/** All that is known of one call beside its phase. Immutable; the machine holds it as one value, which is cheap to replace. */
export interface CallContext {
  readonly host: CallHost
  readonly id: CallId
  readonly direction: Direction
  readonly createdAt: Millis
  readonly to: Destination
  readonly onPermission: 'request' | 'refuse'
  /** What becomes of whoever talks when this call is placed; by the policy where nothing is said. */
  readonly others: 'hold' | 'end' | undefined
  readonly extra: Json | undefined
  readonly remote: Remote
  readonly groupId: string | undefined
  /** Who is in the session of a group call. */
  readonly participants: readonly Participant[] | undefined
  /** A fact of this call was seen: from now on a refused start ends nothing (law 1). */
  readonly seen: boolean
  readonly started: boolean
  readonly attached: boolean
  /** A fact said that it was answered. */
  readonly answered: boolean
  readonly answering: { readonly video: boolean; readonly muted: boolean } | undefined
  readonly earlyMedia: boolean | undefined
  readonly rungAt: Millis | undefined
  readonly establishedAt: Millis | undefined
  readonly hold: Asked<boolean>
  readonly remoteHold: boolean
  readonly glares: number
  readonly mute: Asked<boolean>
  readonly localVideo: Asked<VideoState>
  readonly remoteVideo: VideoState
  readonly path: MediaPath | undefined
  /** The path broke and has not worked since. */
  readonly lost: boolean
  /** A new path was asked for since the last one worked. */
  readonly restarted: boolean
  readonly frozen: boolean | undefined
  readonly band: QualityBand
  readonly digits: Digits
  readonly transfer: TransferState | undefined
  readonly referral: Referral | undefined
  readonly handed: Handed
  /** The call whose place this one takes. */
  readonly replaces: CallId | undefined
  readonly leaving: Leaving | undefined
  /** Why the last start or answer was refused. */
  readonly refused: Refusing | undefined
  readonly end: End | undefined
}

export interface CallInput {
  readonly host: CallHost
  readonly id: CallId
  readonly direction: Direction
  readonly to?: Destination
  readonly remote?: Remote
  readonly onPermission?: 'request' | 'refuse'
  readonly others?: 'hold' | 'end'
  readonly extra?: Json
  readonly replaces?: CallId
  readonly video?: boolean
  readonly muted?: boolean
  readonly attached?: boolean
  /** Answered already, on the OS call screen, before the transport delivered the call. */
  readonly answered?: boolean
  /** Found by a query: nothing of it is known by construction. */
  readonly found?: boolean
}

const noDigits: Digits = { sent: '', waiting: '', step: 'idle', done: 0, dropped: undefined }

export function contextOf(input: CallInput): CallContext {
  const { host, id, direction } = input
  const outgoing = direction === 'outgoing'
  const video = input.video ? 'on' : 'off'
  const known = <T>(value: T) => initialWish(value, input.found ? undefined : value)
  const muted = known(false)
  const localVideo = known<VideoState>('off')
  return {
    host,
    id,
    direction,
    createdAt: host.now(),
    to: input.to ?? '',
    onPermission: input.onPermission ?? 'refuse',
    others: input.others,
    extra: input.extra,
    remote: input.remote ?? {},
    groupId: undefined,
    participants: undefined,
    seen: false,
    started: false,
    attached: input.attached ?? true,
    answered: false,
    answering: input.answered ? { video: false, muted: false } : undefined,
    earlyMedia: undefined,
    rungAt: direction === 'incoming' ? host.now() : undefined,
    establishedAt: undefined,
    hold: known(false),
    remoteHold: false,
    glares: 0,
    mute: outgoing && input.muted ? { ...muted, desired: true, pending: true } : muted,
    localVideo: outgoing && input.video && !input.found ? { ...localVideo, desired: 'on', pending: true } : localVideo,
    remoteVideo: outgoing ? 'off' : video,
    path: undefined,
    lost: false,
    restarted: false,
    frozen: undefined,
    band: 'unknown',
    digits: noDigits,
    transfer: undefined,
    referral: undefined,
    handed: undefined,
    replaces: input.replaces,
    leaving: undefined,
    refused: undefined,
    end: undefined,
  }
}
