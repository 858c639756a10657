import type { CallId, Direction, Outcome, Remote, Subject, Vendor, VideoState } from '@offhook/core'
import type { Session } from 'sip.js'
import type { InputKind } from '../media/inputs.ts'
import type { Mix } from '../media/mix.ts'
import type { Negotiation } from '../media/negotiation.ts'
import type { Sampler } from '../media/sampler.ts'
import { setHeard } from '../media/streams.ts'
import { View } from '../media/views.ts'
import type { Asked } from '../transfer/asked.ts'
import type { Transfer } from '../transfer/transfer.ts'
import type { EndCause } from './end-cause.ts'

export type Stage = 'preparing' | 'dialing' | 'ringing' | 'incoming' | 'connecting' | 'active' | 'ended'

/** `allowed: false`: the OS has not given the audio session to the app, so no call may take or play sound. */
export interface Sound {
  readonly allowed: boolean
}

/** What is remembered of one call: its handles in sip.js and the levels last reported. It decides nothing. */
export class SipCall {
  readonly direction: Direction
  /** The phone's id: known from the start for an outgoing call, with the first command for an incoming one. */
  callId: CallId | undefined
  /** The Call-ID header (RFC 3261 section 20.8). */
  sipCallId: string | undefined
  remote: Remote = {}
  stage: Stage
  session: Session | undefined
  negotiation: Negotiation | undefined
  microphone: MediaStreamTrack | undefined
  camera: MediaStreamTrack | undefined
  /** The calls that it is merged with. */
  mix: Mix | undefined
  /** The far side rang, or this side did. */
  rang: boolean
  /** A 200 to the INVITE was sent or received. */
  answered = false
  muted = false
  /** This side asks to hold or to resume: silent until it is answered, whichever way it goes. */
  changingHold = false
  /** The far side holds, as far as it said so. */
  heldByRemote = false
  /** Whether the command that began the call asked for video, and why there is no camera then. */
  videoAtStart: { readonly asked: boolean; readonly missing?: Vendor } = { asked: false }
  localVideo: VideoState = 'off'
  /** `undefined`: the far side offered video, and the phone took that for its being on. */
  remoteVideo: VideoState | undefined = 'off'
  /** What arrives of the far side's picture is watched. */
  picture: { readonly track: MediaStreamTrack; stop(): void } | undefined
  readonly localView = new View()
  readonly remoteView = new View()
  /** The offers of this side within the call, one after the other. */
  offering: Promise<unknown> = Promise.resolve()
  /** The command to answer that is at work, and the signals of all who gave it: pressed twice it is still one answer. */
  answer: { readonly outcome: Promise<Outcome>; readonly signals: AbortSignal[] } | undefined
  /** The answer that sip.js is at work on. When it fails, sip.js ends the call and only this says why. */
  answering: Promise<unknown> | undefined
  /** Why it ends, as far as it is known before sip.js says that it has. The first one known stands. */
  cause: EndCause | undefined
  sampler: Sampler | undefined
  /** The last REFER of this side that was sent, and the CSeqs of those before. */
  transfer: Transfer | undefined
  readonly pastTransfers = new Set<string>()
  /** The REFER of the far side that waits for the user's word. */
  asked: Asked | undefined
  /** A REFER of the far side was read before. */
  wasReferred = false
  /** Resolves when the call has ended. Commands race with it: sip.js leaves some of its promises open for ever. */
  readonly ended: Promise<void>
  #resolveEnded: () => void = () => undefined

  readonly #sound: Sound

  constructor(direction: Direction, stage: Stage, sound: Sound = { allowed: true }) {
    this.#sound = sound
    this.direction = direction
    this.stage = stage
    this.rang = direction === 'incoming'
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve
    })
  }

  get subject(): Subject {
    return {
      ...(this.callId === undefined ? {} : { callId: this.callId }),
      ...(this.sipCallId === undefined ? {} : { refs: { 'sip.call-id': this.sipCallId } }),
    }
  }

  /** This side holds. */
  get held(): boolean {
    return this.negotiation?.held ?? false
  }

  /** Silence while muted or held, black while paused or held: a held far side MUST NOT hear or see the room. */
  isOpen(kind: InputKind): boolean {
    const wanted = kind === 'microphone' ? !this.muted && this.#sound.allowed : this.localVideo === 'on'
    return wanted && !this.held && !this.changingHold
  }

  /** Brings what is sent and what is played in line with mute, video, hold and the audio session. */
  applyMedia(): void {
    for (const kind of ['microphone', 'camera'] as const) {
      const track = this[kind]
      if (track !== undefined) track.enabled = this.isOpen(kind)
    }
    const connection = this.negotiation?.connection
    const { allowed } = this.#sound
    if (connection !== undefined) setHeard(connection, { sound: !this.held && allowed, picture: !this.held })
    const listens = !this.held && !this.changingHold
    this.mix?.apply(this, { listens, isHeard: !this.held && !this.heldByRemote })
  }

  closeInputs(): void {
    void this.mix?.leave(this)
    this.microphone?.stop()
    this.camera?.stop()
  }

  /** The first cause stands; the status that answers our own CANCEL is kept with it. */
  blame(cause: EndCause): void {
    if (this.cause?.kind === 'left' && cause.kind === 'answered' && !cause.invented) {
      this.cause = { status: cause.status, phrase: cause.phrase, ...this.cause }
    }
    this.cause ??= cause
  }

  /** Lets go of everything that the browser keeps open for the call. */
  release(): void {
    this.stage = 'ended'
    this.closeInputs()
    this.picture?.stop()
    this.localView.show(undefined)
    this.remoteView.show(undefined)
    this.negotiation?.close()
    this.#resolveEnded()
  }
}
