import type { FarEnd } from '@offhook/testing/kit'
import type { SipCredentials } from '@offhook/transport-sipjs'
import { Inviter, Registerer, RegistererState, type URI, UserAgent, UserAgentState } from 'sip.js'
import { FarSession } from './far-call.ts'
import type { Wire } from './wire.ts'

export interface KitAccounts {
  readonly server: string
  readonly domain: string
  readonly phone: { readonly username: string; readonly password: string }
  readonly far: { readonly username: string; readonly password: string }
}

/** Another user on the same server, registered and ready. */
export class FarUser implements FarEnd<SipCredentials> {
  readonly #accounts: KitAccounts
  readonly #agent: UserAgent
  readonly #wire: Wire
  readonly #arrived: FarSession[] = []

  constructor(accounts: KitAccounts, wire: Wire) {
    this.#accounts = accounts
    this.#wire = wire
    const { server, far } = accounts
    this.#agent = new UserAgent({
      uri: this.#address(far.username),
      authorizationUsername: far.username,
      authorizationPassword: far.password,
      logBuiltinEnabled: false,
      // It rings when the test says so.
      sendInitialProvisionalResponse: false,
      gracefulShutdown: false,
      transportOptions: { server },
      sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] } },
      delegate: { onInvite: (invitation) => this.#arrived.push(new FarSession(invitation)) },
    })
  }

  async start(): Promise<void> {
    await this.#agent.start()
    const registerer = new Registerer(this.#agent)
    await new Promise<void>((resolve, reject) => {
      registerer.stateChange.addListener((state) => {
        if (state === RegistererState.Registered) resolve()
        if (state === RegistererState.Unregistered) reject(new Error('The far user could not register.'))
      })
      registerer.register().catch(reject)
    })
  }

  async stop(): Promise<void> {
    if (this.#agent.state === UserAgentState.Started) await this.#agent.stop()
  }

  get credentials() {
    const { phone, domain } = this.#accounts
    return { good: { ...phone, domain }, bad: { ...phone, domain, password: 'not the password' } }
  }

  get addresses() {
    const { username } = this.#accounts.far
    return { reachable: username, unknown: '909', caller: username }
  }

  async call({ video = false } = {}): Promise<FarSession> {
    const address = this.#address(this.#accounts.phone.username)
    const sessionDescriptionHandlerOptions = { constraints: { audio: true, video } }
    const call = new FarSession(new Inviter(this.#agent, address, { sessionDescriptionHandlerOptions }))
    await call.invite()
    return call
  }

  async arrived(): Promise<FarSession | undefined> {
    return this.#arrived.shift()
  }

  async dropLink(): Promise<void> {
    this.#wire.cut()
  }

  async restoreLink(): Promise<void> {
    this.#wire.mend()
  }

  async silenceLink(): Promise<void> {
    this.#wire.silence()
  }

  async inputs() {
    const devices = await navigator.mediaDevices.enumerateDevices()
    const idsOf = (kind: MediaDeviceKind) => devices.filter((each) => each.kind === kind).map((each) => each.deviceId)
    return { microphones: idsOf('audioinput'), cameras: idsOf('videoinput') }
  }

  async refuseCamera(): Promise<void> {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      if (constraints?.video) throw new DOMException('The camera is refused.', 'NotAllowedError')
      return await open(constraints)
    }
  }

  settle(): Promise<void> {
    return this.#wire.quiet()
  }

  #address(username: string): URI {
    const uri = UserAgent.makeURI(`sip:${username}@${this.#accounts.domain}`)
    if (uri === undefined) throw new Error(`${username} makes no address.`)
    return uri
  }
}
