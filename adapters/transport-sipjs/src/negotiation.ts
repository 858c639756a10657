import type {
  SessionDescriptionHandler,
  SessionDescriptionHandlerFactory,
  SessionDescriptionHandlerModifier,
  Web,
} from 'sip.js'
import { holdingOffer } from './hold-sdp.ts'
import type { SipLibrary } from './options.ts'

/** What the adapter hands to the offer or answer of a call beside sip.js's own settings. */
export interface NegotiationOptions extends Web.SessionDescriptionHandlerOptions {
  /** The microphone, opened before sip.js is asked for anything, so that a refusal costs no call. */
  readonly stream?: MediaStream
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

/**
 * sip.js's own session description handler with what it lacks: rollback of a refused offer, without which every later
 * re-INVITE fails, and order between an offer of ours and one of the far side.
 */
export class Negotiation implements SessionDescriptionHandler {
  /** This side holds: what later offers of the far side are answered with. */
  held = false
  readonly #inner: Web.SessionDescriptionHandler
  #directions = new Map<RTCRtpTransceiver, RTCRtpTransceiverDirection>()
  #draft: Draft | undefined
  #answering = false

  constructor(inner: Web.SessionDescriptionHandler) {
    this.#inner = inner
  }

  get connection(): RTCPeerConnection | undefined {
    return this.#inner.peerConnection
  }

  get remoteStream(): MediaStream {
    return this.#inner.remoteMediaStream
  }

  /** An offer of either side is not answered yet. Another offer now is glare (RFC 3261 section 14). */
  get busy(): boolean {
    return this.#answering || this.connection?.signalingState !== 'stable'
  }

  /** Calls back on every change of the path, then on every track of the far side. */
  watch(onPath: (state: RTCPeerConnectionState) => void, onTrack: () => void): void {
    const connection = this.connection
    if (connection === undefined) return
    this.#inner.peerConnectionDelegate = {
      onconnectionstatechange: () => onPath(connection.connectionState),
      ontrack: onTrack,
    }
  }

  async getDescription(options?: NegotiationOptions, modifiers?: SessionDescriptionHandlerModifier[]) {
    if (this.#answering) {
      try {
        // sip.js hands over the options of our last offer, which may have been refused.
        return await this.#inner.getDescription({ ...options, hold: this.held }, modifiers)
      } finally {
        this.#answering = false
      }
    }
    const transceivers = this.connection?.getTransceivers() ?? []
    this.#directions = new Map(transceivers.map((each) => [each, each.direction]))
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

  /**
   * Hold is written only into what is sent. The browser's own offer MUST go on receiving: a rollback of one that does not
   * leaves the receiver stopped, and a far side that refused the hold would be heard no more.
   */
  async #offer(options?: NegotiationOptions, modifiers?: SessionDescriptionHandlerModifier[]) {
    const description = await this.#inner.getDescription({ ...options, hold: false }, modifiers)
    return options?.hold ? { ...description, body: holdingOffer(description.body) } : description
  }

  async setDescription(sdp: string, options?: NegotiationOptions, modifiers?: SessionDescriptionHandlerModifier[]) {
    const draft = this.#draft
    this.#answering = draft !== undefined || this.connection?.signalingState === 'stable'
    try {
      // sip.js would take the far side's offer for the answer to ours, which nobody has seen yet.
      if (draft !== undefined) await this.#giveWay(draft)
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

  /** Back to the last agreement, with the directions that it had: the browser's rollback leaves those as they are. */
  async #rollback(): Promise<void> {
    const connection = this.connection
    if (connection === undefined) return
    if (connection.signalingState === 'have-local-offer') await connection.setLocalDescription({ type: 'rollback' })
    if (connection.signalingState === 'have-remote-offer') await connection.setRemoteDescription({ type: 'rollback' })
    for (const [transceiver, direction] of this.#directions) {
      if (transceiver.direction !== 'stopped' && transceiver.direction !== direction) transceiver.direction = direction
    }
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

export interface NegotiationSettings {
  readonly iceServers: readonly RTCIceServer[]
  readonly iceGatheringTimeoutMs: number
}

/** What sip.js is asked for with the first offer or answer of a call. */
export function firstDescription(stream: MediaStream): NegotiationOptions {
  return { constraints: { audio: true, video: false }, stream }
}

/** The factory that sip.js calls once for each call. */
export function negotiationFactory(sip: SipLibrary, settings: NegotiationSettings): SessionDescriptionHandlerFactory {
  const useOpened: Web.MediaStreamFactory = (_constraints, _handler, options?: NegotiationOptions) =>
    options?.stream === undefined
      ? Promise.reject(new Error('No microphone was opened for this call.'))
      : Promise.resolve(options.stream)
  return (session) =>
    new Negotiation(
      new sip.Web.SessionDescriptionHandler(session.userAgent.getLogger('sip.SessionDescriptionHandler'), useOpened, {
        iceGatheringTimeout: settings.iceGatheringTimeoutMs,
        peerConnectionConfiguration: { iceServers: [...settings.iceServers] },
      }),
    )
}
