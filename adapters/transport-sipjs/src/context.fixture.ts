import type { CallId, Fact } from '@offhook/core'
import { type Session, SessionState } from 'sip.js'
import type { SipCall } from './call.ts'
import { Calls } from './calls.ts'
import { use } from './capture.ts'
import type { Context } from './context.ts'
import { fakeSip } from './fake-sip.fixture.ts'
import { asConnection, asTrack, FakeConnection, FakeTrack, FakeTransceiver } from './media.fixture.ts'
import type { Negotiation } from './negotiation.ts'

/** A context without a server, and the facts that were reported in it. */
export function fakeContext(changes: Partial<Context> = {}) {
  const facts: Fact[] = []
  const context: Context = {
    sip: fakeSip,
    calls: new Calls(),
    media: { play: () => undefined, stop: () => undefined },
    inputs: { microphone: undefined, camera: undefined },
    earlyMedia: true,
    digits: 'rfc4733',
    isUp: () => true,
    emit: (fact) => void facts.push(fact),
    ...changes,
  }
  return { context, facts }
}

interface Refusal {
  readonly statusCode: number
  readonly reasonPhrase?: string
  /** sip.js made it up. */
  readonly invented?: boolean
}

/** The far side of a talking call: what it says to the offers that it gets. */
export class FarSide {
  readonly offers: unknown[] = []
  readonly #connection: FakeConnection
  /** The next offers are refused with these, one each. */
  readonly refusals: Refusal[] = []
  answer = ''
  byes = 0
  state = SessionState.Established
  sessionDescriptionHandlerOptionsReInvite: unknown

  constructor(connection: FakeConnection) {
    this.#connection = connection
  }

  async invite({ sessionDescriptionHandlerOptions, requestDelegate }: Parameters<Session['invite']>[0] & object) {
    this.offers.push(sessionDescriptionHandlerOptions)
    const refusal = this.refusals.shift()
    await Promise.resolve()
    if (refusal === undefined) {
      this.#connection.agree()
      requestDelegate?.onAccept?.({ message: { body: this.answer } } as never)
      return {}
    }
    const { statusCode, reasonPhrase = '', invented = false } = refusal
    requestDelegate?.onReject?.({ message: { statusCode, reasonPhrase, hasHeader: () => !invented } } as never)
    return {}
  }

  async bye() {
    this.byes += 1
  }
}

/** A call that talks with sound alone; its microphone is `mic-1`. */
export function talking({ context, facts }: ReturnType<typeof fakeContext> = fakeContext(), callId = 'ours') {
  const microphone = new FakeTrack('audio', 'mic-1')
  const connection = new FakeConnection(new FakeTransceiver('audio', microphone, 'sendrecv'))
  const far = new FarSide(connection)
  const call: SipCall = context.calls.dial(callId as CallId)
  call.stage = 'active'
  call.session = far as unknown as Session
  call.negotiation = {
    held: false,
    get busy() {
      return connection.signalingState !== 'stable'
    },
    get connection() {
      return asConnection(connection)
    },
    withdraw: async () => undefined,
    close: () => undefined,
  } as unknown as Negotiation
  use(context, call, 'microphone', asTrack(microphone))
  facts.length = 0
  return { context, facts, call, connection, far, microphone }
}
