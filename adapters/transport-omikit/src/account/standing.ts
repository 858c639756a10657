import type { Fact, FactOf, RegistrationFailure, Vendor } from '@offhook/core'
import type { Login } from './credentials.ts'

/** How the account stands, as far as it was reported. `left`: the user signed out. */
export type Standing = 'unknown' | 'registering' | 'registered' | 'failed' | 'left'

/** Reports registration, each change once. */
export class Reporter {
  readonly #emit: (fact: Fact) => void
  readonly #hotlines: readonly string[]
  #standing: Standing = 'unknown'
  /** Something showed that the server knows the account: its answer, a call, a device in its list. */
  #isProven = false

  constructor(emit: (fact: Fact) => void, hotlines: readonly string[]) {
    this.#emit = emit
    this.#hotlines = hotlines
  }

  get standing(): Standing {
    return this.#standing
  }

  /** Of a run before: forgotten. */
  forget(): void {
    this.#standing = 'unknown'
    this.#isProven = false
  }

  registering(): void {
    this.#isProven = false
    this.#say('registering', {})
  }

  /** `proven`: by the server or a call. Else the native side's word for it, which `vendor` may qualify. */
  registered(login: Login | undefined, proven: boolean, vendor?: Vendor): void {
    if (this.#standing === 'registered' && (this.#isProven || !proven)) return
    this.#isProven = proven
    this.#say('registered', {
      ...(!proven && { evidence: 'ack' }),
      ...(login?.mode === 'customer' && this.#hotlines.length > 0 && { hotlines: this.#hotlines }),
      ...(vendor && { vendor }),
    })
  }

  /** Whoever asked waits for an answer: said once more, if it was said before. */
  again(login: Login | undefined): void {
    const wasProven = this.#isProven
    this.forget()
    this.registered(login, wasProven)
  }

  failed(reason: RegistrationFailure, vendor?: Vendor): void {
    this.#isProven = false
    this.#say('failed', { reason, ...(vendor && { vendor }) })
  }

  left(vendor?: Vendor): void {
    this.#isProven = false
    this.#say('left', vendor ? { vendor } : {})
  }

  /** Nobody is signed in any more, and no user wanted it so: a call may still show the contrary. */
  lost(): void {
    this.left()
    this.forget()
  }

  #say(standing: Exclude<Standing, 'unknown'>, rest: Partial<FactOf<'registration.changed'>>): void {
    this.#standing = standing
    this.#emit({ ...rest, type: 'registration.changed', state: standing === 'left' ? 'signed-out' : standing })
  }
}
