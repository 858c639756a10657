import type { Fact, Outcome } from '@offhook/core'
import type { Invitation, UserAgent } from 'sip.js'
import type { SipJsTransportOptions, SipLibrary } from '../options.ts'
import { messageOf, refused } from '../outcomes.ts'
import type { Account } from './credentials.ts'
import { headerLines } from './headers.ts'
import { loseRequests } from './lost-requests.ts'
import { ping } from './ping.ts'
import { Registration } from './registration.ts'
import { authorise, createUserAgent } from './user-agent.ts'

export interface ConnectionEvents {
  emit(fact: Fact): void
  invited(invitation: Invitation): void
  /** The WebSocket is gone, and with it every answer that was under way. */
  lost(): void
}

/** One account on its WebSocket: the user agent of sip.js, the facts of the link, and its registration. */
export class Connection {
  readonly agent: UserAgent
  #account: Account
  readonly #sip: SipLibrary
  readonly #events: ConnectionEvents
  readonly #registration: Registration
  #replacing = false
  #closed = false

  constructor(sip: SipLibrary, options: SipJsTransportOptions, account: Account, events: ConnectionEvents) {
    this.#sip = sip
    this.#account = account
    this.#events = events
    this.agent = createUserAgent(sip, options, account, {
      onConnect: () => this.#tell({ type: 'link.changed', state: 'up' }),
      onDisconnect: (error) => this.#lost(error),
      onInvite: events.invited,
    })
    const settings = {
      expires: options.registerExpiresSeconds ?? 600,
      extraHeaders: headerLines(options.headers ?? {}),
      ...(options.instanceId === undefined ? {} : { regId: 1 }),
    }
    this.#registration = new Registration(sip, this.agent, settings, (fact) => this.#tell(fact))
  }

  get account(): Account {
    return this.#account
  }

  get isUp(): boolean {
    return this.agent.isConnected()
  }

  /**
   * Brings the WebSocket up where it is down, then registers. `fresh`: it is replaced though sip.js believes that it
   * lives. So is one on which a REGISTER waits for its answer: no other may be sent before.
   */
  async connect(fresh: boolean): Promise<Outcome> {
    try {
      if (this.agent.state === this.#sip.UserAgentState.Stopped) {
        await this.agent.start()
      } else {
        if (fresh || this.#registration.waiting) this.#drop()
        await this.agent.reconnect()
      }
    } catch (error) {
      this.#tell({ type: 'link.changed', state: 'down' })
      return refused('offline', messageOf(error))
    }
    // Nothing may register after the account was left; the WebSocket may come up late.
    if (this.#closed) return refused('failed', 'Signed out meanwhile.')
    return await this.#registration.register()
  }

  /** The same user of the same domain signs in again: with another password, or name. Calls and their dialogs stay. */
  async renew(account: Account): Promise<Outcome> {
    this.#account = account
    authorise(this.agent, account)
    return await this.connect(false)
  }

  async ping(): Promise<Outcome> {
    return await ping(this.#sip, this.agent)
  }

  /** Signs out; resolves when the server answered, or cannot. The WebSocket closes then. */
  async close(): Promise<void> {
    this.#closed = true
    const left = this.#registration.leave()
    if (this.isUp) await left
    await this.agent.stop().catch(() => undefined)
  }

  /** Gives the WebSocket up. Its closing MUST NOT be waited for: a dead one never closes. sip.js ignores what it says later. */
  #drop(): void {
    if (!this.isUp) return
    this.#replacing = true
    this.agent.transport.disconnect().catch(() => undefined)
    this.#replacing = false
  }

  #lost(error: Error | undefined): void {
    const vendor = error === undefined ? {} : { vendor: { message: error.message } }
    this.#tell({ type: 'link.changed', state: 'down', ...vendor })
    loseRequests(this.#sip, this.agent)
    this.#events.lost()
  }

  /** Whoever asks for a new connection knows that the old one is of no use: what goes with that one is not told. */
  #tell(fact: Fact): void {
    if (!this.#replacing) this.#events.emit(fact)
  }
}
