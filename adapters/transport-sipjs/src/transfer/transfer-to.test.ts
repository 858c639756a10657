import { afterEach, describe, expect, it, vi } from 'vitest'
import { settle } from '../fixtures/sip-phone.fixture.ts'
import { over, second, transferable } from '../fixtures/transfer.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a transfer to a consulted call', () => {
  async function consulting() {
    const phone = await transferable()
    const { server, execute } = phone
    await execute({ type: 'startCall', call: second, to: 'bob', video: false, muted: false })
    await settle()
    const consulted = server.last('INVITE')
    const transferTo = () => execute({ type: 'transferTo', call: phone.call, consulted: second })
    return { ...phone, consulted, transferTo }
  }

  it('names the dialog that the far side is to take over, as its far side sees it (RFC 3891)', async () => {
    const { transferTo, server, consulted, progress, stages, invite } = await consulting()
    expect(await transferTo()).toEqual({ ok: true })
    const refer = server.last('REFER')
    expect(refer.get('Call-ID')).toBe(invite.get('Call-ID'))
    const [, target = '', escaped = ''] = /<(\S+)\?Replaces=(\S+)>$/.exec(refer.get('Refer-To')) ?? []
    const ours = /tag=(\w+)/.exec(consulted.get('From'))?.[1]
    expect(target).toBe('sip:far@far.invalid;transport=ws')
    expect(decodeURIComponent(escaped)).toBe(`${consulted.get('Call-ID')};to-tag=far;from-tag=${ours}`)
    await progress('SIP/2.0 200 OK', over)
    expect(stages()).toEqual(['accepted', 'done'])
  })

  it('is refused while the consulted one does not talk, and when it is gone', async () => {
    const { transferTo, server, consulted, execute, call } = await consulting()
    server.within(consulted, 'BYE')
    await settle()
    expect(await transferTo()).toMatchObject({ ok: false, reason: 'no-such-call' })
    server.on('INVITE', (request) => server.reply(request, 180))
    await execute({ type: 'startCall', call: second, to: '103', video: false, muted: false })
    await settle()
    expect(await execute({ type: 'transferTo', call, consulted: second })).toMatchObject({ reason: 'refused' })
    expect(server.requests('REFER')).toEqual([])
  })
})
