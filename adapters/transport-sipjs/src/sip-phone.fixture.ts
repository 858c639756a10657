import type { CallId, Command, Fact, FactOf, FactType, Target } from '@offhook/core'
import * as installed from 'sip.js'
import { vi } from 'vitest'
import { createSipJsTransport, type SipCredentials, type SipJsTransportOptions } from './index.ts'
import { FakeConnection, FakeStream, FakeTrack, FakeTransceiver, plugIn } from './media.fixture.ts'
import type { SipLibrary } from './options.ts'
import { soundSdp } from './sip-message.fixture.ts'
import { SipServer } from './sip-server.fixture.ts'

/** Lets everything run that waits for no timer: a dozen ways between phone and server. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}

/** The waits of sip.js by the test's clock. Messages travel on: they go by `setImmediate`. */
export function fakeTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
}

class SignallingConnection extends FakeConnection {
  constructor() {
    super(new FakeTransceiver('audio', new FakeTrack('audio'), null))
  }

  async setLocalDescription({ type }: { readonly type: string }): Promise<void> {
    if (type === 'rollback') this.signalingState = 'stable'
  }

  async setRemoteDescription({ type }: { readonly type: string }): Promise<void> {
    if (type === 'rollback') this.signalingState = 'stable'
  }

  addEventListener(): void {}
}

/** sip.js's handler of offers and answers without a browser: the steps of RFC 8829 section 3.2, without media. */
export class ScriptedHandler {
  /** What the browser gathers; the description waits for it. */
  static gathering: Promise<void> = Promise.resolve()
  /** What the browser does with a description that came; it is in force when this resolves. */
  static reading: Promise<void> = Promise.resolve()
  /** Descriptions that come cannot be used. */
  static isBroken = false
  static made: ScriptedHandler[] = []
  peerConnection: SignallingConnection | undefined = new SignallingConnection()
  readonly localMediaStream = new FakeStream()
  readonly remoteMediaStream = new FakeStream()
  peerConnectionDelegate: { onsignalingstatechange?(): void } | undefined
  readonly taken: string[] = []
  readonly tones: string[] = []
  /** The far side agreed to digits within the sound. */
  takesTones = true

  /** What sip.js was told to connect by. */
  readonly settings: unknown

  constructor(_logger: unknown, _openMedia: unknown, settings: unknown) {
    this.settings = settings
    ScriptedHandler.made.push(this)
  }

  async getDescription() {
    await ScriptedHandler.gathering
    this.#become(this.peerConnection?.signalingState === 'have-remote-offer' ? 'stable' : 'have-local-offer')
    return { body: soundSdp('near'), contentType: 'application/sdp' }
  }

  async setDescription(sdp: string) {
    await ScriptedHandler.reading
    if (ScriptedHandler.isBroken) throw new Error('This description cannot be used.')
    this.taken.push(sdp)
    this.#become(this.peerConnection?.signalingState === 'have-local-offer' ? 'stable' : 'have-remote-offer')
  }

  hasDescription = (contentType: string) => contentType === 'application/sdp'

  sendDtmf(tones: string): boolean {
    if (this.takesTones) this.tones.push(tones)
    return this.takesTones
  }

  close(): void {
    this.peerConnection = undefined
  }

  #become(state: RTCSignalingState): void {
    if (this.peerConnection === undefined) throw new Error('Peer connection closed.')
    this.peerConnection.signalingState = state
    this.peerConnectionDelegate?.onsignalingstatechange?.()
  }
}

/** sip.js as it is, but for the browser's part in offers and answers. */
const sip = {
  ...installed,
  Web: { ...installed.Web, SessionDescriptionHandler: ScriptedHandler },
} as unknown as SipLibrary

const never = new AbortController().signal
const callId = '0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11' as CallId

/** The adapter on the real sip.js, with a server within the test. `vi.unstubAllGlobals` MUST follow. */
export async function sipPhone(options: Partial<SipJsTransportOptions> = {}) {
  const server = new SipServer()
  const devices = plugIn()
  vi.stubGlobal('WebSocket', server.WebSocket)
  ScriptedHandler.gathering = Promise.resolve()
  ScriptedHandler.reading = Promise.resolve()
  ScriptedHandler.isBroken = false
  ScriptedHandler.made = []
  const facts: Fact[] = []
  const transport = createSipJsTransport({ server: 'ws://sip.example', sip, ...options })
  const host = { emit: (fact: unknown) => void facts.push(fact as Fact) }
  await transport.start(host)
  const execute = (command: Command<SipCredentials>, signal = never) => transport.execute(command, { signal })
  const signIn = (username = '100') =>
    execute({ type: 'signIn', credentials: { username, password: 'p', domain: 'x.example' } })
  const of = <T extends FactType>(type: T) => facts.filter((fact): fact is FactOf<T> => fact.type === type)
  /** The level of the registration and of the link, as last reported. */
  const levels = () => ({
    registration: of('registration.changed').at(-1)?.state,
    link: of('link.changed').at(-1)?.state,
  })
  const call: Target = { callId, refs: {} }
  const dial = (to = '101', options?: Extract<Command, { type: 'startCall' }>['options']) => {
    const given = options === undefined ? {} : { options }
    return execute({ type: 'startCall', call, to, video: false, muted: false, ...given })
  }
  /** Signed in. */
  const ready = async () => {
    await signIn()
    await settle()
  }
  /** Signed in, and in a call that this side made. */
  const talk = async () => {
    await ready()
    server.answerCalls()
    await dial()
    await settle()
    return server.last('INVITE')
  }
  return { server, devices, transport, host, facts, of, execute, signIn, levels, call, dial, ready, talk }
}
