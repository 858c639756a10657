import type { SeenCall } from '@offhook/testing/kit'
import type { Notification, Referral, Session } from 'sip.js'

type Progress = 'ringing' | 'done' | 486 | 603

const lines = {
  ringing: 'SIP/2.0 180 Ringing',
  done: 'SIP/2.0 200 OK',
  486: 'SIP/2.0 486 Busy Here',
  603: 'SIP/2.0 603 Decline',
} as const

/** What the far side does and sees of transfers in one call (RFC 3515). It calls nobody by itself. */
export class FarTransfer {
  readonly #session: Session
  #asked: SeenCall['askedToCall']
  #answer: SeenCall['transferAnswer']

  constructor(session: Session) {
    this.#session = session
  }

  get seen(): Pick<SeenCall, 'askedToCall' | 'transferAnswer'> {
    return {
      ...(this.#asked === undefined ? {} : { askedToCall: this.#asked }),
      ...(this.#answer === undefined ? {} : { transferAnswer: this.#answer }),
    }
  }

  /** The phone asks for a transfer. */
  async accept(referral: Referral): Promise<void> {
    const { contact, configuration } = this.#session.userAgent
    const { user = '' } = referral.referTo.uri
    // One who is to be replaced is named by the contact of its device.
    const to = user === contact.uri.user ? (configuration.uri.user ?? '') : user
    this.#asked = { to, replaces: referral.replaces !== undefined }
    await referral.accept()
    this.#notify('SIP/2.0 100 Trying', 'active;expires=60')
  }

  tell(progress: Progress): void {
    this.#notify(lines[progress], progress === 'ringing' ? 'active;expires=60' : 'terminated;reason=noresource')
  }

  async ask(to: string): Promise<void> {
    this.#answer = undefined
    const target = this.#session.userAgent.configuration.uri.clone()
    target.user = to
    const refuse = () => {
      this.#answer = 'rejected'
    }
    await this.#session.refer(target, { requestDelegate: { onReject: refuse, onRedirect: refuse } })
  }

  /** The phone tells how the transfer goes that it was asked for. */
  async hear(notification: Notification): Promise<void> {
    await notification.accept()
    const status = Number(/^SIP\/2\.0 (\d+)/.exec(notification.request.body)?.[1])
    if (status >= 300) this.#answer = 'rejected'
    else if (status > 100) this.#answer = 'accepted'
  }

  /** The header by which another call takes the place of this one, as the phone reads it (RFC 3891). */
  get replaces(): string {
    const { dialog } = this.#session
    if (dialog === undefined) throw new Error('Only a call that stands can be replaced.')
    return `Replaces: ${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`
  }

  #notify(content: string, state: string): void {
    this.#session.dialog?.notify(undefined, {
      extraHeaders: ['Event: refer', `Subscription-State: ${state}`, `Contact: ${this.#session.userAgent.contact}`],
      body: { contentDisposition: 'render', contentType: 'message/sipfrag;version=2.0', content },
    })
  }
}
