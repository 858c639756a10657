import type { Fact, Outcome } from '@offhook/core'
import type { Invitation, UserAgent } from 'sip.js'
import type { Account } from './credentials.ts'
import { isInvented } from './end-cause.ts'
import { negotiationFactory } from './negotiation.ts'
import type { SipJsTransportOptions, SipLibrary } from './options.ts'
import { messageOf, refused, taken } from './outcomes.ts'
import { Registration } from './registration.ts'

/** sip.js refuses an unanswered call by itself after this many seconds; the phone's own deadline MUST come first. */
const never = 2_000_000

export interface ConnectionEvents {
  emit(fact: Fact): void
  invited(invitation: Invitation): void
}

/** One account on its WebSocket: the user agent of sip.js, the facts of the link, and its registration. */
export class Connection {
  readonly account: Account
  readonly agent: UserAgent
  readonly #sip: SipLibrary
  readonly #emit: (fact: Fact) => void
  readonly #registration: Registration
  #closed = false

  constructor(sip: SipLibrary, options: SipJsTransportOptions, account: Account, { emit, invited }: ConnectionEvents) {
    const uri = sip.UserAgent.makeURI(`sip:${account.username}@${account.domain}`)
    if (uri === undefined) throw new TypeError('signIn: username and domain make no SIP address.')
    this.#sip = sip
    this.account = account
    this.#emit = emit
    this.agent = new sip.UserAgent({
      logBuiltinEnabled: false,
      logConfiguration: false,
      ...options.userAgentOptions,
      uri,
      displayName: account.displayName,
      authorizationUsername: account.authorizationUsername,
      authorizationPassword: account.password,
      gracefulShutdown: false,
      noAnswerTimeout: never,
      transportOptions: { traceSip: false, ...transportOptionsOf(options), server: options.server },
      sessionDescriptionHandlerFactory: negotiationFactory(sip, {
        iceServers: options.iceServers ?? [],
        iceGatheringTimeoutMs: options.iceGatheringTimeoutMs ?? 2_000,
      }),
      delegate: {
        onConnect: () => emit({ type: 'link.changed', state: 'up' }),
        onDisconnect: (error) =>
          emit({ type: 'link.changed', state: 'down', ...(error ? { vendor: { message: error.message } } : {}) }),
        onInvite: invited,
      },
    })
    this.#registration = new Registration(sip, this.agent, options.registerExpiresSeconds ?? 600, emit)
  }

  get isUp(): boolean {
    return this.agent.isConnected()
  }

  /** Brings the WebSocket up where it is down, then registers. */
  async connect(): Promise<Outcome> {
    try {
      if (this.agent.state === this.#sip.UserAgentState.Stopped) await this.agent.start()
      else await this.agent.reconnect()
    } catch (error) {
      this.#emit({ type: 'link.changed', state: 'down' })
      return refused('offline', messageOf(error))
    }
    // Nothing may register after the account was left; the WebSocket may come up late.
    if (this.#closed) return refused('failed', 'Signed out meanwhile.')
    return await this.#registration.register()
  }

  /** Asks the server for a sign of life (OPTIONS, RFC 3261 section 11); any answer of its own is one. */
  async ping(): Promise<Outcome> {
    if (!this.isUp) return refused('offline')
    const { userAgentCore, configuration } = this.agent
    const server = configuration.uri.clone()
    server.user = undefined
    const request = userAgentCore.makeOutgoingRequestMessage('OPTIONS', server, configuration.uri, server, {})
    return await new Promise<Outcome>((resolve) => {
      userAgentCore.request(request, {
        onAccept: () => resolve(taken),
        onRedirect: () => resolve(taken),
        onReject: ({ message }) => {
          resolve(isInvented(message) ? refused('offline', message.reasonPhrase, message.statusCode) : taken)
        },
      })
    })
  }

  /** Signs out and closes the WebSocket. */
  async close(): Promise<void> {
    this.#closed = true
    const left = this.#registration.leave()
    if (this.isUp) await left
    await this.agent.stop().catch(() => undefined)
  }
}

function transportOptionsOf(options: SipJsTransportOptions): object {
  const given = options.userAgentOptions?.transportOptions
  return typeof given === 'object' && given !== null ? given : {}
}
