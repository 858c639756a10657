import { afterEach, describe, expect, it, vi } from 'vitest'
import { soundSdp } from '../src/fixtures/sip-message.fixture.ts'
import { settle } from '../src/fixtures/sip-phone.fixture.ts'
import { bob } from './support/sip-line.ts'

afterEach(() => vi.unstubAllGlobals())

const held = () => ({ body: soundSdp('far', 'sendonly') })

/** RFC 5407, this side being Bob, who is called. */
describe('RFC 5407 section 3.1, Bob (Moratorium)', () => {
  it('3.1.1: the INVITE comes again after the 200: one call, one ring; it is absorbed (RFC 6026 section 7.1)', async () => {
    const line = await bob()
    void line.phone.answer()
    await settle()
    line.repeatInvite()
    await settle()
    expect(line.said()).toEqual(['100 INVITE', '180 INVITE', '200 INVITE'])
    line.acknowledge()
    await settle()
    expect(line.phases).toEqual(['incoming', 'connecting', 'active'])
    expect(line.calls).toHaveLength(1)
    expect(line.events).toEqual(['call.incoming', 'call.established'])
  })

  it('3.1.2: CANCEL crosses our 200: it cancels nothing; the BYE that follows ends the call', async () => {
    const line = await bob()
    const answered = line.phone.answer()
    await settle()
    line.cancel()
    await settle()
    expect(line.said()).not.toContain('487 INVITE')
    expect(line.call.phase).toBe('connecting')
    line.acknowledge()
    line.within('BYE')
    await settle()
    expect(line.said().slice(-2)).toEqual(['200 CANCEL', '200 BYE'])
    expect(await answered).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'remote' } })
    expect(line.events).toEqual(['call.incoming', 'call.established', 'call.ended'])
  })

  it('3.1.3: BYE in the early dialog crosses our 200: over, and a late ACK opens nothing', async () => {
    const line = await bob()
    void line.phone.answer()
    line.within('BYE')
    await settle()
    line.acknowledge()
    await settle()
    expect(line.call).toMatchObject({ phase: 'ended', end: { by: 'remote' } })
    expect(line.phases).not.toContain('active')
    expect(line.events.filter((event) => event === 'call.ended')).toHaveLength(1)
  })

  it('3.1.4: the ACK is lost, and a re-INVITE that holds comes: it is taken, and nothing ends', async () => {
    const line = await bob()
    void line.phone.answer()
    await settle()
    const before = line.heard
    line.within('INVITE', held())
    await settle()
    expect(line.said(before)).toEqual(['200 INVITE'])
    expect(['connecting', 'active']).toContain(line.call.phase)
    line.acknowledge()
    await settle()
    expect(line.call).toMatchObject({ phase: 'active', hold: { remote: true } })
    expect(line.events).toEqual(['call.incoming', 'call.established'])
  })

  it('3.1.5: our offer in the 200 is not answered yet, and a re-INVITE comes: refused; with the ACK it is active', async () => {
    const line = await bob({})
    void line.phone.answer()
    await settle()
    const before = line.heard
    line.within('INVITE', held())
    await settle()
    // The RFC recommends 491 and allows what sip.js does.
    expect(line.said(before)).toEqual(['500 INVITE'])
    expect(Number(line.server.answers('INVITE').at(-1)?.get('Retry-After'))).toBeLessThanOrEqual(10)
    expect(line.call.phase).toBe('connecting')
    line.acknowledge(soundSdp())
    await settle()
    expect(line.call).toMatchObject({ phase: 'active', hold: { remote: false } })
    line.within('INVITE', held())
    await settle()
    expect(line.call).toMatchObject({ phase: 'active', hold: { remote: true } })
  })

  it('3.1.6: the ACK is lost, and BYE comes: over without having been active', async () => {
    const line = await bob()
    void line.phone.answer()
    await settle()
    line.within('BYE')
    await settle()
    expect(line.said().at(-1)).toBe('200 BYE')
    expect(line.phases).toEqual(['incoming', 'connecting', 'ended'])
    expect(line.call).toMatchObject({ end: { reason: 'hung-up', by: 'remote' }, durationMs: 0 })
    line.acknowledge()
    await settle()
    expect(line.events).toEqual(['call.incoming', 'call.ended'])
  })
})

describe('RFC 5407 section 3.2, Bob (Mortal)', () => {
  it('3.2.1: BYE and BYE cross: ended once, by this side', async () => {
    const line = await bob()
    await line.talk()
    line.server.on('BYE', (bye) => {
      line.within('BYE')
      line.server.reply(bye, 200)
    })
    const before = line.heard
    await Promise.all([line.phone.hangUp(), settle()])
    expect(line.said(before)).toEqual(['BYE', expect.stringMatching(/^(200|481) BYE$/)])
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'local' } })
    expect(line.events).toEqual(['call.incoming', 'call.established', 'call.ended'])
  })

  it('3.2.2: our re-INVITE crosses the BYE of the far side: ended by it, hold says so, its 481 says nothing more', async () => {
    const line = await bob()
    await line.talk()
    line.server.on('INVITE', (reinvite) => {
      line.within('BYE')
      setImmediate(() => line.server.reply(reinvite, 481))
    })
    const held = line.phone.hold()
    await settle()
    expect(await held).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'hung-up', by: 'remote' } })
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'remote' } })
    expect(line.events).toEqual(['call.incoming', 'call.established', 'call.ended'])
  })

  it('3.2.3: our BYE crosses the 200 to our re-INVITE: ended by this side, and never held', async () => {
    const line = await bob()
    await line.talk()
    line.server.on('INVITE', () => undefined)
    const held = line.phone.hold()
    await settle()
    const reinvite = line.server.last('INVITE')
    line.server.on('BYE', (bye) => {
      line.server.reply(reinvite, 200, { body: soundSdp('far', 'recvonly') })
      line.server.reply(bye, 200)
    })
    await Promise.all([line.phone.hangUp(), settle()])
    expect(await held).toMatchObject({ ok: false, reason: 'call-ended' })
    expect(line.phases).toEqual(['incoming', 'connecting', 'active', 'ending', 'ended'])
    expect(line.call).toMatchObject({ end: { reason: 'hung-up', by: 'local' } })
  })

  it('3.2.4: we leave before the ACK: never active, no BYE before the ACK (RFC 3261 section 15), one after', async () => {
    const line = await bob()
    void line.phone.answer()
    await settle()
    const left = line.phone.hangUp()
    await settle()
    expect(line.call.phase).toBe('ending')
    expect(line.said()).not.toContain('BYE')
    line.acknowledge()
    await settle()
    expect(line.said().at(-1)).toBe('BYE')
    expect(await left).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.phases).toEqual(['incoming', 'connecting', 'ending', 'ended'])
    expect(line.call).toMatchObject({ durationMs: 0, end: { by: 'local' } })
  })
})
