import { afterEach, describe, expect, it, vi } from 'vitest'
import { soundSdp } from '../src/fixtures/sip-message.fixture.ts'
import { settle } from '../src/fixtures/sip-phone.fixture.ts'
import { alice } from './support/sip-line.ts'

afterEach(() => vi.unstubAllGlobals())

/** RFC 5407, this side being Alice, who places the call. */
describe('RFC 5407 section 3.1, Alice (Moratorium)', () => {
  it('3.1.1: the 180 is lost and the INVITE was answered meanwhile: one call, active', async () => {
    const line = await alice()
    line.answer()
    line.answer()
    await settle()
    expect(line.phases).toEqual(['preparing', 'dialing', 'active'])
    expect(line.acks()).toBe(2)
    expect(line.events).toEqual(['call.established'])
  })

  it('3.1.2: CANCEL and 200 cross: never active, acknowledged, and hung up', async () => {
    const line = await alice()
    await line.ring()
    line.server.on('CANCEL', (cancel) => {
      line.answer()
      line.server.reply(cancel, 200)
    })
    const before = line.heard
    const left = line.phone.hangUp()
    await settle()
    expect(line.said(before)).toEqual(['CANCEL', 'ACK', 'BYE'])
    expect(line.phases).toEqual(['preparing', 'dialing', 'ringing', 'ending', 'ended'])
    expect(line.call).toMatchObject({ end: { reason: 'cancelled', by: 'local' }, durationMs: 0 })
    expect(await left).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.events).toEqual(['call.ended'])
  })

  // A caller of this kind never sends a BYE in an early dialog; what it may meet is that of the far side.
  it('3.1.3: what arrives of an early dialog after the user left opens nothing', async () => {
    const line = await alice()
    await line.ring()
    void line.phone.hangUp()
    await settle()
    line.server.reply(line.invite, 487)
    await settle()
    line.answer()
    await settle()
    expect(line.phases).toEqual(['preparing', 'dialing', 'ringing', 'ending', 'ended'])
    expect(line.calls).toHaveLength(1)
    expect(line.call).toMatchObject({ end: { reason: 'cancelled', by: 'local', sip: 487 } })
  })

  it('3.1.4: the ACK is lost and a re-INVITE crosses the 200 that comes again: held', async () => {
    const line = await alice()
    await line.talk()
    line.server.on('INVITE', (reinvite) => {
      line.answer()
      line.server.reply(reinvite, 200, { body: soundSdp('far', 'recvonly') })
    })
    const held = line.phone.hold()
    await settle()
    expect(await held).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.phases.slice(-2)).toEqual(['active', 'held'])
    // The first 200 once more, and that to the re-INVITE.
    expect(line.acks()).toBe(3)
    expect(line.events).toEqual(['call.established'])
  })

  it('3.1.5: the far side still waits for the first ACK and refuses the re-INVITE, 491: asked again, held', async () => {
    const line = await alice()
    await line.talk()
    line.server.on('INVITE', (reinvite) => {
      line.answer()
      line.server.reply(reinvite, 491)
    })
    const held = line.phone.hold()
    await settle()
    expect(line.call).toMatchObject({ phase: 'active', hold: { local: { desired: true, pending: true } } })
    line.server.answerCalls()
    await line.clock.advanceAsync(4_000)
    await settle()
    expect(await held).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.phases.at(-1)).toBe('held')
    expect(line.events).toEqual(['call.established'])
  })

  it('3.1.6: BYE crosses the 200 that comes again: over, and not opened anew', async () => {
    const line = await alice()
    await line.talk()
    line.server.on('BYE', (bye) => {
      line.answer()
      line.server.reply(bye, 200)
    })
    await Promise.all([line.phone.hangUp(), settle()])
    line.answer()
    await settle()
    expect(line.phases.slice(-3)).toEqual(['active', 'ending', 'ended'])
    expect(line.call).toMatchObject({ end: { reason: 'hung-up', by: 'local' } })
    expect(line.events).toEqual(['call.established', 'call.ended'])
  })
})

describe('RFC 5407 section 3.2, Alice (Mortal)', () => {
  it('3.2.1: BYE and BYE cross: ended once, by this side', async () => {
    const line = await alice()
    await line.talk()
    line.server.on('BYE', (bye) => {
      line.server.within(line.invite, 'BYE')
      line.server.reply(bye, 200)
    })
    const before = line.heard
    await Promise.all([line.phone.hangUp(), settle()])
    expect(line.said(before)).toEqual(['BYE', expect.stringMatching(/^(200|481) BYE$/)])
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'local' } })
    expect(line.events).toEqual(['call.established', 'call.ended'])
  })

  it('3.2.2: BYE crosses a re-INVITE: 481, and no hold of the far side is shown', async () => {
    const line = await alice()
    await line.talk()
    const holds: unknown[] = []
    line.phone.select(
      ({ calls: [call] }) => call && 'hold' in call && call.hold.remote,
      (held) => holds.push(held),
    )
    line.server.on('BYE', (bye) => {
      line.server.within(line.invite, 'INVITE', { body: soundSdp('far', 'sendonly') })
      line.server.reply(bye, 200)
    })
    const before = line.heard
    await Promise.all([line.phone.hangUp(), settle()])
    expect(line.said(before)).toContain('481 INVITE')
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'local' } })
    expect(holds).not.toContain(true)
  })

  it('3.2.3: the far side holds and hangs up before our 200 reaches it: ended by the far side', async () => {
    const line = await alice()
    await line.talk()
    const before = line.heard
    line.server.within(line.invite, 'INVITE', { body: soundSdp('far', 'sendonly') })
    line.server.within(line.invite, 'BYE')
    await settle()
    expect(line.said(before)).toContain('200 BYE')
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'remote' } })
    expect(line.events).toEqual(['call.established', 'call.ended'])
  })

  it('3.2.4: ACK crosses the BYE of the far side: active, then ended', async () => {
    const line = await alice()
    await line.ring()
    line.answer()
    line.server.within(line.invite, 'BYE')
    await settle()
    expect(line.said()).toContain('200 BYE')
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'remote' } })
    expect(line.events.filter((event) => event === 'call.ended')).toHaveLength(1)
  })
})
