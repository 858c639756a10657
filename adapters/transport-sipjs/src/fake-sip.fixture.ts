import * as installed from 'sip.js'
import type { SipLibrary } from './options.ts'

const { SessionState, UserAgentState } = installed

/** Lets everything run that waits for nothing but promises. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A promise that the test resolves. */
export function gate() {
  let open: () => void = () => undefined
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

interface AgentOptions {
  readonly authorizationUsername: string
  readonly delegate: { onConnect(): void; onInvite(invitation: FakeInvitation): void }
}

interface FakeAgent {
  readonly options: AgentOptions
  isConnected(): boolean
}

/** An INVITE that came in, as far as the adapter looks at it. */
export class FakeInvitation {
  readonly request: { readonly callId: string }
  readonly remoteIdentity = { displayName: undefined, uri: { user: '7', host: 'x.example' } }
  readonly assertedIdentity = undefined
  readonly body = ''
  readonly rejected: number[] = []
  /** The streams that it was accepted with. */
  readonly accepted: unknown[] = []
  state = SessionState.Initial
  delegate: { onInvite(request: { readonly body: string }, response: string, statusCode: number): void } | undefined
  readonly stateChange = {
    addListener: (listener: (state: installed.SessionState) => void) => void this.#listeners.push(listener),
  }
  readonly #listeners: ((state: installed.SessionState) => void)[] = []

  constructor(callId: string) {
    this.request = { callId }
  }

  become(state: installed.SessionState): void {
    this.state = state
    for (const listener of this.#listeners) listener(state)
  }

  async reject({ statusCode }: { readonly statusCode: number }): Promise<void> {
    this.rejected.push(statusCode)
    this.become(SessionState.Terminated)
  }

  async accept(options: { readonly sessionDescriptionHandlerOptions: { readonly stream: unknown } }): Promise<void> {
    if (this.state !== SessionState.Initial) throw new Error(`Invalid session state ${this.state}`)
    this.accepted.push(options.sessionDescriptionHandlerOptions.stream)
    this.become(SessionState.Establishing)
    this.become(SessionState.Established)
  }

  /** Its answer never comes. */
  bye(): Promise<void> {
    this.become(SessionState.Terminating)
    return new Promise(() => undefined)
  }
}

/** sip.js with a server that takes everything. The gates hold its user agents back, counted from 1. */
export function fakeSip(holdBack: { start?(agent: number): Promise<void>; stop?(agent: number): Promise<void> } = {}) {
  const agents: FakeAgent[] = []
  /** What reached the server. */
  const sent: string[] = []

  class FakeUserAgent implements FakeAgent {
    static readonly makeURI = installed.UserAgent.makeURI
    readonly options: AgentOptions
    readonly #number: number
    state = UserAgentState.Stopped
    #up = false

    constructor(options: AgentOptions) {
      this.options = options
      this.#number = agents.push(this)
    }

    isConnected(): boolean {
      return this.#up
    }

    async start(): Promise<void> {
      this.state = UserAgentState.Started
      await holdBack.start?.(this.#number)
      this.#up = true
      this.options.delegate.onConnect()
    }

    async stop(): Promise<void> {
      await holdBack.stop?.(this.#number)
      this.state = UserAgentState.Stopped
      this.#up = false
    }
  }

  class FakeRegisterer {
    readonly stateChange = { addListener: () => undefined }
    readonly #user: string

    constructor(agent: FakeAgent) {
      this.#user = agent.options.authorizationUsername
    }

    async register({ requestDelegate }: { readonly requestDelegate: { onAccept(): void } }): Promise<void> {
      sent.push(`REGISTER ${this.#user}`)
      queueMicrotask(() => requestDelegate.onAccept())
    }

    async dispose(): Promise<void> {
      sent.push(`UNREGISTER ${this.#user}`)
    }
  }

  const replaced = { UserAgent: FakeUserAgent, Registerer: FakeRegisterer, Invitation: FakeInvitation }
  const sip = { ...installed, ...replaced } as unknown as SipLibrary
  return { sip, agents, sent }
}

/** A microphone that opens when `granted` does; every stream that was handed out. */
export function fakeMicrophones(granted: Promise<void>) {
  const tracks: { enabled: boolean; readonly live: boolean }[] = []
  const getUserMedia = async () => {
    await granted
    const track = {
      enabled: true,
      live: true,
      stop() {
        this.live = false
      },
    }
    tracks.push(track)
    return { track, getAudioTracks: () => [track] }
  }
  return { tracks, navigator: { mediaDevices: { getUserMedia } } }
}
