import type { FarCall, SeenCall } from '@offhook/testing/kit'
import { Invitation, Inviter, type Session, SessionState, type Web } from 'sip.js'

/** The far side of one call, on sip.js itself: what it sees owes nothing to the adapter under test. */
export class FarSession implements FarCall {
  readonly #session: Session
  #status: number | undefined
  #held = false

  constructor(session: Session) {
    this.#session = session
    session.delegate = {
      onBye: (bye) => void bye.accept(),
      onInvite: (request) => {
        this.#held = /^a=(sendonly|inactive)\s*$/m.test(request.body)
      },
    }
  }

  async invite(): Promise<void> {
    await this.#session.invite({
      requestDelegate: {
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
    return this.#reinvite(true)
  }

  resume(): Promise<void> {
    return this.#reinvite(false)
  }

  async seen(): Promise<SeenCall> {
    const status = this.#status === undefined ? {} : { sip: this.#status }
    return { stage: stageOf(this.#session.state), held: this.#held, video: false, digits: '', ...status }
  }

  async #reinvite(hold: boolean): Promise<void> {
    const sessionDescriptionHandlerOptions: Web.SessionDescriptionHandlerOptions = { hold }
    await new Promise<void>((resolve, reject) => {
      this.#session
        .invite({
          sessionDescriptionHandlerOptions,
          requestDelegate: { onAccept: () => resolve(), onReject: () => resolve() },
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
