import type { CallId } from '@offhook/core'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { soundSdp } from '../fixtures/sip-message.fixture.ts'
import { settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'
import { over, referrable } from '../fixtures/transfer.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a far side that asks to be handed on', () => {
  it.each([
    ['<sip:102@x.example>', '102'],
    ['sip:102@x.example', '102'],
    ['"Carol" <sip:102@y.example;user=phone>', '102@y.example'],
    ['"Carol" <sip:k3@zz.invalid?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>', 'Carol'],
    ['<sip:k3@zz.invalid?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>', 'k3@zz.invalid'],
  ])('to %s is a question to the user; nobody is called', async (to, shown) => {
    const { refer, asked, statuses, placed, told } = await referrable()
    await refer(to)
    expect(asked()).toEqual([shown])
    // Proxies give up on a REFER long before a user has made up his mind.
    expect([statuses(), told()]).toEqual([[202], ['SIP/2.0 100 Trying | active;expires=180']])
    expect(placed()).toEqual([])
  })

  it.each([
    ['nowhere', [], 480],
    ['to two at once', ['<sip:1@x.example>', '<sip:2@x.example>'], 480],
    ['to what is no address', 'hello', 480],
    ['to an address that is broken', '<sip:@>', 480],
    ['to a telephone outside of SIP', '<tel:+15550100>', 480],
    ['to a page', '<https://x.example/>', 416],
    ['by another method', '<sip:102@x.example;method=BYE>', 501],
    ['into headers of its own', '<sip:102@x.example?Replaces=a%0D%0AX-Evil:%201>', 400],
  ])('%s is refused', async (_what, to, status) => {
    const { refer, asked, statuses, placed } = await referrable()
    await refer(to)
    expect(statuses()).toEqual([status])
    expect([asked(), placed()]).toEqual([[], []])
  })

  it('is answered whatever it asks for, or is a question', async () => {
    const { refer, asked, statuses, answer } = await referrable()
    const part = fc.constantFrom(
      '<',
      '>',
      'sip:',
      'a',
      '@',
      'b',
      '?',
      ';',
      '"',
      '%',
      '=',
      'Replaces',
      ',',
      ' ',
      ':',
      '[',
    )
    let sent = 0
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 9 }), async (parts) => {
        sent += 1
        const before = asked().length
        await refer(parts.join(''))
        if (asked().length > before) await answer(false)
        await settle()
        expect(statuses()).toHaveLength(sent)
      }),
      { numRuns: 150 },
    )
  })

  it('may ask one thing at a time', async () => {
    const { refer, asked, statuses } = await referrable()
    await refer('<sip:102@x.example>')
    await refer('<sip:103@x.example>')
    expect(asked()).toEqual(['102'])
    expect(statuses()).toEqual([202, 491])
  })

  it('is asked to wait while its call does not stand yet', async () => {
    const phone = await sipPhone()
    await phone.ready()
    const { server, execute } = phone
    server.send('INVITE', { body: soundSdp() })
    await settle()
    const call = { callId: '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2' as CallId, refs: { 'sip.call-id': 'incoming' } }
    await execute({ type: 'answer', call, video: false, muted: false })
    const to = server.answers('INVITE').at(-1)?.get('To') ?? ''
    server.send('REFER', { headers: { To: to, CSeq: '2 REFER', 'Refer-To': '<sip:102@x.example>' } })
    await settle()
    expect(server.answers('REFER').map(({ status }) => status)).toEqual([491])
    expect(phone.of('call.transferAsked')).toEqual([])
  })

  it('is told no (603) by the user, once', async () => {
    const { refer, answer, statuses, placed, told } = await referrable()
    await refer('<sip:102@x.example>')
    expect(await answer(false)).toEqual({ ok: true })
    await settle()
    expect(statuses()).toEqual([202])
    expect(told().at(-1)).toBe(`SIP/2.0 603 Decline | ${over}`)
    expect(placed()).toEqual([])
    expect(await answer(true)).toMatchObject({ ok: false, reason: 'refused' })
  })

  it('is told nothing more when it hangs up before the user has said anything', async () => {
    const { refer, told, server, invite, of, answer, placed } = await referrable()
    await refer('<sip:102@x.example>')
    server.within(invite, 'BYE')
    await settle()
    expect(of('call.ended')).toHaveLength(1)
    expect(await answer(true)).toMatchObject({ ok: false, reason: 'no-such-call' })
    expect([told().length, placed()]).toEqual([1, []])
  })
})
