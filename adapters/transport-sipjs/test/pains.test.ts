import { afterEach, describe, expect, it, vi } from 'vitest'
import { gate } from '../src/fixtures/fake-sip.fixture.ts'
import { soundSdp } from '../src/fixtures/sip-message.fixture.ts'
import { ScriptedHandler, settle } from '../src/fixtures/sip-phone.fixture.ts'
import { alice, bob } from './support/sip-line.ts'

afterEach(() => vi.unstubAllGlobals())

describe('accept and cancel cross (https://github.com/onsip/SIP.js/issues/446)', () => {
  it('on the wire: whoever cancels never talks, and what was answered is hung up', async () => {
    const caller = await alice()
    await caller.ring()
    caller.server.on('CANCEL', (cancel) => {
      caller.answer()
      caller.server.reply(cancel, 200)
    })
    await Promise.all([caller.phone.hangUp(), settle()])
    expect(caller.phases).not.toContain('active')
    expect(caller.said().slice(-2)).toEqual(['ACK', 'BYE'])
    expect(caller.events).toEqual(['call.ended'])
  })

  it('on the wire: a CANCEL while the answer is being made ends the call, and the answer says so', async () => {
    const called = await bob()
    const { passed, open } = gate()
    ScriptedHandler.gathering = passed
    const answered = called.phone.answer()
    await settle()
    called.cancel()
    await settle()
    open()
    expect(await answered).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'cancelled' } })
    expect(called.events).toEqual(['call.incoming', 'call.ended', 'call.missed'])
    expect(called.devices.open).toEqual([])
  })
})

describe('hold is shown but not real (https://github.com/onsip/SIP.js/issues/685)', () => {
  it('a re-INVITE that is refused leaves the call active, and the next one is sent', async () => {
    const line = await alice()
    await line.talk()
    line.server.on('INVITE', (reinvite) => line.server.reply(reinvite, 488))
    expect(await line.phone.hold()).toMatchObject({ ok: false, reason: 'refused', vendor: { code: 488 } })
    expect(line.call).toMatchObject({ phase: 'active', onHold: 'no', can: { hold: true } })
    line.server.answerCalls()
    expect(await line.phone.hold()).toEqual({ ok: true, settled: 'confirmed' })
    expect(line.call.phase).toBe('held')
  })
})

describe('a reload or a change of network loses the call (https://github.com/onsip/SIP.js/issues/1078)', () => {
  it('the WebSocket goes: the call stays, the line comes back by itself, and hold and BYE go over it', async () => {
    const line = await alice()
    await line.talk()
    line.server.socket.cut()
    await settle()
    expect(line.phone.getSnapshot()).toMatchObject({ link: 'down', registration: { state: 'reconnecting' } })
    expect(line.call).toMatchObject({ phase: 'active', cannot: { hold: 'offline' } })
    await line.clock.advanceAsync(5_000)
    await settle()
    expect(line.phone.getSnapshot()).toMatchObject({ link: 'up', registration: { state: 'registered' } })
    line.server.answerCalls()
    expect(await line.phone.hold()).toEqual({ ok: true, settled: 'confirmed' })
    await Promise.all([line.phone.hangUp(), settle()])
    expect(line.server.sockets.length).toBeGreaterThan(1)
    expect(line.server.last('BYE').get('Call-ID')).toBe(line.invite.get('Call-ID'))
    expect(line.events).toEqual(['call.established', 'call.ended'])
  })
})

describe('a transfer has no result (https://github.com/onsip/SIP.js/issues/1069)', () => {
  const over = 'terminated;reason=noresource'
  async function transferring() {
    const line = await alice()
    await line.talk()
    line.server.on('REFER', (refer) => line.server.reply(refer, 202))
    expect(await line.phone.transfer({ to: '102' })).toEqual({ ok: true, settled: 'taken' })
    return line
  }

  it('it succeeds: NOTIFY says so, this side hangs up, and the session is gone', async () => {
    const line = await transferring()
    line.server.progress(line.invite, 'SIP/2.0 180 Ringing')
    await settle()
    expect(line.call).toMatchObject({ phase: 'active', transfer: { to: '102', stage: 'ringing' } })
    line.server.progress(line.invite, 'SIP/2.0 200 OK', over)
    await settle()
    expect(line.server.requests('BYE')).toHaveLength(1)
    expect(line.call).toMatchObject({ phase: 'ended', end: { reason: 'transferred' }, transfer: { stage: 'done' } })
  })

  it('it fails: the reason is shown and the call goes on, able to hold and to transfer again', async () => {
    const line = await transferring()
    line.server.progress(line.invite, 'SIP/2.0 486 Busy Here', over)
    await settle()
    expect(line.call).toMatchObject({
      phase: 'active',
      transfer: { stage: 'failed', reason: 'busy' },
      can: { hold: true, transfer: true },
    })
    expect(line.server.requests('BYE')).toEqual([])
    line.server.on('INVITE', (reinvite) => line.server.reply(reinvite, 200, { body: soundSdp('far', 'recvonly') }))
    expect(await line.phone.hold()).toEqual({ ok: true, settled: 'confirmed' })
  })
})
