import type { FarCall, SeenCall } from '@offhook/testing/kit'
import { Invitation, Inviter, type Session, SessionState, Web } from 'sip.js'
import { FarTransfer } from './far-transfer.ts'
import { SeenSdp } from './seen-sdp.ts'

/** Chromium takes about 6 s without an answer to its checks for a path that is interrupted. */
const missedChecksMs = 9_000
const glarePausesMs = [200, 400, 800, 1_600]

/** The far side of one call, on sip.js itself: what it sees owes nothing to the adapter under test. */
export class FarSession implements FarCall {
  readonly #session: Session
  #status: number | undefined
  readonly #phone = new SeenSdp()
  readonly #transfer: FarTransfer

  constructor(session: Session) {
    this.#session = session
    this.#transfer = new FarTransfer(session)
    session.delegate = {
      onBye: (bye) => void bye.accept(),
      onInvite: (request) => this.#phone.read(request.body),
      onRefer: (referral) => void this.#transfer.accept(referral),
      onNotify: (notification) => void this.#transfer.hear(notification),
    }
    if (session instanceof Invitation) this.#phone.read(session.body ?? '')
  }

  async invite(): Promise<void> {
    await this.#session.invite({
      requestDelegate: {
        onAccept: ({ message }) => this.#phone.read(message.body),
        onReject: ({ message }) => {
          this.#status = message.statusCode
        },
      },
    })
  }

  async ring(): Promise<void> {
    if (this.#session instanceof Invitation) await this.#session.progress()
  }

  async answer(): Promise<void> {
    if (this.#session instanceof Invitation) await this.#session.accept()
  }

  async reject(statusCode: 486 | 603): Promise<void> {
    if (this.#session instanceof Invitation) await this.#session.reject({ statusCode })
  }

  async cancel(): Promise<void> {
    if (this.#session instanceof Inviter) await this.#session.cancel()
  }

  async hangUp(): Promise<void> {
    if (this.#session.state === SessionState.Established) await this.#session.bye()
  }

  hold(): Promise<void> {
    return this.#reinvite({ hold: true })
  }

  resume(): Promise<void> {
    return this.#reinvite({ hold: false })
  }

  async setVideo(video: 'on' | 'off'): Promise<void> {
    if (video === 'on') return await this.#reinvite({ constraints: { audio: true, video: true } })
    for (const transceiver of this.#connection?.getTransceivers() ?? []) {
      if (transceiver.receiver.track.kind !== 'video') continue
      transceiver.sender.track?.stop()
      await transceiver.sender.replaceTrack(null)
      transceiver.direction = 'recvonly'
    }
    await this.#reinvite({})
  }

  /** As a machine does that loses its power: nothing is said to the phone, whose checks have to notice. */
  async loseMedia(): Promise<void> {
    this.#connection?.close()
    await new Promise((resolve) => setTimeout(resolve, missedChecksMs))
  }

  async tellTransfer(progress: Parameters<FarTransfer['tell']>[0]): Promise<void> {
    this.#transfer.tell(progress)
  }

  askTransfer(to: string): Promise<void> {
    return this.#transfer.ask(to)
  }

  /** The same user calls in its own place, which is all the same to the phone. */
  async replace(): Promise<FarSession> {
    const { userAgent, remoteIdentity } = this.#session
    const heir = new FarSession(new Inviter(userAgent, remoteIdentity.uri, { extraHeaders: [this.#transfer.replaces] }))
    await heir.invite()
    return heir
  }

  async seen(): Promise<SeenCall> {
    const status = this.#status === undefined ? {} : { sip: this.#status }
    const { held, video, mediaPaths } = this.#phone
    return {
      stage: stageOf(this.#session.state),
      held,
      video,
      mediaPaths,
      digits: '',
      ...status,
      ...this.#transfer.seen,
    }
  }

  get #connection(): RTCPeerConnection | undefined {
    const { sessionDescriptionHandler } = this.#session
    return sessionDescriptionHandler instanceof Web.SessionDescriptionHandler
      ? sessionDescriptionHandler.peerConnection
      : undefined
  }

  /** Waits its turn while an offer of the phone is under way (RFC 3261 section 14.1): sip.js throws then. */
  async #reinvite(options: Web.SessionDescriptionHandlerOptions): Promise<void> {
    for (const pauseMs of glarePausesMs) {
      try {
        await this.#offer(options)
        return
      } catch (error) {
        if (!/ongoing re-INVITE|in progress|pending/i.test(String(error))) throw error
      }
      // sip.js leaves an offer standing that it could not send, and would make no other.
      const connection = this.#connection
      if (connection?.signalingState === 'have-local-offer') await connection.setLocalDescription({ type: 'rollback' })
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    await this.#offer(options)
  }

  async #offer(sessionDescriptionHandlerOptions: Web.SessionDescriptionHandlerOptions): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#session
        .invite({
          sessionDescriptionHandlerOptions,
          requestDelegate: {
            onAccept: ({ message }) => {
              this.#phone.read(message.body)
              resolve()
            },
            onReject: () => resolve(),
          },
        })
        .catch(reject)
    })
  }
}

function stageOf(state: SessionState): SeenCall['stage'] {
  switch (state) {
    case SessionState.Initial:
    case SessionState.Establishing:
      return 'ringing'
    case SessionState.Established:
      return 'talking'
    case SessionState.Terminating:
    case SessionState.Terminated:
      return 'ended'
  }
}
