import type { Clock, Fact, Millis, Outcome } from '@offhook/core'
import type { Ask } from '../functions/ask.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { taken } from '../outcomes.ts'
import type { Login } from './credentials.ts'
import { leave } from './leave.ts'
import { type LoginEnd, logIn } from './login.ts'
import { findProof } from './proof.ts'
import { isOf, sessionOf, userOf } from './session.ts'
import type { Reporter } from './standing.ts'
import { overtaken } from './turns.ts'

export interface EntryPorts {
  readonly bridge: NativeBridge
  readonly ask: Ask
  readonly clock: Clock
  readonly settleMs: Millis
  emit(fact: Fact): void
  /** Whether a call lives, which another login would end. */
  hasCall(): boolean
}

/** The way into an account, once. */
export class Entry {
  readonly #ports: EntryPorts
  readonly #reporter: Reporter
  /** A login or a logout is under way natively: what is heard meanwhile may be of the account before. */
  isChanging = false

  constructor(ports: EntryPorts, reporter: Reporter) {
    this.#ports = ports
    this.#reporter = reporter
  }

  /** Signs in, after whoever else is signed in was signed out. `last`: the account of this run until now. */
  async enter(next: Login, last: Login | undefined, isOvertaken: () => boolean): Promise<Outcome> {
    const { bridge, ask, clock, hasCall } = this.#ports
    // Whoever renews their password goes on talking: another login would end the call.
    const { standing } = this.#reporter
    if (hasCall() && last?.identity === next.identity && (standing === 'registered' || standing === 'unproven')) {
      this.#reporter.again(next)
      return taken
    }
    this.#reporter.registering()
    const end = await this.change(async (): Promise<LoginEnd | undefined> => {
      if (await this.#isSomebodyElse(next, last)) await leave(ask, bridge, clock)
      return isOvertaken() ? undefined : await logIn(ask, bridge.kind, next)
    })
    if (end === undefined || isOvertaken()) return overtaken
    switch (end.kind) {
      case 'registered':
        this.#reporter.registered(next, true)
        return taken
      case 'unproven':
        void this.#settle(next, isOvertaken)
        return taken
      case 'failed':
        return this.#refused(end)
      default:
        return end satisfies never
    }
  }

  async change<T>(work: () => Promise<T>): Promise<T> {
    this.isChanging = true
    try {
      return await work()
    } finally {
      this.isChanging = false
    }
  }

  /** Whether another account has to be signed out first. In doubt, what this run has done tells. */
  async #isSomebodyElse(next: Login, last: Login | undefined): Promise<boolean> {
    const { ask, bridge } = this.#ports
    const session = next.method === 'initCallWithApiKey' ? await userOf(ask) : await sessionOf(ask, bridge)
    const isNamed = session.kind === 'named'
    const isMine = isNamed ? isOf(session, next) : undefined
    if (isMine !== undefined) return !isMine
    return last === undefined ? isNamed : last.identity !== next.identity
  }

  #refused({ reading: { reason, permission }, vendor }: Extract<LoginEnd, { readonly kind: 'failed' }>): Outcome {
    if (permission !== undefined) this.#ports.emit({ type: 'permission.changed', permission, state: 'prompt' })
    this.#reporter.failed(reason, vendor)
    if (permission !== undefined) return { ok: false, reason: 'permission-denied', permission, vendor }
    return { ok: false, reason: reason === 'network' ? 'offline' : reason === 'forbidden' ? reason : 'failed', vendor }
  }

  /**
   * The native side took a login without checking it. Proof is looked for while it registers. What stays unproven is
   * `registering` until a call shows more, and calls MAY be tried: a user whose account is right MUST be able to call, and one
   * whose account is wrong learns of it by the first start.
   */
  async #settle(next: Login, isOvertaken: () => boolean): Promise<void> {
    const reporter = this.#reporter
    const isMoot = () => isOvertaken() || reporter.standing !== 'registering'
    const proof = await findProof(this.#ports, next, this.#ports.settleMs, isMoot)
    if (isMoot()) return
    switch (proof.kind) {
      case 'proven':
        return reporter.registered(next, true)
      case 'unproven':
        return reporter.unproven(next)
      case 'refuted':
        return reporter.failed('unknown', proof.vendor)
      default:
        return proof satisfies never
    }
  }
}
