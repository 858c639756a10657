import type { CallCommand } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { soundSdp } from '../fixtures/sip-message.fixture.ts'
import { fakeTimers, ScriptedHandler, settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function talking(options?: Parameters<typeof sipPhone>[0]) {
  const phone = await sipPhone(options)
  const invite = await phone.talk()
  const hold = (held: boolean): CallCommand => ({ type: 'setHold', call: phone.call, held, from: !held })
  /** What answers our offers within the call. */
  const answerOffers = (status: number) => phone.server.on('INVITE', (request) => phone.server.reply(request, status))
  const state = () => ScriptedHandler.made[0]?.peerConnection?.signalingState
  return { ...phone, invite, hold, answerOffers, state }
}

describe('an offer within a call', () => {
  it.each([
    [491, 'glare'],
    [488, 'refused'],
    [500, 'refused'],
    [503, 'refused'],
    [302, 'refused'],
  ])('that is refused with %i is taken back, and the next one succeeds', async (status, reason) => {
    const { execute, hold, answerOffers, state, server, of } = await talking()
    answerOffers(status)
    expect(await execute(hold(true))).toMatchObject({ ok: false, reason, vendor: { code: status } })
    expect(state()).toBe('stable')
    server.answerCalls()
    expect(await execute(hold(true))).toEqual({ ok: true })
    expect(of('call.ended')).toEqual([])
    expect(server.requests('BYE')).toEqual([])
  })

  it.each([481, 408])('that is refused with %i ends the call (RFC 3261 section 14.1)', async (status) => {
    const { execute, hold, answerOffers, server, of, devices } = await talking()
    answerOffers(status)
    expect(await execute(hold(true))).toMatchObject({ ok: false })
    await settle()
    expect(of('call.ended')).toMatchObject([
      { reason: 'connection-lost', by: 'network', sip: status, vendor: { code: status } },
    ])
    expect(server.requests('BYE')).toHaveLength(1)
    expect(devices.open).toEqual([])
  })

  it('that nobody answers ends the call, by no status of the server', async () => {
    fakeTimers()
    const { execute, hold, server, of } = await talking()
    server.on('INVITE', () => undefined)
    const outcome = execute(hold(true))
    await vi.advanceTimersByTimeAsync(32_000)
    await settle()
    expect(await outcome).toMatchObject({ ok: false })
    expect(of('call.ended')).toMatchObject([{ reason: 'connection-lost', by: 'network', vendor: { code: 408 } }])
    expect(of('call.ended')[0]).not.toHaveProperty('sip')
    expect(server.requests('BYE')).toHaveLength(1)
  })
})

describe('a request of the far side within a call', () => {
  it('that is of no use here is answered, and changes nothing', async () => {
    const { server, invite, facts } = await talking()
    const before = facts.length
    for (const method of ['OPTIONS', 'MESSAGE', 'NOTIFY', 'UPDATE', 'SUBSCRIBE']) {
      server.within(invite, method, { headers: { Event: 'conference' } })
    }
    await settle()
    const statusOf = (method: string) => server.answers(method).map(({ status }) => status)
    expect([statusOf('OPTIONS'), statusOf('MESSAGE'), statusOf('NOTIFY')]).toEqual([[200], [200], [200]])
    expect([statusOf('UPDATE'), statusOf('SUBSCRIBE')]).toEqual([[405], [501]])
    expect(facts).toHaveLength(before)
  })

  it('of a call that is over is answered with 481', async () => {
    const { server, invite, execute, call } = await talking()
    await execute({ type: 'hangUp', call, why: 'user' })
    server.within(invite, 'INVITE', { body: soundSdp() })
    await settle()
    expect(server.answers('INVITE').map(({ status }) => status)).toEqual([481])
  })

  it('to hang up tells its Reason: the vendor’s code goes before that of the telephone network', async () => {
    const { server, invite, of } = await talking()
    const reasons = ['Q.850;cause=31', 'SIP;cause=850;text="Over the limit"']
    server.within(invite, 'BYE', { headers: { Reason: reasons } })
    await settle()
    expect(of('call.ended')).toMatchObject([
      { reason: 'hung-up', by: 'remote', q850: 31, vendor: { code: 850, message: 'Over the limit', detail: reasons } },
    ])
    expect(server.answers('BYE').map(({ status }) => status)).toEqual([200])
  })

  it('to hang up because the call went on, or was ended, on another device of this user is told as such', async () => {
    const { server, invite, of } = await talking()
    server.within(invite, 'BYE', { headers: { Reason: 'SIP;cause=200;text="Call completed elsewhere"' } })
    await settle()
    expect(of('call.ended')).toMatchObject([{ reason: 'ended-elsewhere', sip: 200 }])
  })

  it('to hang up, at the moment when this side does, ends the call once', async () => {
    const { server, invite, execute, call, of } = await talking()
    server.within(invite, 'BYE')
    server.on('BYE', (request) => server.reply(request, 481))
    await execute({ type: 'hangUp', call, why: 'user' })
    await settle()
    expect(of('call.ended')).toHaveLength(1)
  })
})
