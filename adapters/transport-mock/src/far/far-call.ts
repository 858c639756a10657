import type { Direction, EndedBy, EndReason, Millis, Origin, Remote, Subject, Vendor, VideoState } from '@offhook/core'
import type { QualityCurve } from '../call/quality-curve.ts'
import type { HandedOn, LegEnd, LegStage, TransferAnswer } from '../call/world.ts'

export interface FarCallRequest {
  /** The caller's number. Default `101`; empty for a caller who withholds it. */
  readonly from?: string
  readonly name?: string
  readonly video?: boolean
}

export interface AnnounceRequest extends FarCallRequest {
  /** Already answered on the OS call screen. */
  readonly answered?: boolean
  /** `false`: the later offer has an id of its own, so that only the number tells that both are one call. */
  readonly sharedId?: boolean
}

/** What the far side or its server may add to an end. Without `reason`, it is read from the codes (`endOfSip`). */
export interface EndDetails {
  readonly reason?: EndReason
  readonly by?: EndedBy
  /** Cause value (ITU-T Q.850), as in a `Reason` header (RFC 3326). */
  readonly q850?: number
  readonly vendor?: Vendor
}

/**
 * The far side of one call. Every method acts at once; one that makes no sense at this stage (ringing an ended call)
 * does nothing, as a late message from a real far side would.
 */
export interface FarCall {
  /** The `mock.id` of the call. */
  readonly id: string
  /** As the phone sees it: `incoming` was made by `far.call`, `outgoing` was dialled by the phone. */
  readonly direction: Direction
  readonly stage: LegStage
  readonly remote: Remote
  /** How facts name this call, for `far.emit`. */
  readonly subject: Subject

  /** Delivers a call that was announced. */
  offer(): void
  /** SIP 180, or 183 with early media. */
  ring(options?: { readonly earlyMedia?: boolean }): void
  /** `video`: whether it shows itself. Default: as it was called. */
  answer(options?: { readonly video?: boolean }): void
  hold(): void
  resume(): void
  /** Ends the call at whatever stage: BYE while talking, `reject(603)` or `cancel()` before that. */
  hangUp(code?: number, details?: EndDetails): void
  /** Refuses a call that the phone dialled, with a SIP status code. Default 603. */
  reject(code?: number, details?: EndDetails): void
  /** Takes back a call that rings at the phone. For the other device: `{ reason: 'answered-elsewhere' }`. */
  cancel(details?: EndDetails): void
  /** Says afterwards why the call ended. */
  refineEnd(reason: EndReason, details?: Omit<EndDetails, 'reason'>): void
  /** The call is gone, from the SDK too, and nobody tells the phone. */
  vanish(): void
  /**
   * The far side's device dies without a BYE. No fact says that the call ended; the media path is cut for good, and what
   * the phone asks of the far side is answered by nobody (408).
   */
  crash(): void

  /** Nothing arrives any more, though the call stands. */
  freeze(): void
  thaw(): void
  /** `false`: no sound is sent any more, though the path lives: a far side with a broken microphone, say. */
  setSound(sends: boolean): void
  quality(curve: QualityCurve): void
  /**
   * The network lets no media through, and the SDK notices as browsers do: nothing arrives at once, `interrupted` after
   * 6 seconds, `failed` after 16. `forMs` later it is back; a path that failed meanwhile needs a restart. Default: never.
   */
  cutMedia(options?: { readonly forMs?: Millis }): void
  /** As `cutMedia`, but the path is `interrupted` at once and never fails by itself. Before the answer: never comes up. */
  dropMedia(options?: { readonly forMs?: Millis }): void
  restoreMedia(): void
  /** The path is lost; `restartMedia` makes a new one. */
  failMedia(): void

  /** A digit arrives at the phone, as by SIP INFO. */
  sendDigit(digit: string): void
  /** `on` is reported once its picture arrives (`far.videoAfter`). */
  setVideo(video: VideoState): void
  changeRemote(remote: Remote): void
  /** Asks the phone to call somebody else (REFER). Accepted: the phone dials, and this side hangs up when that talks. */
  askTransfer(to: string): void
  /** Hands the phone over to somebody who calls in this one's place (RFC 3891): this call ends as soon as that one talks. */
  replaceBy(party?: FarCallRequest): FarCall
  /** The next `times` requests to hold, to resume or for a new media path meet one of ours (SIP 491). */
  glareNext(times?: number): void
  /** What comes of transfers that the phone asks for. Default `by-number`, done at once where the number does nothing by itself; `wait`: see `transferred`. */
  onTransfer(answer: TransferAnswer): void
  /** `code`: the SIP status by which it failed. */
  transferred(stage: 'ringing' | 'done' | 'failed', code?: number): void
  /** Something changes on the phone's own side, and not by its command: the OS, a headset, another app. */
  changeHere(change: { muted?: boolean; held?: boolean; video?: VideoState }, by?: Origin): void

  /** What the far side sees of the phone. */
  readonly digits: string
  readonly heldByPhone: boolean
  readonly mutedByPhone: boolean
  readonly videoOfPhone: VideoState
  readonly heldByFar: boolean
  readonly videoOfFar: VideoState
  /** Ids of the calls with which the phone has merged this one, whose far sides it hears. */
  readonly hears: readonly string[]
  /** Whom it has asked the phone to call, until that is answered. */
  readonly askedFor: string | undefined
  /** What the phone has said to the last `askTransfer`. */
  readonly referralAnswer: 'accepted' | 'rejected' | undefined
  /** The id of the call whose far side asked the phone for this one. */
  readonly referredBy: string | undefined
  /** To whom the phone hands it on, until that is over. */
  readonly handedOn: HandedOn | undefined
  /** 1, and one more for each media restart of the phone. */
  readonly mediaPaths: number
  readonly frozen: boolean
  readonly end: LegEnd | undefined
}
