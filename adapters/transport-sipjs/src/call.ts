import type { CallId, Direction, Outcome, Remote, Subject } from '@offhook/core'
import type { Session } from 'sip.js'
import type { EndCause } from './end-cause.ts'
import type { Microphone } from './microphone.ts'
import type { Negotiation } from './negotiation.ts'
import type { Totals } from './stats.ts'

export type Stage = 'preparing' | 'dialing' | 'ringing' | 'incoming' | 'connecting' | 'active' | 'ended'

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
  microphone: Microphone | undefined
  /** The far side rang, or this side did. */
  rang: boolean
  /** A 200 to the INVITE was sent or received. */
  answered = false
  muted = false
  /** The far side holds, as far as it said so. */
  heldByRemote = false
  /** The command to answer that is at work, and the signals of all who gave it: pressed twice it is still one answer. */
  answer: { readonly outcome: Promise<Outcome>; readonly signals: AbortSignal[] } | undefined
  /** The answer that sip.js is at work on. When it fails, sip.js ends the call and only this says why. */
  answering: Promise<unknown> | undefined
  /** Why it ends, as far as it is known before sip.js says that it has. The first one known stands. */
  cause: EndCause | undefined
  totals: Totals | undefined
  /** Resolves when the call has ended. Commands race with it: sip.js leaves some of its promises open for ever. */
  readonly ended: Promise<void>
  #resolveEnded: () => void = () => undefined

  constructor(direction: Direction, stage: Stage) {
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

  /** Silence while muted or held: a held far side MUST NOT hear the room. */
  applyMicrophone(held = this.held): void {
    this.microphone?.setOpen(!this.muted && !held)
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
    this.microphone?.release()
    this.negotiation?.close()
    this.#resolveEnded()
  }
}
