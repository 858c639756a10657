import type { SessionDescriptionHandler, SessionDescriptionHandlerModifier, Web } from 'sip.js'
import { holdingSdp } from './hold-sdp.ts'
import { needsCandidates } from './new-path.ts'
import { unwantedStreams } from './streams.ts'
import { withoutStreams } from './streams-sdp.ts'

/** sip.js's handler of one call's connection, with the two steps replaced that know one stream and one path only. */
export interface DescriptionHandler extends Web.SessionDescriptionHandler {
  /** The next description waits for candidates though the browser has gathered before. */
  gathersAnew: boolean
}

/** What an offer within a call asks for beside what stands. */
export interface OfferOptions extends Web.SessionDescriptionHandlerOptions {
  /** Default: as it stands. */
  readonly hold?: boolean
}

/** Both sides made an offer at once (RFC 3261 section 14.1). */
export class GlareError extends Error {
  override readonly name = 'GlareError'
}

/** An offer that is being made and is not sent yet. */
interface Draft {
  readonly made: Promise<unknown>
  /** The far side's offer came first. */
  overtaken: boolean
}

/** What one call hears of its connection. */
export interface NegotiationEvents {
  path(state: RTCPeerConnectionState): void
  /** The far side's sound is there. */
  sound(): void
  /** Offer and answer are agreed, or an offer was taken back. */
  agreement(): void
}

/**
 * sip.js's own session description handler with what it lacks: rollback of a refused offer, without which every later
 * re-INVITE fails, and order between an offer of ours and one of the far side.
 */
export class Negotiation implements SessionDescriptionHandler {
  /** This side holds. */
  held = false
  readonly #inner: DescriptionHandler
  #draft: Draft | undefined
  #answering = false

  constructor(inner: DescriptionHandler) {
    this.#inner = inner
  }

  get connection(): RTCPeerConnection | undefined {
    return this.#inner.peerConnection
  }

  get localStream(): MediaStream {
    return this.#inner.localMediaStream
  }

  get remoteStream(): MediaStream {
    return this.#inner.remoteMediaStream
  }

  /** An offer of either side is not answered yet. Another offer now is glare (RFC 3261 section 14). */
  get busy(): boolean {
    return this.#answering || this.connection?.signalingState !== 'stable'
  }

  watch({ path, sound, agreement }: NegotiationEvents): void {
    const connection = this.connection
    if (connection === undefined) return
    this.#inner.peerConnectionDelegate = {
      onconnectionstatechange: () => path(connection.connectionState),
      ontrack: (event) => {
        if ((event as RTCTrackEvent).track.kind === 'audio') sound()
      },
      onsignalingstatechange: () => {
        if (connection.signalingState === 'stable') agreement()
      },
    }
  }

  async getDescription(options?: OfferOptions, modifiers?: SessionDescriptionHandlerModifier[]) {
    if (this.#answering) {
      try {
        return await this.#describe(this.held, options, modifiers)
      } finally {
        this.#answering = false
      }
    }
    const made = this.#offer(options, modifiers)
    const draft: Draft = { made, overtaken: false }
    this.#draft = draft
    try {
      const description = await made
      if (draft.overtaken) throw new GlareError('The offer of the far side came first.')
      return description
    } finally {
      if (this.#draft === draft) this.#draft = undefined
    }
  }

  async #offer(options?: OfferOptions, modifiers?: SessionDescriptionHandlerModifier[]) {
    this.#inner.gathersAnew = needsCandidates.ofOffer(this.connection)
    const description = await this.#describe(options?.hold ?? this.held, options, modifiers)
    const unwanted = this.connection === undefined ? [] : unwantedStreams(this.connection)
    return { ...description, body: withoutStreams(description.body, unwanted) }
  }

  /**
   * Hold, and streams that nobody wants, are written only into what is sent. The browser's own description MUST go on
   * receiving: a rollback of one that does not leaves the receiver stopped, and a far side that refused the hold would be
   * heard no more.
   */
  async #describe(hold: boolean, options?: OfferOptions, modifiers?: SessionDescriptionHandlerModifier[]) {
    const description = await this.#inner.getDescription(options, modifiers)
    return hold ? { ...description, body: holdingSdp(description.body) } : description
  }

  async setDescription(sdp: string, options?: OfferOptions, modifiers?: SessionDescriptionHandlerModifier[]) {
    const draft = this.#draft
    this.#answering = draft !== undefined || this.connection?.signalingState === 'stable'
    try {
      // sip.js would take the far side's offer for the answer to ours, which nobody has seen yet.
      if (draft !== undefined) await this.#giveWay(draft)
      if (this.#answering) this.#inner.gathersAnew = needsCandidates.ofAnswer(this.connection, sdp)
      await this.#inner.setDescription(sdp, options, modifiers)
    } catch (error) {
      this.#answering = false
      throw error
    }
  }

  async #giveWay(draft: Draft): Promise<void> {
    draft.overtaken = true
    await draft.made.catch(() => undefined)
    await this.#rollback()
  }

  /** sip.js asks for it when an offer of either side was refused. */
  async rollbackDescription(): Promise<void> {
    this.#answering = false
    await this.#rollback()
  }

  /** Takes back an offer of ours that could not be sent; one of the far side that is being answered MUST stay. */
  async withdraw(): Promise<void> {
    if (!this.#answering) await this.#rollback()
  }

  /** Back to the last agreement. The directions need none: every description sets them anew. */
  async #rollback(): Promise<void> {
    const connection = this.connection
    if (connection?.signalingState === 'have-local-offer') await connection.setLocalDescription({ type: 'rollback' })
    if (connection?.signalingState === 'have-remote-offer') await connection.setRemoteDescription({ type: 'rollback' })
  }

  hasDescription(contentType: string): boolean {
    return this.#inner.hasDescription(contentType)
  }

  /** RFC 4733. `false`: the connection cannot send digits. */
  sendDtmf(tones: string, options?: { readonly duration: number; readonly interToneGap: number }): boolean {
    return this.#inner.sendDtmf(tones, options)
  }

  close(): void {
    this.#inner.close()
  }
}
