import { afterEach, describe, expect, it, vi } from 'vitest'
import { soundSdp } from '../src/fixtures/sip-message.fixture.ts'
import { settle } from '../src/fixtures/sip-phone.fixture.ts'
import { bob } from './support/sip-line.ts'

afterEach(() => vi.unstubAllGlobals())

const held = () => ({ body: soundSdp('far', 'sendonly') })

/** RFC 5407, this side being Bob, who is called. */
describe('RFC 5407 section 3.3, Bob (other races)', () => {
  it('3.3.1: re-INVITE meets re-INVITE: both 491; who does not own the Call-ID asks again within 2.0 s', async () => {
    const line = await bob()
    await line.talk()
    line.server.on('INVITE', (reinvite) => {
      line.within('INVITE', held())
      setImmediate(() => line.server.reply(reinvite, 491))
    })
    const before = line.heard
    const ours = line.phone.hold()
    await settle()
    expect(line.said(before)).toContain('491 INVITE')
    expect(line.call).toMatchObject({ phase: 'active', onHold: 'no', hold: { local: { pending: true } } })
    line.server.answerCalls()
    await line.clock.advanceAsync(2_000)
    await settle()
    expect(await ours).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.phases.slice(-2)).toEqual(['active', 'held'])
  })

  it.each([
    ['with a description', held().body],
    ['that only refreshes', ''],
  ])('3.3.2: UPDATE %s meets our re-INVITE: refused, unseen, and the hold goes through', async (_name, body) => {
    const line = await bob()
    await line.talk()
    line.server.on('INVITE', (reinvite) => {
      line.within('UPDATE', { body })
      setImmediate(() => line.server.reply(reinvite, 200, { body: soundSdp('far', 'recvonly') }))
    })
    const ours = line.phone.hold()
    await settle()
    expect(line.server.answers('UPDATE')).toHaveLength(1)
    expect(await ours).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.call).toMatchObject({ phase: 'held', onHold: 'local' })
  })

  it('3.3.3: our REFER crosses the BYE of the far side: ended, and the transfer has failed', async () => {
    const line = await bob()
    await line.talk()
    line.server.on('REFER', (refer) => {
      line.within('BYE')
      setImmediate(() => line.server.reply(refer, 481))
    })
    const transferred = line.phone.transfer({ to: '102' })
    await settle()
    expect(await transferred).toMatchObject({ ok: false })
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'remote' } })
    expect(line.events.filter((event) => event === 'call.ended')).toHaveLength(1)
  })
})

describe('RFC 5407 appendices, Bob', () => {
  it('A: BYE in the early dialog of a fork: this device stops ringing', async () => {
    const line = await bob()
    line.within('BYE')
    await settle()
    expect(line.said()).toContain('200 BYE')
    expect(line.phases).toEqual(['incoming', 'ended'])
    expect(line.call).toMatchObject({ end: { reason: 'cancelled', by: 'remote' } })
    expect(line.events).toEqual(['call.incoming', 'call.ended', 'call.missed'])
  })

  it('B: our re-INVITE stays unanswered, and BYE comes: ended by the far side, and nothing after it', async () => {
    const line = await bob()
    await line.talk()
    line.server.on('INVITE', () => undefined)
    const ours = line.phone.hold()
    await settle()
    const reinvite = line.server.last('INVITE')
    line.within('BYE')
    await settle()
    expect(await ours).toMatchObject({ ok: false, reason: 'call-ended' })
    const shown = line.phone.getSnapshot()
    line.server.reply(reinvite, 481)
    await settle()
    expect(line.phone.getSnapshot()).toBe(shown)
    expect(line.call).toMatchObject({ end: { reason: 'hung-up', by: 'remote' } })
  })

  it('C: CANCEL while it rings: 487, cancelled, missed', async () => {
    const line = await bob()
    line.cancel()
    await settle()
    expect(line.said()).toEqual(['100 INVITE', '180 INVITE', '200 CANCEL', '487 INVITE'])
    expect(line.phases).toEqual(['incoming', 'ended'])
    expect(line.call).toMatchObject({ end: { reason: 'cancelled', by: 'remote' } })
    expect(line.events).toEqual(['call.incoming', 'call.ended', 'call.missed'])
  })

  it('C: CANCEL when it talks changes nothing', async () => {
    const line = await bob()
    await line.talk()
    const shown = line.phone.getSnapshot()
    line.cancel()
    await settle()
    expect(line.phone.getSnapshot()).toBe(shown)
  })

  it('D: what comes of the call 31 s after its end opens nothing', async () => {
    const line = await bob()
    await line.talk()
    line.within('BYE')
    await settle()
    await line.clock.advanceAsync(31_000)
    line.acknowledge()
    line.within('INVITE', held())
    line.repeatInvite()
    await settle()
    expect(line.calls).toEqual([])
    expect(line.events).toEqual(['call.incoming', 'call.established', 'call.ended'])
  })

  it('E: another fork of the same call is another INVITE with the same Call-ID: this phone rings once', async () => {
    const line = await bob()
    line.server.send('INVITE', { body: soundSdp() })
    await settle()
    expect(line.calls).toHaveLength(1)
    expect(line.events).toEqual(['call.incoming'])
  })
})
