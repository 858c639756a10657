import { type CallView, createPhone } from '@offhook/core'
import { createVirtualClock } from '@offhook/testing'
import * as installed from 'sip.js'
import { vi } from 'vitest'
import { plugIn } from '../../src/fixtures/media.fixture.ts'
import { soundSdp } from '../../src/fixtures/sip-message.fixture.ts'
import { ScriptedHandler, settle } from '../../src/fixtures/sip-phone.fixture.ts'
import { type ReplyOptions, SipServer } from '../../src/fixtures/sip-server.fixture.ts'
import { createSipJsTransport } from '../../src/index.ts'
import type { SipLibrary } from '../../src/options.ts'

const sip = {
  ...installed,
  Web: { ...installed.Web, SessionDescriptionHandler: ScriptedHandler },
} as unknown as SipLibrary

/**
 * A whole phone: the core on the adapter on the real sip.js, signed in at a server within the test. The core's clock is
 * virtual, so that nothing times out but what a test lets pass. `vi.unstubAllGlobals` MUST follow.
 */
async function sipLine() {
  const server = new SipServer()
  const devices = plugIn()
  vi.stubGlobal('WebSocket', server.WebSocket)
  ScriptedHandler.gathering = Promise.resolve()
  ScriptedHandler.reading = Promise.resolve()
  ScriptedHandler.isBroken = false
  ScriptedHandler.made = []
  const clock = createVirtualClock(1_000_000)
  const transport = createSipJsTransport({ server: 'ws://sip.example', sip })
  const phone = createPhone({ transport, clock, policy: { pingMs: 0 } })
  /** Every phase of the first call, and every event, in order. */
  const phases: string[] = []
  const events: string[] = []
  phone.select(
    ({ calls }) => calls[0]?.phase,
    (phase) => phase !== undefined && phases.push(phase),
  )
  for (const name of ['call.incoming', 'call.established', 'call.ended', 'call.missed'] as const)
    phone.on(name, () => events.push(name))
  await phone.start()
  await phone.signIn({ username: '100', password: 'p', domain: 'x.example' })
  await settle()
  return {
    server,
    devices,
    clock,
    phone,
    phases,
    events,
    get call(): CallView {
      const [call] = phone.getSnapshot().calls
      if (call === undefined) throw new Error('There is no call.')
      return call
    },
    get calls() {
      return phone.getSnapshot().calls
    },
    /** What the phone asked or answered, as start lines: `BYE`, `200 INVITE`. */
    said: (since = 0) =>
      server.received
        .slice(since)
        .map(({ status, method }) => (status === undefined ? method : `${status} ${method}`))
        .filter((line) => !line.includes('REGISTER')),
    get heard() {
      return server.received.length
    },
  }
}

/** Alice: this side places the call, and the server plays Bob, who says nothing of which the test did not tell him. */
export async function alice() {
  const line = await sipLine()
  const { server, phone } = line
  server.on('INVITE', () => undefined)
  const placed = phone.startCall({ to: '101' })
  await settle()
  const invite = server.last('INVITE')
  const answer = (options: ReplyOptions = {}) => server.reply(invite, 200, { body: soundSdp(), ...options })
  return Object.assign(line, {
    placed,
    invite,
    ring: async (tag = 'far') => {
      server.reply(invite, 180, { tag })
      await settle()
    },
    /** Bob's 200 to the first INVITE; said again it is a retransmission. */
    answer,
    async talk() {
      server.reply(invite, 180)
      answer()
      await settle()
      if (phone.getSnapshot().calls[0]?.phase !== 'active') throw new Error('The call does not talk.')
    },
    acks: () => server.requests('ACK').length,
  })
}

/** Bob: the server plays Alice, whose call rings on this side. */
export async function bob(invite: ReplyOptions = { body: soundSdp() }) {
  const line = await sipLine()
  const { server, phone } = line
  server.send('INVITE', invite)
  await settle()
  const via = server.answers('INVITE')[0]?.get('Via') ?? ''
  let cseq = 1
  const to = () => server.answers('INVITE').at(-1)?.get('To') ?? ''
  const within = (method: string, { headers = {}, body = '' }: ReplyOptions = {}) => {
    cseq += 1
    server.send(method, { headers: { To: to(), CSeq: `${cseq} ${method}`, ...headers }, body })
  }
  return Object.assign(line, {
    /** The same INVITE once more. */
    repeatInvite: () => server.send('INVITE', { ...invite, headers: { ...invite.headers, Via: via } }),
    cancel: () => server.send('CANCEL', { headers: { Via: via, CSeq: '1 CANCEL' } }),
    acknowledge: (body = '') => server.send('ACK', { headers: { To: to(), CSeq: '1 ACK' }, body }),
    /** A request of Alice in the call. */
    within,
    /** Answers, as far as the 200. */
    async pickUp() {
      const answered = phone.answer()
      await settle()
      return answered
    },
    async talk() {
      void phone.answer()
      await settle()
      server.send('ACK', { headers: { To: to(), CSeq: '1 ACK' } })
      await settle()
      if (phone.getSnapshot().calls[0]?.phase !== 'active') throw new Error('The call does not talk.')
    },
  })
}
