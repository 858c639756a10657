import type { Direction, EndedBy, EndReason, Origin, Remote, Subject, Vendor, VideoState } from '@offhook/core'
import type { QualityCurve } from '../call/quality-curve.ts'
import type { LegEnd, LegStage, TransferAnswer } from '../call/world.ts'

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
  answer(): void
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
  /** The call is gone and nobody tells the phone. */
  vanish(): void

  /** Nothing arrives any more, though the call stands. */
  freeze(): void
  thaw(): void
  quality(curve: QualityCurve): void
  /** The media path breaks; before the answer: never comes up. */
  dropMedia(): void
  restoreMedia(): void
  failMedia(): void

  sendDigit(digit: string): void
  setVideo(video: VideoState): void
  changeRemote(remote: Remote): void
  /** Asks the phone to call somebody else (REFER). */
  askTransfer(to: string): void
  /** The next `times` hold or resume requests meet one of ours (SIP 491). */
  glareNext(times?: number): void
  /** What comes of transfers that the phone asks for. Default `done`; `wait`: see `transferred`. */
  onTransfer(answer: TransferAnswer): void
  transferred(stage: 'ringing' | 'done' | 'failed'): void
  /** Something changes on the phone's own side, and not by its command: the OS, a headset, another app. */
  changeHere(change: { muted?: boolean; held?: boolean; video?: VideoState }, by?: Origin): void

  /** What the far side sees of the phone. */
  readonly digits: string
  readonly heldByPhone: boolean
  readonly mutedByPhone: boolean
  readonly videoOfPhone: VideoState
  readonly heldByFar: boolean
  readonly frozen: boolean
  readonly end: LegEnd | undefined
}
