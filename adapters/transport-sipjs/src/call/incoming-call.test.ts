import type { CallId, Command } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { gate } from '../fixtures/fake-sip.fixture.ts'
import { soundSdp } from '../fixtures/sip-message.fixture.ts'
import { fakeTimers, ScriptedHandler, settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'
import type { ReplyOptions } from '../fixtures/sip-server.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const call = { callId: '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2' as CallId, refs: { 'sip.call-id': 'incoming' } }
const answer: Command<never> = { type: 'answer', call, video: false, muted: false }

/** A call rings here. */
async function rung(invite: ReplyOptions = { body: soundSdp() }) {
  const phone = await sipPhone()
  await phone.ready()
  phone.server.send('INVITE', invite)
  await settle()
  const { socket } = phone.server
  const statuses = () => phone.server.answers('INVITE').map(({ status }) => status)
  /** A request of the caller that belongs to its INVITE. */
  const cancel = async (headers: ReplyOptions['headers'] = {}) => {
    const via = phone.server.answers('INVITE')[0]?.get('Via') ?? ''
    phone.server.send('CANCEL', { headers: { ...headers, Via: via, CSeq: '1 CANCEL' } })
    await settle()
  }
  const acknowledge = async () => {
    const ok = phone.server.answers('INVITE').at(-1)
    phone.server.send('ACK', { headers: { To: ok?.get('To') ?? '', CSeq: '1 ACK' } })
    await settle()
  }
  return { ...phone, socket, statuses, cancel, acknowledge }
}

describe('a call that comes in', () => {
  it('is told to ring once: nothing doubles the 180 that sip.js sends by itself', async () => {
    const { statuses, execute, acknowledge, of } = await rung()
    expect(statuses()).toEqual([100, 180])
    expect(await execute(answer)).toEqual({ ok: true })
    await acknowledge()
    expect(statuses()).toEqual([100, 180, 200])
    expect(of('call.established')).toHaveLength(1)
  })

  it('stands with the ACK, not before', async () => {
    const { execute, acknowledge, of } = await rung()
    await execute(answer)
    await settle()
    expect(of('call.connecting')).toHaveLength(1)
    expect(of('call.established')).toEqual([])
    await acknowledge()
    expect(of('call.established')).toHaveLength(1)
  })

  it('without an offer is answered with one, and stands with the answer in the ACK', async () => {
    const { execute, server, of, statuses } = await rung({})
    expect(await execute(answer)).toEqual({ ok: true })
    await settle()
    expect(statuses().at(-1)).toBe(200)
    const ok = server.answers('INVITE').at(-1)
    expect(ok?.body).toBe(soundSdp('near'))
    server.send('ACK', { headers: { To: ok?.get('To') ?? '', CSeq: '1 ACK' }, body: soundSdp() })
    await settle()
    expect(of('call.established')).toHaveLength(1)
    expect(ScriptedHandler.made[0]?.taken).toEqual([soundSdp()])
  })

  it('is named as the server vouches for it', async () => {
    const { of } = await rung({
      body: soundSdp(),
      headers: { 'P-Asserted-Identity': '"Reception" <sip:900@x.example>' },
    })
    expect(of('call.offered')).toMatchObject([{ remote: { address: '900', name: 'Reception' } }])
  })
})

describe('a call that its caller withdraws', () => {
  it('while it is being answered settles the answer: accept() of sip.js would stay open for ever', async () => {
    const { passed, open } = gate()
    ScriptedHandler.gathering = passed
    const { execute, cancel, of, devices, statuses } = await rung()
    ScriptedHandler.gathering = passed
    const outcome = execute(answer)
    await settle()
    await cancel()
    expect(await outcome).toMatchObject({ ok: false, reason: 'no-such-call' })
    expect(of('call.ended')).toMatchObject([{ reason: 'cancelled', by: 'remote' }])
    expect(devices.open).toEqual([])
    open()
    await settle()
    expect(statuses()).toEqual([100, 180, 487])
    expect(of('call.ended')).toHaveLength(1)
  })

  it.each([
    ['SIP;cause=200;text="Call completed elsewhere"', 'answered-elsewhere'],
    ['SIP;cause=603;text="Decline"', 'declined-elsewhere'],
    [undefined, 'cancelled'],
  ])('with the Reason %s has ended as %s', async (reason, ended) => {
    const { cancel, of } = await rung()
    await cancel(reason === undefined ? {} : { Reason: reason })
    expect(of('call.ended')).toMatchObject([{ reason: ended }])
  })
})

describe('a caller that says BYE while it still rings', () => {
  it('has withdrawn its call: the INVITE is answered too, and nothing rings on', async () => {
    const { server, statuses, of } = await rung()
    const to = server.answers('INVITE').at(-1)?.get('To') ?? ''
    server.send('BYE', { headers: { To: to, CSeq: '2 BYE' } })
    await settle()
    expect(server.answers('BYE').map(({ status }) => status)).toEqual([200])
    expect(statuses()).toEqual([100, 180, 487])
    expect(of('call.ended')).toMatchObject([{ reason: 'cancelled', by: 'remote' }])
  })

  it('settles an answer that is under way', async () => {
    const { server, statuses, of, execute, devices } = await rung()
    const { passed, open } = gate()
    ScriptedHandler.gathering = passed
    const to = server.answers('INVITE').at(-1)?.get('To') ?? ''
    const outcome = execute(answer)
    await settle()
    server.send('BYE', { headers: { To: to, CSeq: '2 BYE' } })
    await settle()
    expect(await outcome).toMatchObject({ ok: false, reason: 'no-such-call' })
    open()
    await settle()
    expect(statuses()).toEqual([100, 180, 487])
    expect(of('call.ended')).toHaveLength(1)
    expect(devices.open).toEqual([])
  })
})

describe('a call that was answered and is not acknowledged', () => {
  it('ends as a lost connection, after half a minute, and is hung up', async () => {
    fakeTimers()
    const { execute, of, server } = await rung()
    await execute(answer)
    await vi.advanceTimersByTimeAsync(33_000)
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'connection-lost', by: 'network' }])
    expect(server.requests('BYE')).toHaveLength(1)
  })
})

describe('what belongs to no call', () => {
  it('is refused or ignored, whatever it is, and dials nobody', async () => {
    const phone = await sipPhone()
    await phone.ready()
    const before = phone.facts.length
    for (const method of ['REFER', 'NOTIFY', 'MESSAGE', 'SUBSCRIBE', 'OPTIONS', 'INFO', 'BYE', 'UPDATE', 'PUBLISH']) {
      const headers = { 'Refer-To': '<sip:0900@x.example>', Event: 'message-summary', 'Call-ID': method }
      phone.server.send(method, { headers })
    }
    await settle()
    const answers = phone.server.received.filter(({ status }) => status !== undefined)
    expect(Object.fromEntries(answers.map((message) => [message.method, message.status]))).toEqual({
      REFER: 405,
      NOTIFY: 481,
      MESSAGE: 200,
      SUBSCRIBE: 405,
      OPTIONS: 200,
      INFO: 405,
      BYE: 481,
      UPDATE: 405,
      PUBLISH: 405,
    })
    expect(phone.facts).toHaveLength(before)
    expect(phone.server.requests('INVITE')).toEqual([])
    phone.server.send('INVITE', { body: soundSdp() })
    await settle()
    expect(phone.of('call.offered')).toHaveLength(1)
  })

  it('is not fatal when it is no SIP at all', async () => {
    const phone = await sipPhone()
    await phone.ready()
    for (const text of ['', 'hello', 'INVITE\r\n\r\n', 'SIP/2.0 200 OK\r\n\r\n', '\r\n\r\n']) {
      phone.server.socket.deliver(text)
    }
    await settle()
    expect(await phone.execute({ type: 'ping' })).toEqual({ ok: true })
  })
})
