import type { CallCommand } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ScriptedHandler, settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

async function talking(options?: Parameters<typeof sipPhone>[0]) {
  const phone = await sipPhone(options)
  const invite = await phone.talk()
  const press = (digit: string) =>
    phone.execute({ type: 'sendDigit', call: phone.call, digit, durationMs: 100 } satisfies CallCommand)
  const [handler] = ScriptedHandler.made
  return { ...phone, invite, press, handler }
}

describe('a digit', () => {
  it('goes out within the sound', async () => {
    const { press, handler, server } = await talking()
    expect(await press('5')).toEqual({ ok: true })
    expect(await press('#')).toEqual({ ok: true })
    expect(handler?.tones).toEqual(['5', '#'])
    expect(server.requests('INFO')).toEqual([])
  })

  it('goes out as INFO where the far side agreed to none within the sound', async () => {
    const { press, handler, server } = await talking()
    if (handler !== undefined) handler.takesTones = false
    expect(await press('*')).toEqual({ ok: true })
    expect(server.last('INFO').get('Content-Type')).toBe('application/dtmf-relay')
    expect(server.last('INFO').body).toBe('Signal=*\r\nDuration=100\r\n')
  })

  it('goes out as INFO where that was asked for', async () => {
    const { press, handler, server } = await talking({ digits: 'info' })
    expect(await press('1')).toEqual({ ok: true })
    expect(await press('2')).toEqual({ ok: true })
    expect(handler?.tones).toEqual([])
    expect(server.requests('INFO').map(({ body }) => body[7])).toEqual(['1', '2'])
  })

  it('whose INFO is refused is refused; the call goes on', async () => {
    const { press, server, of } = await talking({ digits: 'info' })
    server.on('INFO', (request) => server.reply(request, 415))
    expect(await press('1')).toMatchObject({ ok: false, reason: 'refused', vendor: { code: 415 } })
    expect(of('call.ended')).toEqual([])
  })

  it('whose INFO is challenged is sent again; the next one has a number of its own', async () => {
    const { press, server } = await talking({ digits: 'info' })
    const challenge = { 'Proxy-Authenticate': 'Digest realm="x", nonce="n", algorithm=MD5' }
    server.on('INFO', (request) => {
      const isKnown = request.all('Proxy-Authorization').length > 0
      if (isKnown) server.reply(request, 200)
      else server.reply(request, 407, { headers: challenge })
    })
    expect(await press('1')).toEqual({ ok: true })
    expect(await press('2')).toEqual({ ok: true })
    const numbers = server.requests('INFO').map((each) => Number.parseInt(each.get('CSeq'), 10))
    expect(new Set(numbers).size).toBe(4)
  })

  it('whose INFO finds no call at the far side ends this one', async () => {
    const { press, server, of } = await talking({ digits: 'info' })
    server.on('INFO', (request) => server.reply(request, 481))
    expect(await press('1')).toMatchObject({ ok: false })
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'connection-lost', by: 'network', sip: 481 }])
  })

  it('whose INFO finds no connection, or loses it, is offline; the call goes on', async () => {
    const { press, server, of } = await talking({ digits: 'info' })
    server.on('INFO', () => undefined)
    const lost = press('1')
    await settle()
    server.socket.cut()
    expect(await lost).toMatchObject({ ok: false, reason: 'offline' })
    expect(await press('2')).toMatchObject({ ok: false, reason: 'offline' })
    expect(of('call.ended')).toEqual([])
  })

  it('whose INFO waits when the call ends is over with it', async () => {
    const { press, server, invite } = await talking({ digits: 'info' })
    server.on('INFO', () => undefined)
    const waiting = press('1')
    server.within(invite, 'BYE')
    expect(await waiting).toMatchObject({ ok: false, reason: 'no-such-call' })
  })

  it('of the far side is told, in whatever form its INFO has', async () => {
    const { server, invite, of } = await talking()
    const forms = [
      ['application/dtmf-relay', 'Signal=7\r\nDuration=160\r\n'],
      ['application/dtmf', '#'],
      ['application/media_control+xml', '<media_control/>'],
    ] as const
    for (const [type, body] of forms) server.within(invite, 'INFO', { headers: { 'Content-Type': type }, body })
    await settle()
    expect(of('call.digitReceived').map(({ digit }) => digit)).toEqual(['7', '#'])
    expect(server.answers('INFO').map(({ status }) => status)).toEqual([200, 200, 200])
  })
})
