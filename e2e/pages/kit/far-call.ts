import type { FarCall, SeenCall } from '@offhook/testing/kit'
import { Invitation, Inviter, type Session, SessionState, Web } from 'sip.js'
import { SeenSdp } from './seen-sdp.ts'

/** Chromium takes about 6 s without an answer to its checks for a path that is interrupted. */
const missedChecksMs = 9_000

/** The far side of one call, on sip.js itself: what it sees owes nothing to the adapter under test. */
export class FarSession implements FarCall {
  readonly #session: Session
  #status: number | undefined
  readonly #phone = new SeenSdp()

  constructor(session: Session) {
    this.#session = session
    session.delegate = {
      onBye: (bye) => void bye.accept(),
      onInvite: (request) => this.#phone.read(request.body),
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

  async seen(): Promise<SeenCall> {
    const status = this.#status === undefined ? {} : { sip: this.#status }
    const { held, video, mediaPaths } = this.#phone
    return { stage: stageOf(this.#session.state), held, video, mediaPaths, digits: '', ...status }
  }

  get #connection(): RTCPeerConnection | undefined {
    const { sessionDescriptionHandler } = this.#session
    return sessionDescriptionHandler instanceof Web.SessionDescriptionHandler
      ? sessionDescriptionHandler.peerConnection
      : undefined
  }

  async #reinvite(sessionDescriptionHandlerOptions: Web.SessionDescriptionHandlerOptions): Promise<void> {
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
