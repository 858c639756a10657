import type { CallId } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { gate } from '../fixtures/fake-sip.fixture.ts'
import { sdp, soundSdp } from '../fixtures/sip-message.fixture.ts'
import { fakeTimers, ScriptedHandler, settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Options = Parameters<typeof sipPhone>[0]

/** A phone that dialled; its server has not answered yet. */
async function dialled(options?: Options) {
  const phone = await sipPhone(options)
  await phone.ready()
  await phone.dial()
  await settle()
  const invite = phone.server.last('INVITE')
  const reply = async (...given: [status: number, options?: Parameters<typeof phone.server.reply>[2]]) => {
    phone.server.reply(invite, ...given)
    await settle()
  }
  /** The facts of the call so far, by their names. */
  const told = () =>
    phone.facts.flatMap(({ type }) => (/^call\.(?!muteChanged|mediaChanged)/.test(type) ? [type.slice(5)] : []))
  return { ...phone, invite, reply, told }
}

describe('a call beyond the most that there may be', () => {
  it('is refused, and can be made when another one has ended', async () => {
    const { ready, server, execute, devices, transport } = await sipPhone()
    await ready()
    server.answerCalls()
    const ids = Array.from({ length: transport.capabilities.maxCalls }, () => crypto.randomUUID() as CallId)
    const dialTo = (callId: CallId) =>
      execute({ type: 'startCall', call: { callId, refs: {} }, to: '101', video: false, muted: false })
    for (const id of ids) expect(await dialTo(id)).toMatchObject({ ok: true })
    await settle()
    const more = crypto.randomUUID() as CallId
    expect(await dialTo(more)).toMatchObject({ ok: false, reason: 'busy' })
    expect(devices.open).toHaveLength(ids.length)
    const [first] = ids
    if (first !== undefined) await execute({ type: 'hangUp', call: { callId: first, refs: {} }, why: 'user' })
    await settle()
    expect(await dialTo(more)).toMatchObject({ ok: true })
  })
})

describe('ringing', () => {
  it('by several 180s of a fork is told for each, and is one call', async () => {
    const { reply, told, server } = await dialled()
    await reply(180, { tag: 'one' })
    await reply(180, { tag: 'two' })
    await reply(180, { tag: 'one' })
    await reply(200, { tag: 'two', body: soundSdp('two') })
    expect(told()).toEqual(['dialed', 'ringing', 'ringing', 'ringing', 'established'])
    expect(server.requests('ACK').map((ack) => ack.uri)).toEqual(['sip:far@two.invalid;transport=ws'])
  })

  it('is said by neither 100, 181, 182 nor 199', async () => {
    const { reply, told } = await dialled()
    for (const status of [100, 181, 182, 199]) await reply(status)
    expect(told()).toEqual(['dialed'])
  })

  it('has sound of its own only when the answer brings a description of it', async () => {
    const { reply, of } = await dialled()
    await reply(183)
    await reply(183, { headers: { 'Content-Type': 'text/plain' }, body: 'Your call is important to us.' })
    expect(of('call.ringing')).toHaveLength(2)
    for (const fact of of('call.ringing')) expect(fact).not.toHaveProperty('earlyMedia')
    await reply(183, { headers: sdp, body: soundSdp('early') })
    expect(of('call.ringing').at(-1)).toMatchObject({ earlyMedia: true })
    expect(ScriptedHandler.made[0]?.taken).toEqual([soundSdp('early')])
  })

  it('with early sound goes on into the call of the same far side', async () => {
    const { reply, told } = await dialled()
    await reply(183, { body: soundSdp('early') })
    await reply(200, { body: soundSdp('early') })
    expect(told()).toEqual(['dialed', 'ringing', 'established'])
    expect(ScriptedHandler.made[0]?.taken).toHaveLength(1)
  })

  it('with early sound takes no sound of a second far side', async () => {
    const { reply } = await dialled()
    await reply(183, { tag: 'one', body: soundSdp('one') })
    await reply(183, { tag: 'two', body: soundSdp('two') })
    expect(ScriptedHandler.made[0]?.taken).toEqual([soundSdp('one')])
  })

  it('without early media leaves the sound to whoever answers', async () => {
    const { reply, of, told } = await dialled({ earlyMedia: false })
    await reply(183, { tag: 'one', body: soundSdp('one') })
    expect(of('call.ringing')[0]).not.toHaveProperty('earlyMedia')
    await reply(200, { tag: 'two', body: soundSdp('two') })
    expect(told()).toEqual(['dialed', 'ringing', 'established'])
    expect(ScriptedHandler.made[0]?.taken).toEqual([soundSdp('two')])
  })
})

describe('an answer', () => {
  it('establishes the call though no sound has a way yet: the phone waits for that by its own clock', async () => {
    const { reply, of, told } = await dialled()
    await reply(200, { body: soundSdp() })
    expect(told()).toEqual(['dialed', 'established'])
    expect(of('call.mediaChanged')).toEqual([])
  })

  it('of a second far side is taken and hung up (RFC 3261 section 13.2.2.4)', async () => {
    const { reply, server, told } = await dialled()
    await reply(180, { tag: 'one' })
    await reply(180, { tag: 'two' })
    await reply(200, { tag: 'one', body: soundSdp('one') })
    await reply(200, { tag: 'two', body: soundSdp('two') })
    expect(server.requests('BYE').map((bye) => bye.uri)).toEqual(['sip:far@two.invalid;transport=ws'])
    expect(server.requests('ACK')).toHaveLength(2)
    expect(told().at(-1)).toBe('established')
  })

  it('that comes after all when the call was cancelled is taken and hung up', async () => {
    const { reply, server, told, execute, call, of } = await dialled()
    await reply(180)
    await execute({ type: 'hangUp', call, why: 'user' })
    await settle()
    expect(server.requests('CANCEL')).toHaveLength(1)
    await reply(200, { body: soundSdp() })
    expect(server.requests('BYE')).toHaveLength(1)
    expect(told().filter((fact) => fact === 'ended')).toHaveLength(1)
    expect(of('call.ended')).toMatchObject([{ reason: 'cancelled', by: 'local' }])
  })

  it('that cannot be used ends the call, and says so', async () => {
    const { reply, of, server } = await dialled()
    ScriptedHandler.isBroken = true
    await reply(200, { body: soundSdp() })
    expect(of('call.ended')).toMatchObject([{ reason: 'media-failed', by: 'system' }])
    expect(server.requests('BYE')).toHaveLength(1)
  })

  it('followed at once by BYE leaves no call behind', async () => {
    const { reply, of, server, invite, transport, devices } = await dialled()
    const { passed, open } = gate()
    ScriptedHandler.reading = passed
    await reply(200, { body: soundSdp() })
    server.within(invite, 'BYE')
    await settle()
    open()
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'hung-up', by: 'remote' }])
    expect((await transport.listCalls?.())?.facts).toEqual([])
    expect(devices.open).toEqual([])
  })
})

describe('a refusal', () => {
  it('is told once, with its status, though sip.js ends the call before it says why', async () => {
    const { reply, of } = await dialled()
    await reply(180)
    await reply(486, { headers: { Reason: 'Q.850;cause=17' } })
    expect(of('call.ended')).toMatchObject([{ reason: 'busy', by: 'remote', sip: 486, q850: 17 }])
  })

  it('by 408 or 503 of the server is not taken for one that sip.js made up', async () => {
    for (const [status, reason] of [
      [408, 'unreachable'],
      [503, 'server-error'],
    ] as const) {
      const { reply, of } = await dialled()
      await reply(status)
      expect(of('call.ended')).toMatchObject([{ sip: status, reason, by: 'network' }])
      vi.unstubAllGlobals()
    }
  })

  it('that sip.js made up when nobody answered is no status of the server', async () => {
    fakeTimers()
    const { of } = await dialled()
    await vi.advanceTimersByTimeAsync(32_000)
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'unreachable', by: 'network', vendor: { code: 408 } }])
    expect(of('call.ended')[0]).not.toHaveProperty('sip')
  })

  it('by 302 names the other contacts, and calls none of them', async () => {
    const { reply, of, server } = await dialled()
    const elsewhere = '<sip:102@x.example>;q=0.7'
    await reply(302, { headers: { Contact: elsewhere } })
    expect(of('call.ended')).toMatchObject([
      { sip: 302, reason: 'unreachable', vendor: { code: 302, detail: [elsewhere] } },
    ])
    expect(server.requests('INVITE')).toHaveLength(1)
  })
})

describe('a call that is cancelled', () => {
  it('before its offer was made reaches nobody', async () => {
    const phone = await sipPhone()
    await phone.ready()
    const { passed, open } = gate()
    ScriptedHandler.gathering = passed
    const given = new AbortController()
    const outcome = phone.execute(
      { type: 'startCall', call: phone.call, to: '101', video: false, muted: false },
      given.signal,
    )
    await settle()
    given.abort()
    open()
    expect(await outcome).toMatchObject({ ok: false })
    await settle()
    expect(phone.server.requests('INVITE')).toEqual([])
    expect(phone.devices.open).toEqual([])
    expect((await phone.transport.listCalls?.())?.facts).toEqual([])
  })

  it('is not listed as a live one while it waits to be confirmed, were it for ever', async () => {
    const { reply, execute, call, transport, of } = await dialled()
    await reply(180)
    expect((await transport.listCalls?.())?.facts[0]).toMatchObject({ type: 'call.found', phase: 'ringing' })
    await execute({ type: 'hangUp', call, why: 'user' })
    await settle()
    expect(of('call.ended')).toEqual([])
    expect(await transport.listCalls?.()).toEqual({ complete: true, facts: [] })
  })

  it('before the server said a word is cancelled at the first word', async () => {
    const { reply, server, execute, call, of } = await dialled()
    await execute({ type: 'hangUp', call, why: 'user' })
    await settle()
    expect(server.requests('CANCEL')).toEqual([])
    await reply(100)
    expect(server.requests('CANCEL')).toHaveLength(1)
    await reply(487)
    expect(of('call.ended')).toMatchObject([{ reason: 'cancelled', by: 'local', sip: 487 }])
  })
})
