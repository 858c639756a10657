import type { Fact, FactOf, RegistrationFailure, Vendor } from '@offhook/core'
import type { Login } from './credentials.ts'

/**
 * How the account stands, as far as it was reported. `unproven`: the native side took the login, and nothing has shown that
 * the server knows it. `left`: the user signed out.
 */
export type Standing = 'unknown' | 'registering' | 'unproven' | 'registered' | 'failed' | 'left'

const states = {
  registering: 'registering',
  unproven: 'registering',
  registered: 'registered',
  failed: 'failed',
  left: 'signed-out',
} as const satisfies Record<Exclude<Standing, 'unknown'>, FactOf<'registration.changed'>['state']>

const unchecked: Vendor = {
  code: 'unproven',
  message: 'The native side took the login unchecked: nothing has proved it yet.',
}

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

  /** Signed in, or on the way, as far as was reported. */
  get stands(): boolean {
    return this.#standing === 'registering' || this.#standing === 'unproven' || this.#standing === 'registered'
  }

  get isProven(): boolean {
    return this.#isProven
  }

  /** Says nothing of a run before any more; what was proved stays proved. */
  forget(): void {
    this.#standing = 'unknown'
  }

  registering(): void {
    this.#isProven = false
    this.#say('registering', {})
  }

  /** Calls may be tried, and one of them will tell. */
  unproven(login: Login | undefined): void {
    if (this.#standing === 'unproven') return
    this.#isProven = false
    this.#say('unproven', { evidence: 'ack', ...this.#limitsOf(login), vendor: unchecked })
  }

  /** `proven`: by the server or a call. Else by the word of a native side that does check. */
  registered(login: Login | undefined, proven: boolean): void {
    if (this.#standing === 'registered' && (this.#isProven || !proven)) return
    this.#isProven = proven
    this.#say('registered', { ...(!proven && { evidence: 'ack' }), ...this.#limitsOf(login) })
  }

  /** Whoever asked waits for an answer: said once more, if it was said before. */
  again(login: Login | undefined, proven = false): void {
    const isChecked = this.#standing !== 'unproven' && this.#standing !== 'registering'
    this.forget()
    if (isChecked || proven) this.registered(login, proven || this.#isProven)
    else this.unproven(login)
  }

  #limitsOf(login: Login | undefined): Pick<FactOf<'registration.changed'>, 'hotlines'> {
    return login?.mode === 'customer' && this.#hotlines.length > 0 ? { hotlines: this.#hotlines } : {}
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
    this.#emit({ ...rest, type: 'registration.changed', state: states[standing] })
  }
}
