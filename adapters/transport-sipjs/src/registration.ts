import type { Fact, Outcome } from '@offhook/core'
import type { Registerer, UserAgent } from 'sip.js'
import type { SipLibrary } from './options.ts'
import { failed, taken } from './outcomes.ts'
import { createRegisterer, type RegistrationSettings } from './registerer.ts'

/** The registration of one account. sip.js refreshes it by itself; the outcome of every REGISTER is reported. */
export class Registration {
  readonly #make: () => Registerer
  readonly #emit: (fact: Fact) => void
  #registerer: Registerer | undefined
  #waiting = false

  constructor(sip: SipLibrary, agent: UserAgent, settings: RegistrationSettings, emit: (fact: Fact) => void) {
    this.#emit = emit
    this.#make = () => {
      const isMine = () => this.#registerer === registerer
      const registerer: Registerer = createRegisterer(sip, agent, settings, {
        sent: () => {
          this.#waiting = true
        },
        answered: (fact, isStuck) => {
          this.#waiting = false
          if (!isMine()) return
          if (isStuck) this.#registerer = undefined
          emit(fact)
        },
        expired: (fact) => {
          if (isMine()) emit(fact)
        },
      })
      return registerer
    }
  }

  /** A REGISTER is not answered yet. Another one MUST NOT be sent meanwhile (RFC 3261 section 10.2). */
  get waiting(): boolean {
    return this.#waiting
  }

  async register(): Promise<Outcome> {
    this.#registerer ??= this.#make()
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
}
