import type { CallsSdk, SessionHandlers } from '../sdk/calls-sdk.ts'

/** Listeners of the app on the Calls SDK, which forgets them whenever a session ends. */
export class NamedListeners {
  readonly #sdk: CallsSdk
  readonly #listeners = new Map<string, object>()

  constructor(sdk: CallsSdk) {
    this.#sdk = sdk
  }

  add(name: string, handlers: Partial<SessionHandlers>): void {
    const listener = new this.#sdk.OngoingCallListener(handlers as SessionHandlers)
    this.#listeners.set(name, listener)
    this.#sdk.addCallEventListener(name, listener)
  }

  remove(name: string): void {
    this.#listeners.delete(name)
    this.#sdk.removeCallEventListener(name)
  }

  /** MUST run before each session. The same name takes the place of the one before, so nobody hears twice. */
  renew(): void {
    for (const [name, listener] of this.#listeners) this.#sdk.addCallEventListener(name, listener)
  }
}
