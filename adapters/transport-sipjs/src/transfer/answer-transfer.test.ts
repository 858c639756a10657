import type { CallId } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { gate } from '../fixtures/fake-sip.fixture.ts'
import { soundSdp } from '../fixtures/sip-message.fixture.ts'
import { ScriptedHandler, settle } from '../fixtures/sip-phone.fixture.ts'
import { over, referrable } from '../fixtures/transfer.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

describe('an accepted transfer', () => {
  it('calls whom the far side named, as a call of its own, with nothing of the header but what is meant', async () => {
    const { refer, answer, statuses, placed, of } = await referrable()
    await refer('"Carol" <sip:102@x.example?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc&Subject=x>', {
      'Referred-By': '<sip:101@x.example>',
    })
    expect(await answer(true)).toEqual({ ok: true })
    await settle()
    expect(statuses()).toEqual([202])
    const [invite] = placed()
    expect(invite?.uri).toBe('sip:102@x.example')
    expect(invite?.get('Replaces')).toBe('a;to-tag=b;from-tag=c')
    expect(invite?.get('Referred-By')).toBe('<sip:101@x.example>')
    expect(invite?.all('Subject')).toEqual([])
    expect(of('call.dialed')[1]).toEqual({
      type: 'call.dialed',
      call: { refs: { 'sip.call-id': invite?.get('Call-ID') } },
      remote: { address: '102', name: 'Carol' },
    })
  })

  it('tells the far side how it goes: trying, ringing once, answered', async () => {
    const { refer, answer, server, told, of, placed } = await referrable()
    await refer('<sip:102@x.example>')
    await answer(true)
    await settle()
    const [invite] = placed()
    if (invite === undefined) throw new Error('Nobody was called.')
    server.reply(invite, 100)
    server.reply(invite, 180)
    await settle()
    server.reply(invite, 180)
    await settle()
    server.reply(invite, 200, { body: soundSdp() })
    await settle()
    expect(told()).toEqual([
      'SIP/2.0 100 Trying | active;expires=180',
      'SIP/2.0 180 Phrase | active;expires=180',
      `SIP/2.0 200 Phrase | ${over}`,
    ])
    const notify = server.last('NOTIFY')
    expect(notify.get('Event')).toBe('refer')
    expect(notify.get('Content-Type')).toMatch(/^message\/sipfrag/)
    expect(notify.all('Contact')).toHaveLength(1)
    expect(of('call.established')).toHaveLength(2)
    // The far side hangs up itself.
    expect(of('call.ended')).toEqual([])
  })

  it('that is refused is told, and ends the new call alone', async () => {
    const { refer, answer, server, told, of, next } = await referrable()
    server.on('INVITE', (request) => server.reply(request, 486))
    await refer('<sip:102@x.example>')
    await answer(true)
    await settle()
    expect(told().at(-1)).toBe(`SIP/2.0 486 Phrase | ${over}`)
    expect(of('call.ended')).toMatchObject([{ reason: 'busy', call: { refs: next().refs } }])
  })

  it('that the user gives up is told as such', async () => {
    const { refer, answer, server, told, execute, next, placed } = await referrable()
    await refer('<sip:102@x.example>')
    await answer(true)
    await settle()
    const [invite] = placed()
    if (invite === undefined) throw new Error('Nobody was called.')
    server.reply(invite, 180)
    server.on('CANCEL', (request) => {
      server.reply(request, 200)
      server.reply(invite, 487)
    })
    await settle()
    await execute({ type: 'hangUp', call: next(), why: 'user' })
    await settle()
    expect(told().at(-1)).toBe(`SIP/2.0 487 Phrase | ${over}`)
  })

  it('begins as silent as the call that it comes from', async () => {
    const { refer, answer, execute, call, devices, of, server } = await referrable()
    await execute({ type: 'setMute', call, muted: true, from: false })
    server.answerCalls()
    await refer('<sip:102@x.example>')
    await answer(true)
    await settle()
    expect(devices.open.map(({ enabled }) => enabled)).toEqual([false, false])
    expect(of('call.muteChanged').at(-1)).toMatchObject({ muted: true })
  })

  it('for which there is no microphone is told as unavailable, and is no call', async () => {
    const { refer, answer, devices, told, placed, of, statuses } = await referrable()
    devices.refusals.audio = 'NotAllowedError'
    await refer('<sip:102@x.example>')
    expect(await answer(true)).toMatchObject({ ok: false, reason: 'permission-denied' })
    await settle()
    expect(statuses()).toEqual([202])
    expect(told().at(-1)).toBe(`SIP/2.0 480 Temporarily Unavailable | ${over}`)
    expect([placed(), of('call.ended')]).toEqual([[], []])
  })

  it('that is given up before anybody was called is told as such', async () => {
    const { refer, call, transport, told, placed } = await referrable()
    const { passed, open } = gate()
    await refer('<sip:102@x.example>')
    ScriptedHandler.gathering = passed
    const givenUp = new AbortController()
    const outcome = transport.execute({ type: 'answerTransfer', call, accept: true }, { signal: givenUp.signal })
    await settle()
    givenUp.abort()
    open()
    await outcome
    await settle()
    expect(told().at(-1)).toBe(`SIP/2.0 487 Request Terminated | ${over}`)
    expect(placed()).toEqual([])
  })

  it('that the account is left before is no call', async () => {
    const { refer, answer, devices, execute, of, placed } = await referrable()
    const { passed, open } = gate()
    devices.granted = passed
    await refer('<sip:102@x.example>')
    const outcome = answer(true)
    await settle()
    await execute({ type: 'signOut' })
    open()
    expect(await outcome).toMatchObject({ ok: false })
    await settle()
    expect(of('call.ended')).toMatchObject([{ call: { refs: {} } }])
    expect(of('call.ended')[0]?.call.callId).toBeDefined()
    expect([placed(), devices.open]).toEqual([[], []])
  })

  it('goes on when the far side hangs up at once', async () => {
    const { refer, answer, server, invite, told, of } = await referrable()
    await refer('<sip:102@x.example>')
    await answer(true)
    server.within(invite, 'BYE')
    await settle()
    server.answerCalls()
    const placed = server.last('INVITE')
    server.reply(placed, 200, { body: soundSdp() })
    await settle()
    expect(of('call.ended')).toHaveLength(1)
    expect(of('call.established')).toHaveLength(2)
    expect(told()).toHaveLength(1)
  })

  it('tells no more to a far side that wants to hear no more', async () => {
    const { refer, answer, server, told, placed } = await referrable()
    server.on('NOTIFY', (request) => server.reply(request, 481))
    await refer('<sip:102@x.example>')
    await answer(true)
    await settle()
    const [invite] = placed()
    if (invite !== undefined) server.reply(invite, 180)
    await settle()
    expect(told()).toHaveLength(1)
  })

  it('is told though each word is challenged, and none takes the number of another', async () => {
    const { refer, answer, server, placed, execute, call } = await referrable()
    const challenge = { 'Proxy-Authenticate': 'Digest realm="x", nonce="n", algorithm=MD5' }
    server.on('NOTIFY', (request) => {
      const isKnown = request.all('Proxy-Authorization').length > 0
      if (isKnown) server.reply(request, 200)
      else server.reply(request, 407, { headers: challenge })
    })
    await refer('<sip:102@x.example>')
    await answer(true)
    await settle()
    const [invite] = placed()
    if (invite === undefined) throw new Error('Nobody was called.')
    server.reply(invite, 180)
    // Both are on the way before either is challenged.
    server.reply(invite, 486)
    await settle()
    await execute({ type: 'hangUp', call, why: 'user' })
    await settle()
    const numbers = [...server.requests('NOTIFY'), server.last('BYE')].map((each) =>
      Number.parseInt(each.get('CSeq'), 10),
    )
    expect(numbers).toHaveLength(7)
    expect(new Set(numbers).size).toBe(7)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })

  it('is refused as busy where there are as many calls as there may be, and can be accepted when one has ended', async () => {
    const { refer, answer, server, placed, execute, of } = await referrable()
    server.answerCalls()
    const others = Array.from({ length: 7 }, (_, index) => ({
      callId: `5d0a5bfe-3f1c-4f56-8a52-00000000000${index}` as CallId,
      refs: {},
    }))
    for (const call of others) await execute({ type: 'startCall', call, to: '103', video: false, muted: false })
    await settle()
    expect(of('call.established')).toHaveLength(8)
    await refer('<sip:102@x.example>')
    expect(await answer(true)).toMatchObject({ ok: false, reason: 'busy' })
    const [last] = others
    if (last === undefined) throw new Error('There is no other call.')
    await execute({ type: 'hangUp', call: last, why: 'user' })
    await settle()
    expect(await answer(true)).toEqual({ ok: true })
    await settle()
    expect(placed().at(-1)?.uri).toBe('sip:102@x.example')
  })

  it('tells the end when the link is back', async () => {
    const { refer, answer, server, told, execute } = await referrable()
    await refer('<sip:102@x.example>')
    await answer(true)
    await settle()
    server.socket.cut()
    await settle()
    await execute({ type: 'reconnect', fresh: false })
    await settle()
    // The call went with the link; the one that it comes from stands.
    expect(told().at(-1)).toBe(`SIP/2.0 503 Service Unavailable | ${over}`)
  })

  it('can follow another one, and its progress is named then (RFC 3515 section 2.4.6)', async () => {
    const { refer, answer, server } = await referrable()
    server.on('INVITE', (request) => server.reply(request, 486))
    await refer('<sip:102@x.example>')
    await answer(true)
    await refer('<sip:103@x.example>')
    await answer(true)
    await settle()
    expect(new Set(server.requests('NOTIFY').map((each) => each.get('Event')))).toEqual(
      new Set(['refer', expect.stringMatching(/^refer;id=\d+$/)]),
    )
  })

  it('is offline while there is no link, and can be accepted when it is back', async () => {
    const { refer, answer, server, execute, statuses } = await referrable()
    await refer('<sip:102@x.example>')
    server.socket.cut()
    await settle()
    expect(await answer(true)).toEqual({ ok: false, reason: 'offline' })
    await execute({ type: 'reconnect', fresh: false })
    await settle()
    expect(await answer(true)).toEqual({ ok: true })
    await settle()
    expect(statuses()).toEqual([202])
  })
})
