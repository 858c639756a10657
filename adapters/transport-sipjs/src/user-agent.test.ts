import { afterEach, describe, expect, it, vi } from 'vitest'
import { ScriptedHandler, settle, sipPhone } from './sip-phone.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

/** A phone that dialled; its server has not answered yet. */
async function dialled(options?: Parameters<typeof sipPhone>[0]) {
  const phone = await sipPhone(options)
  await phone.ready()
  await phone.dial()
  await settle()
  return phone
}

describe('what goes out', () => {
  it('finds its way by the STUN and TURN servers that were given', async () => {
    const turn = { urls: 'turn:turn.example.com', username: 'u', credential: 'c' }
    await dialled({ iceServers: [{ urls: 'stun:stun.example.com' }, turn], iceGatheringTimeoutMs: 700 })
    expect(ScriptedHandler.made[0]?.settings).toMatchObject({
      iceGatheringTimeout: 700,
      peerConnectionConfiguration: { iceServers: [{ urls: 'stun:stun.example.com' }, turn] },
    })
    await dialled()
    expect(ScriptedHandler.made[0]?.settings).toMatchObject({ peerConnectionConfiguration: { iceServers: [] } })
  })

  it('calls an address without the headers that it names', async () => {
    const phone = await sipPhone()
    await phone.ready()
    await phone.dial('sip:101@y.example;user=phone?Route=%3Csip:evil%3E')
    await settle()
    expect(phone.server.last('INVITE').uri).toBe('sip:101@y.example;user=phone')
  })

  it('bears the headers of every request and of this call, which go first', async () => {
    const phone = await sipPhone({ headers: { 'X-Tenant': 'acme', 'X-Queue': '1' } })
    await phone.ready()
    phone.server.answerCalls()
    await phone.dial('101', { headers: { 'x-queue': '7' } })
    await settle()
    await phone.execute({ type: 'ping' })
    await phone.execute({ type: 'setHold', call: phone.call, held: true, from: false })
    await phone.execute({ type: 'hangUp', call: phone.call, why: 'user' })
    await phone.execute({ type: 'signOut' })
    for (const method of ['REGISTER', 'OPTIONS', 'INVITE', 'ACK', 'BYE'] as const) {
      for (const request of phone.server.requests(method)) expect(request.all('X-Tenant'), method).toEqual(['acme'])
    }
    expect(phone.server.requests('REGISTER')).toHaveLength(2)
    const [first, second] = phone.server.requests('INVITE')
    expect(first?.all('X-Queue')).toEqual(['7'])
    expect(second?.all('X-Queue')).toEqual(['1'])
  })

  it('goes by the outbound proxy, with name, contact and agent as asked', async () => {
    const { server } = await dialled({
      outboundProxy: 'sip:proxy.example.com;lr',
      userAgent: 'Acme Desk 7',
      contactParams: { 'pn-provider': 'acme' },
      instanceId: '0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11',
    })
    for (const method of ['REGISTER', 'INVITE'] as const) {
      const request = server.last(method)
      expect(request.all('Route')).toEqual(['<sip:proxy.example.com;lr>'])
      expect(request.get('User-Agent')).toBe('Acme Desk 7')
      expect(request.target).toContain(';transport=ws;pn-provider=acme')
    }
    expect(server.last('REGISTER').get('Contact')).toContain(
      ';reg-id=1;+sip.instance="<urn:uuid:0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11>"',
    )
  })

  it('has none of that where it was not asked for', async () => {
    const { server } = await dialled()
    expect(server.last('INVITE').all('Route')).toEqual([])
    expect(server.last('REGISTER').get('Contact')).not.toContain('reg-id')
    expect(server.last('REGISTER').get('User-Agent')).toContain('SIP.js')
  })
})
