import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeTimers, settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'
import { over, second, transferable } from '../fixtures/transfer.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a transfer to an address', () => {
  it('asks the far side to call there, and is accepted with the 202', async () => {
    const { transfer, server, stages } = await transferable()
    expect(await transfer('102@x.example;user=phone')).toEqual({ ok: true })
    const refer = server.last('REFER')
    expect(refer.get('Refer-To')).toBe('<sip:102@x.example;user=phone>')
    expect(refer.get('Referred-By')).toBe('<sip:100@x.example>')
    expect(refer.all('Contact')).toHaveLength(1)
    expect(stages()).toEqual(['accepted'])
  })

  it('takes numbers as people write them, and no headers within an address', async () => {
    const { transfer, server } = await transferable()
    await transfer('+1 (555) 0100')
    expect(server.last('REFER').get('Refer-To')).toBe('<sip:+15550100@x.example>')
    await transfer('sip:7@x.example?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc')
    expect(server.last('REFER').get('Refer-To')).toBe('<sip:7@x.example>')
    expect(await transfer('')).toMatchObject({ ok: false, reason: 'bad-address' })
    expect(server.requests('REFER')).toHaveLength(2)
  })

  it('tells how it goes: 100, ringing, answered', async () => {
    const { transfer, progress, stages, server, of } = await transferable()
    await transfer()
    await progress('SIP/2.0 100 Trying')
    expect(stages()).toEqual(['accepted'])
    await progress('SIP/2.0 180 Ringing')
    await progress('SIP/2.0 183 Session Progress')
    expect(stages()).toEqual(['accepted', 'ringing'])
    await progress('SIP/2.0 200 OK', over)
    expect(stages()).toEqual(['accepted', 'ringing', 'done'])
    expect(server.answers('NOTIFY').map(({ status }) => status)).toEqual([200, 200, 200, 200])
    // The phone hangs up itself.
    expect(of('call.ended')).toEqual([])
  })

  it('is accepted by progress that comes before the answer', async () => {
    const { transfer, progress, stages, server } = await transferable()
    server.on('REFER', () => undefined)
    const outcome = transfer()
    await settle()
    await progress('SIP/2.0 180 Ringing')
    expect(await outcome).toEqual({ ok: true })
    server.reply(server.last('REFER'), 202)
    await progress('SIP/2.0 200 OK', over)
    expect(stages()).toEqual(['accepted', 'ringing', 'done'])
  })

  it('stays accepted though the answer to it never came, where its progress did', async () => {
    fakeTimers()
    const { transfer, progress, stages, server, of } = await transferable()
    server.on('REFER', () => undefined)
    const outcome = transfer()
    await settle()
    await progress('SIP/2.0 100 Trying')
    await vi.advanceTimersByTimeAsync(33_000)
    expect(await outcome).toEqual({ ok: true })
    expect([stages(), of('call.ended')]).toEqual([['accepted'], []])
    await progress('SIP/2.0 200 OK', over)
    expect(stages()).toEqual(['accepted', 'done'])
  })

  it.each([
    ['SIP/2.0 486 Busy Here', 'busy', 486],
    ['SIP/2.0 603 Decline', 'declined', 603],
    ['SIP/2.0 404 Not Found', 'not-found', 404],
    ['SIP/2.0 480 Temporarily Unavailable', 'unreachable', 480],
    ['SIP/2.0 503 Service Unavailable\r\nReason: Q.850;cause=17', 'busy', 503],
    ['SIP/2.0 302 Moved Temporarily', 'unreachable', 302],
  ])('that ends with %j has failed as %s', async (body, reason, code) => {
    const { transfer, progress, last, of } = await transferable()
    await transfer()
    await progress(body, over)
    expect(last()).toMatchObject({ stage: 'failed', reason, vendor: { code } })
    expect(of('call.ended')).toEqual([])
  })

  it('that rang and ends with 408 or 480 was not answered', async () => {
    const { transfer, progress, last } = await transferable()
    await transfer()
    await progress('SIP/2.0 180 Ringing')
    await progress('SIP/2.0 480 Temporarily Unavailable', over)
    expect(last()).toMatchObject({ stage: 'failed', reason: 'no-answer' })
  })

  it('of which the far side stops telling has failed for reasons unknown', async () => {
    for (const body of ['SIP/2.0 180 Ringing', 'no status at all', '']) {
      const { transfer, progress, last } = await transferable()
      await transfer()
      await progress(body, over)
      expect(last()).toMatchObject({ stage: 'failed', reason: 'unknown' })
    }
  })

  it('goes on when sip.js at the far side calls every word its last', async () => {
    const { transfer, progress, stages } = await transferable()
    await transfer()
    await progress('SIP/2.0 100 Trying', 'terminated')
    await progress('SIP/2.0 180 Ringing', 'terminated')
    await progress('SIP/2.0 200 OK', 'terminated')
    expect(stages()).toEqual(['accepted', 'ringing', 'done'])
  })

  it('is not moved by what cannot be read', async () => {
    const { transfer, progress, stages, server } = await transferable()
    await transfer()
    await progress('SIP/9.9 200 OK')
    await progress('')
    await progress('SIP/2.0 200 OK', over, 'conference')
    expect(stages()).toEqual(['accepted'])
    expect(server.answers('NOTIFY').map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('says nothing any more when it is over', async () => {
    const { transfer, progress, stages } = await transferable()
    await transfer()
    await progress('SIP/2.0 200 OK', over)
    await progress('SIP/2.0 486 Busy Here', over)
    await progress('SIP/2.0 180 Ringing')
    expect(stages()).toEqual(['accepted', 'done'])
  })

  it('can be tried again; late progress of the first one is not taken for its own', async () => {
    const { transfer, progress, stages, server } = await transferable()
    await transfer()
    const first = server.last('REFER').get('CSeq').split(' ')[0]
    await progress('SIP/2.0 486 Busy Here', over)
    await transfer('103')
    await progress('SIP/2.0 200 OK', over, `refer;id=${first}`)
    expect(stages()).toEqual(['accepted', 'failed', 'accepted'])
    await progress('SIP/2.0 200 OK', over, `refer;id=${server.last('REFER').get('CSeq').split(' ')[0]}`)
    expect(stages().at(-1)).toBe('done')
  })

  it('can be tried while the first one still runs, whose progress stays without a name (RFC 3515 section 2.4.6)', async () => {
    const { transfer, progress, stages, server } = await transferable()
    await transfer()
    await progress('SIP/2.0 100 Trying')
    await transfer('103')
    const second = `refer;id=${Number.parseInt(server.last('REFER').get('CSeq'), 10)}`
    await progress('SIP/2.0 100 Trying', 'active', second)
    await progress('SIP/2.0 487 Request Terminated', over)
    expect(stages()).toEqual(['accepted', 'accepted'])
    await progress('SIP/2.0 200 OK', over, second)
    expect(stages().at(-1)).toBe('done')
  })

  it.each([
    [603, 'refused'],
    [405, 'refused'],
    [302, 'refused'],
  ])('that is refused with %i is refused, and the call goes on', async (status, reason) => {
    const { transfer, server, stages, of, progress } = await transferable()
    server.on('REFER', (request) => server.reply(request, status))
    expect(await transfer()).toMatchObject({ ok: false, reason, vendor: { code: status } })
    await progress('SIP/2.0 200 OK', over)
    expect([stages(), of('call.ended')]).toEqual([[], []])
  })

  it('that finds no call at the far side ends this one', async () => {
    const { transfer, server, of } = await transferable()
    server.on('REFER', (request) => server.reply(request, 481))
    expect(await transfer()).toMatchObject({ ok: false, reason: 'no-such-call' })
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'connection-lost', sip: 481 }])
  })

  it('is refused while the call does not talk or the link is down', async () => {
    const { transfer, server, execute, call } = await transferable()
    server.socket.cut()
    await settle()
    expect(await transfer()).toEqual({ ok: false, reason: 'offline' })
    const ringing = await sipPhone()
    await ringing.ready()
    ringing.server.on('INVITE', (request) => ringing.server.reply(request, 180))
    await ringing.dial()
    await settle()
    expect(await ringing.execute({ type: 'transfer', call, to: '102' })).toMatchObject({ ok: false, reason: 'refused' })
    expect(await execute({ type: 'transfer', call: second, to: '102' })).toEqual({ ok: false, reason: 'no-such-call' })
  })

  it('ends with its call', async () => {
    const { transfer, server, invite } = await transferable()
    server.on('REFER', () => undefined)
    const outcome = transfer()
    await settle()
    server.within(invite, 'BYE')
    expect(await outcome).toMatchObject({ ok: false, reason: 'no-such-call' })
  })

  it('that is challenged is sent again; what comes after it has a number of its own', async () => {
    const { transfer, server, execute, call } = await transferable()
    const challenge = { 'Proxy-Authenticate': 'Digest realm="x", nonce="n", algorithm=MD5' }
    server.on('REFER', (request) => {
      const isKnown = request.all('Proxy-Authorization').length > 0
      if (isKnown) server.reply(request, 202)
      else server.reply(request, 407, { headers: challenge })
    })
    expect(await transfer()).toEqual({ ok: true })
    await execute({ type: 'hangUp', call, why: 'user' })
    await settle()
    const numbers = [...server.requests('REFER'), server.last('BYE')].map((each) =>
      Number.parseInt(each.get('CSeq'), 10),
    )
    expect(new Set(numbers).size).toBe(3)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })
})
