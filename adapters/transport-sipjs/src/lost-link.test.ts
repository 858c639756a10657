import type { CallCommand } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { gate } from './fake-sip.fixture.ts'
import { sdp, soundSdp } from './sip-message.fixture.ts'
import { fakeTimers, ScriptedHandler, settle, sipPhone } from './sip-phone.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const reconnect = { type: 'reconnect', fresh: false } as const
const replace = { type: 'reconnect', fresh: true } as const
const incoming = { refs: { 'sip.call-id': 'incoming' }, callId: '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2' as never }

type Phone = Awaited<ReturnType<typeof sipPhone>>

const hold = ({ call }: Phone, held = true): CallCommand => ({ type: 'setHold', call, held, from: !held })
const hangUp = ({ call }: Phone): CallCommand => ({ type: 'hangUp', call, why: 'user' })

async function talking() {
  const phone = await sipPhone()
  const invite = await phone.talk()
  return { phone, invite }
}

async function ringing() {
  const phone = await sipPhone()
  await phone.ready()
  phone.server.on('INVITE', (request) => {
    phone.server.reply(request, 100)
    phone.server.reply(request, 180)
  })
  await phone.dial()
  await settle()
  return phone
}

/** A call rings here. */
async function rung() {
  const phone = await sipPhone()
  await phone.ready()
  phone.server.send('INVITE', { body: soundSdp() })
  await settle()
  return phone
}

describe('a call that stands', () => {
  it('outlives its connection; hold and hang-up work over the next one', async () => {
    for (const lose of ['closed', 'silently dead'] as const) {
      const { phone, invite } = await talking()
      const { server, execute, of } = phone
      if (lose === 'closed') server.socket.cut()
      else server.socket.isDead = true
      await execute(lose === 'closed' ? reconnect : replace)
      await settle()
      expect(await execute(hold(phone))).toEqual({ ok: true })
      expect(server.last('INVITE').get('Call-ID')).toBe(invite.get('Call-ID'))
      expect(of('call.ended')).toEqual([])
      await execute(hangUp(phone))
      await settle()
      expect(server.requests('BYE')).toHaveLength(1)
      expect(of('call.ended')).toMatchObject([{ reason: 'hung-up', by: 'local' }])
    }
  })

  it('takes back an offer that went with the connection, and makes the next one', async () => {
    const { phone } = await talking()
    const { server, execute, of } = phone
    // A 100 stops every timer of sip.js: without a word of the connection it would wait for ever.
    server.on('INVITE', (request) => server.reply(request, 100))
    const outcome = execute(hold(phone))
    await settle()
    expect(ScriptedHandler.made[0]?.peerConnection?.signalingState).toBe('have-local-offer')
    server.socket.isDead = true
    await execute(replace)
    expect(await outcome).toMatchObject({ ok: false, reason: 'offline' })
    expect(ScriptedHandler.made[0]?.peerConnection?.signalingState).toBe('stable')
    server.answerCalls()
    expect(await execute(hold(phone))).toEqual({ ok: true })
    expect(of('call.ended')).toEqual([])
  })

  it('that is left without a connection is over here, and over there when the link is back', async () => {
    const { phone } = await talking()
    const { server, execute, of, transport } = phone
    server.socket.cut()
    expect(await execute(hangUp(phone))).toEqual({ ok: true })
    expect(of('call.ended')).toMatchObject([{ reason: 'hung-up', by: 'local' }])
    expect((await transport.listCalls?.())?.facts).toEqual([])
    expect(phone.devices.open).toEqual([])
    await settle()
    expect(server.requests('BYE')).toEqual([])
    await execute(reconnect)
    await settle()
    expect(server.requests('BYE')).toHaveLength(1)
    expect(of('call.ended')).toHaveLength(1)
  })

  it('whose BYE went with the connection says it again, by the same transaction', async () => {
    const { phone } = await talking()
    const { server, execute } = phone
    server.on('BYE', () => undefined)
    await execute(hangUp(phone))
    await settle()
    server.socket.isDead = true
    await execute(replace)
    await settle()
    const [first, second] = server.requests('BYE')
    expect(second?.text).toBe(first?.text)
    server.reply(server.last('BYE'), 200)
    await settle()
    server.socket.cut()
    await execute(reconnect)
    await settle()
    expect(server.requests('BYE')).toHaveLength(2)
  })

  it('takes the BYE of the far side over the next connection', async () => {
    const { phone, invite } = await talking()
    const { server, execute, of } = phone
    server.socket.cut()
    await execute(reconnect)
    server.within(invite, 'BYE')
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'hung-up', by: 'remote' }])
    expect(server.answers('BYE').map(({ status }) => status)).toEqual([200])
  })
})

describe('a call that rings at the far side', () => {
  it('is lost with its connection, and cancelled when the link is back', async () => {
    const { server, execute, of, devices } = await ringing()
    server.socket.cut()
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'connection-lost', by: 'network' }])
    expect(devices.open).toEqual([])
    await execute(reconnect)
    await settle()
    expect(server.requests('CANCEL')).toHaveLength(1)
    expect(of('call.ended')).toHaveLength(1)
  })

  it('and was cancelled into a dead connection is over when that is replaced, and cancelled again', async () => {
    const phone = await ringing()
    const { server, execute, of, transport } = phone
    server.socket.isDead = true
    await execute(hangUp(phone))
    await settle()
    expect(of('call.ended')).toEqual([])
    await execute(replace)
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'cancelled', by: 'local' }])
    expect(server.requests('CANCEL')).toHaveLength(1)
    expect((await transport.listCalls?.())?.facts).toEqual([])
  })

  it('is lost at once when its INVITE was not answered at all', async () => {
    const phone = await sipPhone()
    await phone.ready()
    phone.server.on('INVITE', () => undefined)
    await phone.dial()
    await settle()
    phone.server.socket.cut()
    await settle()
    expect(phone.of('call.ended')).toMatchObject([{ reason: 'connection-lost', by: 'network', vendor: { code: 503 } }])
    expect(phone.of('call.ended')[0]).not.toHaveProperty('sip')
  })
})

describe('a call that was answered as the connection went', () => {
  it('stands: the answer is there already', async () => {
    const phone = await sipPhone()
    await phone.ready()
    const { passed, open } = gate()
    ScriptedHandler.reading = passed
    phone.server.answerCalls()
    await phone.dial()
    await settle()
    phone.server.socket.cut()
    open()
    await settle()
    expect(phone.of('call.ended')).toEqual([])
    expect(phone.of('call.established')).toHaveLength(1)
  })
})

describe('a call that rings here', () => {
  it('goes on ringing, and is answered over the next connection', async () => {
    const { server, execute, of } = await rung()
    server.socket.cut()
    await execute(reconnect)
    expect(of('call.ended')).toEqual([])
    expect(await execute({ type: 'answer', call: incoming, video: false, muted: false })).toEqual({ ok: true })
    await settle()
    expect(server.answers('INVITE').map(({ status }) => status)).toEqual([100, 180, 200])
  })

  it('and is refused without a connection is refused when the link is back', async () => {
    const { server, execute, of } = await rung()
    server.socket.cut()
    expect(await execute({ type: 'decline', call: incoming, as: 'busy' })).toEqual({ ok: true })
    expect(of('call.ended')).toMatchObject([{ sip: 486, by: 'local' }])
    await execute(reconnect)
    await settle()
    expect(server.answers('INVITE').at(-1)?.status).toBe(486)
  })
})

describe('an offer of the far side whose ACK was lost', () => {
  it('wedges no later offer once its time has passed', async () => {
    fakeTimers()
    const { phone, invite } = await talking()
    const { server, execute } = phone
    server.within(invite, 'INVITE', { headers: sdp, body: soundSdp('far', 'sendonly') })
    await settle()
    expect(await execute(hold(phone))).toMatchObject({ ok: false, reason: 'glare' })
    await vi.advanceTimersByTimeAsync(33_000)
    await settle()
    expect(await execute(hold(phone))).toEqual({ ok: true })
  })
})
