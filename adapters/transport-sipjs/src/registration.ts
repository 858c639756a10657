import type { Fact, Outcome } from '@offhook/core'
import type { Registerer, UserAgent } from 'sip.js'
import type { MessageLike } from './end-cause.ts'
import type { SipLibrary } from './options.ts'
import { failed, taken } from './outcomes.ts'
import { registrationRefused } from './to-registration.ts'

/** The registration of one account. sip.js refreshes it by itself; the outcome of every REGISTER is reported. */
export class Registration {
  readonly #sip: SipLibrary
  readonly #agent: UserAgent
  readonly #expires: number
  readonly #emit: (fact: Fact) => void
  #registerer: Registerer | undefined
  #waiting = false

  constructor(sip: SipLibrary, agent: UserAgent, expires: number, emit: (fact: Fact) => void) {
    this.#sip = sip
    this.#agent = agent
    this.#expires = expires
    this.#emit = emit
  }

  /** Sends REGISTER. A new registerer when the last one still waits: its answer was lost with its connection. */
  async register(): Promise<Outcome> {
    if (this.#registerer === undefined || this.#waiting) this.#registerer = this.#make()
    try {
      this.#emit({ type: 'registration.changed', state: 'registering' })
      await this.#registerer.register()
      return taken
    } catch (error) {
      return failed(error)
    }
  }

  /** Asks the server to forget the contact; resolves when it answered. Nothing is reported from here on. */
  async leave(): Promise<void> {
    const registerer = this.#registerer
    this.#registerer = undefined
    await registerer?.dispose().catch(() => undefined)
  }

  #make(): Registerer {
    const registerer = new this.#sip.Registerer(this.#agent, { expires: this.#expires, logConfiguration: false })
    const report = (fact: Fact) => {
      if (this.#registerer !== registerer) return
      this.#waiting = false
      this.#emit(fact)
    }
    let told = false
    const refuse = ({ message }: { readonly message: MessageLike }) => {
      told = true
      report(registrationRefused(message))
    }
    registerer.stateChange.addListener((state) => {
      if (state !== this.#sip.RegistererState.Unregistered) return
      told = false
      // A refusal is handed over right after, in the same tick; without one the registration ran out.
      queueMicrotask(() => {
        if (!told) report({ type: 'registration.changed', state: 'failed', reason: 'timeout' })
      })
    })
    const onAccept = () => report({ type: 'registration.changed', state: 'registered' })
    const requestDelegate = { onAccept, onReject: refuse, onRedirect: refuse }
    // sip.js refreshes through its own register(), which would tell nobody without the delegate.
    const send = registerer.register.bind(registerer)
    registerer.register = (options) => {
      this.#waiting = true
      return send({ requestDelegate, ...options })
    }
    return registerer
  }
}
