import type { Session } from 'sip.js'
import { whenUp } from '../account/lost-requests.ts'
import { countChallenges } from '../call/challenges.ts'
import { isInvented } from '../call/end-cause.ts'
import type { SipLibrary } from '../options.ts'

/** As long as a call may ring. The far side learns the end from the last NOTIFY. */
const subscriptionSeconds = 180

/** Tells the far side how the call goes that its REFER asked for (NOTIFY with message/sipfrag, RFC 3515 section 2.4.4). */
export class Notifier {
  readonly #sip: SipLibrary
  readonly #session: Session
  readonly #event: string
  #told: number | undefined
  #isOver = false

  constructor(sip: SipLibrary, session: Session, event: string) {
    this.#sip = sip
    this.#session = session
    this.#event = event
  }

  /** The first final status is the last one told. */
  tell(status: number, phrase: string): void {
    if (this.#isOver || status === this.#told) return
    this.#told = status
    this.#isOver = status >= 200
    const state = this.#isOver ? 'terminated;reason=noresource' : `active;expires=${subscriptionSeconds}`
    whenUp(this.#sip, this.#session.userAgent, () => this.#send(state, `SIP/2.0 ${status} ${phrase}\r\n`))
  }

  #send(state: string, content: string): void {
    const { dialog, userAgent } = this.#session
    // The far side may hang up as soon as its REFER was taken; nobody listens then.
    if (this.#session.state !== this.#sip.SessionState.Established || dialog === undefined) return
    const notify = dialog.notify(
      {
        onReject: ({ message }) => {
          if (!isInvented(message)) this.#isOver = true
        },
      },
      {
        extraHeaders: [`Event: ${this.#event}`, `Subscription-State: ${state}`, `Contact: ${userAgent.contact}`],
        body: { contentDisposition: 'render', contentType: 'message/sipfrag;version=2.0', content },
      },
    )
    countChallenges(this.#sip, dialog, notify)
  }
}
