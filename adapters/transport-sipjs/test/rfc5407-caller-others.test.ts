import { afterEach, describe, expect, it, vi } from 'vitest'
import { soundSdp } from '../src/fixtures/sip-message.fixture.ts'
import { settle } from '../src/fixtures/sip-phone.fixture.ts'
import { alice } from './support/sip-line.ts'

afterEach(() => vi.unstubAllGlobals())

/** RFC 5407, this side being Alice, who places the call. */
describe('RFC 5407 section 3.3, Alice (other races)', () => {
  it('3.3.1: re-INVITE meets re-INVITE: both 491; the owner of the Call-ID asks again after 2.1 to 4.0 s', async () => {
    const line = await alice()
    await line.talk()
    line.server.on('INVITE', (reinvite) => {
      line.server.within(line.invite, 'INVITE', { body: soundSdp('far', 'sendonly') })
      setImmediate(() => line.server.reply(reinvite, 491))
    })
    const before = line.heard
    const held = line.phone.hold()
    await settle()
    expect(line.said(before)).toContain('491 INVITE')
    expect(line.call).toMatchObject({ phase: 'active', hold: { local: { pending: true } } })
    line.server.answerCalls()
    const asked = line.server.requests('INVITE').length
    await line.clock.advanceAsync(2_099)
    await settle()
    expect(line.server.requests('INVITE')).toHaveLength(asked)
    await line.clock.advanceAsync(1_901)
    await settle()
    expect(await held).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.phases.slice(-2)).toEqual(['active', 'held'])
  })

  it('3.3.1: taken back while it waits, it is not asked again', async () => {
    const line = await alice()
    await line.talk()
    line.server.on('INVITE', (reinvite) => line.server.reply(reinvite, 491))
    void line.phone.hold()
    await settle()
    const asked = line.server.requests('INVITE').length
    expect(await line.phone.resume()).toMatchObject({ ok: true })
    await line.clock.advanceAsync(5_000)
    await settle()
    expect(line.server.requests('INVITE')).toHaveLength(asked)
    expect(line.call).toMatchObject({ phase: 'active', onHold: 'no' })
  })

  it.each([
    ['with a description', soundSdp('far', 'sendonly')],
    ['that only refreshes', ''],
  ])(
    '3.3.2: UPDATE %s meets our re-INVITE: it is refused, as it was not announced, and the hold goes through',
    async (_name, body) => {
      const line = await alice()
      await line.talk()
      expect(line.invite.get('Allow')).not.toContain('UPDATE')
      line.server.on('INVITE', (reinvite) => {
        line.server.within(line.invite, 'UPDATE', { body })
        setImmediate(() => line.server.reply(reinvite, 200, { body: soundSdp('far', 'recvonly') }))
      })
      const held = line.phone.hold()
      await settle()
      expect(line.server.answers('UPDATE')).toHaveLength(1)
      expect(await held).toEqual({ ok: true, settled: 'confirmed' })
      expect(line.call).toMatchObject({ phase: 'held', onHold: 'local' })
    },
  )

  it('3.3.3: BYE crosses a REFER: refused, asked of nobody, and no new call', async () => {
    const line = await alice()
    await line.talk()
    const asked = vi.fn()
    line.phone.on('call.transferAsked', asked)
    line.server.on('BYE', (bye) => {
      line.server.within(line.invite, 'REFER', { headers: { 'Refer-To': '<sip:102@x.example>' } })
      line.server.reply(bye, 200)
    })
    const before = line.heard
    await Promise.all([line.phone.hangUp(), settle()])
    expect(line.said(before)).toEqual(['BYE', '481 REFER'])
    expect(asked).not.toHaveBeenCalled()
    expect(line.calls).toHaveLength(1)
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'local' } })
  })
})

describe('RFC 5407 appendices, Alice', () => {
  it('A: two devices ring, the user leaves, and the 200 of one of them comes after: no flash of active', async () => {
    const line = await alice()
    await line.ring('desk')
    await line.ring('mobile')
    line.server.on('CANCEL', (cancel) => {
      line.server.reply(cancel, 200)
      line.answer({ tag: 'mobile' })
    })
    const before = line.heard
    void line.phone.hangUp()
    await settle()
    expect(line.said(before)).toEqual(['CANCEL', 'ACK', 'BYE'])
    expect(line.phases).not.toContain('active')
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'cancelled', by: 'local' } })
  })

  it('B: a re-INVITE that is sent again after our BYE is refused, 481, and shows nothing', async () => {
    const line = await alice()
    await line.talk()
    await Promise.all([line.phone.hangUp(), settle()])
    const shown = line.phone.getSnapshot()
    line.server.within(line.invite, 'INVITE', { body: soundSdp('far', 'sendonly') })
    await settle()
    expect(line.server.answers('INVITE').map(({ status }) => status)).toEqual([481])
    expect(line.phone.getSnapshot()).toBe(shown)
  })

  it('C: CANCEL while it rings ends it by the 487', async () => {
    const line = await alice()
    await line.ring()
    line.server.on('CANCEL', (cancel) => {
      line.server.reply(cancel, 200)
      line.server.reply(line.invite, 487)
    })
    await Promise.all([line.phone.hangUp(), settle()])
    expect(line.phases).toEqual(['preparing', 'dialing', 'ringing', 'ending', 'ended'])
    expect(line.call).toMatchObject({ end: { reason: 'cancelled', by: 'local', sip: 487 } })
  })

  it('D: BYE is challenged, 407, and said again with credentials; a late 200 is acknowledged and opens nothing', async () => {
    const line = await alice()
    await line.talk()
    line.server.on('BYE', (bye) => {
      if (bye.all('Proxy-Authorization').length > 0) line.server.reply(bye, 200)
      else
        line.server.reply(bye, 407, {
          headers: { 'Proxy-Authenticate': 'Digest realm="x", nonce="n", algorithm=MD5' },
        })
    })
    await Promise.all([line.phone.hangUp(), settle()])
    expect(line.server.requests('BYE')).toHaveLength(2)
    const acks = line.acks()
    await line.clock.advanceAsync(31_000)
    line.answer()
    await settle()
    expect(line.acks()).toBe(acks + 1)
    expect(line.events).toEqual(['call.established', 'call.ended'])
    expect(line.calls).toEqual([])
  })

  it('E: two devices ring and both answer: the second is acknowledged and hung up, and is seen by nobody', async () => {
    const line = await alice()
    await line.ring('desk')
    await line.ring('mobile')
    line.answer({ tag: 'desk' })
    line.answer({ tag: 'mobile' })
    await settle()
    expect(line.acks()).toBe(2)
    const [bye] = line.server.requests('BYE')
    expect(bye?.get('To')).toContain('tag=mobile')
    expect(line.server.requests('BYE')).toHaveLength(1)
    expect(line.phases).toEqual(['preparing', 'dialing', 'ringing', 'active'])
    expect(line.calls).toHaveLength(1)
  })
})
