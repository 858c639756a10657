import type { CallId, Command } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { soundSdp } from '../fixtures/sip-message.fixture.ts'
import { settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

const incoming = {
  callId: '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2' as CallId,
  refs: { 'sip.call-id': 'incoming' },
}
const answer: Command<never> = { type: 'answer', call: incoming, video: false, muted: false }

/** A call that stands, and somebody who may want to take its place. */
async function talking() {
  const phone = await sipPhone()
  const invite = await phone.talk()
  const { server } = phone
  const ours = /tag=(\w+)/.exec(invite.get('From'))?.[1] ?? ''
  const dialog = `${invite.get('Call-ID')};to-tag=${ours};from-tag=far`
  const offer = async (replaces: string | readonly string[]) => {
    server.send('INVITE', { headers: { Replaces: replaces, Require: 'replaces' }, body: soundSdp() })
    await settle()
  }
  const final = () => server.answers('INVITE').at(-1)?.status
  return { ...phone, invite, ours, dialog, offer, final }
}

describe('an INVITE that takes the place of a call', () => {
  it('is offered with the call that it names', async () => {
    const { offer, dialog, of, call, invite } = await talking()
    await offer(dialog)
    expect(of('call.offered')).toMatchObject([
      {
        call: { refs: incoming.refs },
        remote: { address: '7' },
        replaces: { callId: call.callId, refs: { 'sip.call-id': invite.get('Call-ID') } },
      },
    ])
  })

  it('names it in any order and case of the parameters', async () => {
    const { offer, of, invite, ours } = await talking()
    await offer(`${invite.get('Call-ID')} ; From-Tag=far;x=y ;TO-TAG=${ours}`)
    expect(of('call.offered')[0]?.replaces).toBeDefined()
  })

  it('leaves the end of the replaced one to the phone: sip.js would hang up unheard', async () => {
    const { offer, dialog, execute, server, of, call } = await talking()
    await offer(dialog)
    expect(await execute(answer)).toEqual({ ok: true })
    const ok = server.answers('INVITE').at(-1)
    server.send('ACK', { headers: { To: ok?.get('To') ?? '', CSeq: '1 ACK' } })
    await settle()
    expect(of('call.established')).toHaveLength(2)
    expect([server.requests('BYE'), of('call.ended')]).toEqual([[], []])
    await execute({ type: 'hangUp', call, why: 'policy' })
    await settle()
    expect(server.requests('BYE')).toHaveLength(1)
    expect(of('call.ended')).toMatchObject([{ call: { callId: call.callId } }])
  })

  it('is told to be supported', async () => {
    const { invite } = await talking()
    expect(invite.get('Supported')).toMatch(/\breplaces\b/)
  })

  it.each([
    ['nobody knows', (dialog: string) => `x${dialog}`, 481],
    ['has other tags', (dialog: string) => dialog.replace('from-tag=far', 'from-tag=near'), 481],
    [
      'is seen from the wrong side',
      (dialog: string) => dialog.replace(/to-tag=(\w+);from-tag=far/, 'to-tag=far;from-tag=$1'),
      481,
    ],
    ['stands already, where a ringing one is meant', (dialog: string) => `${dialog};early-only`, 486],
    ['is named without tags', (dialog: string) => dialog.split(';')[0] ?? '', 400],
    ['is named with a tag too many', (dialog: string) => `${dialog};to-tag=b`, 400],
    ['is named twice', (dialog: string) => [dialog, dialog], 400],
    ['is named by nothing', () => ';;;', 400],
  ])('is refused where the call %s', async (_what, of3891, status) => {
    const { offer, dialog, final, of } = await talking()
    await offer(of3891(dialog))
    expect(final()).toBe(status)
    expect([of('call.offered'), of('call.ended')]).toEqual([[], []])
  })

  it('is refused where the call is over, or being left', async () => {
    const { offer, dialog, final, server, execute, call, of } = await talking()
    server.on('BYE', () => undefined)
    await execute({ type: 'hangUp', call, why: 'user' })
    await offer(dialog)
    expect(final()).toBe(481)
    expect(of('call.offered')).toEqual([])
  })

  it('is refused where the call is left as soon as the far side confirms our answer', async () => {
    const phone = await sipPhone()
    await phone.ready()
    const { server, execute, of } = phone
    server.send('INVITE', { body: soundSdp() })
    await settle()
    await execute(answer)
    const ok = server.answers('INVITE').at(-1)
    const ours = /tag=(\w+)/.exec(ok?.get('To') ?? '')?.[1]
    await execute({ type: 'hangUp', call: incoming, why: 'user' })
    const headers = { Replaces: `incoming;to-tag=${ours};from-tag=caller`, 'Call-ID': 'another' }
    server.send('INVITE', { headers, body: soundSdp() })
    await settle()
    expect(server.answers('INVITE').at(-1)?.status).toBe(481)
    expect(of('call.offered')).toHaveLength(1)
  })

  it('is refused where the call rings here: whoever takes it up would answer for its user', async () => {
    const phone = await sipPhone()
    await phone.ready()
    const { server, of } = phone
    server.send('INVITE', { body: soundSdp() })
    await settle()
    const ours = /tag=(\w+)/.exec(server.answers('INVITE').at(-1)?.get('To') ?? '')?.[1]
    for (const flag of ['', ';early-only']) {
      const headers = { Replaces: `incoming;to-tag=${ours};from-tag=caller${flag}`, 'Call-ID': `another${flag}` }
      server.send('INVITE', { headers, body: soundSdp() })
      await settle()
      expect(server.answers('INVITE').at(-1)?.status).toBe(481)
    }
    expect(of('call.offered')).toHaveLength(1)
  })

  it('is refused where the call only rings', async () => {
    const phone = await sipPhone()
    await phone.ready()
    const { server } = phone
    server.on('INVITE', (request) => server.reply(request, 180))
    await phone.dial()
    await settle()
    const invite = server.last('INVITE')
    const ours = /tag=(\w+)/.exec(invite.get('From'))?.[1]
    const replaces = `${invite.get('Call-ID')};to-tag=${ours};from-tag=far;early-only`
    server.send('INVITE', { headers: { Replaces: replaces }, body: soundSdp() })
    await settle()
    expect(server.answers('INVITE').at(-1)?.status).toBe(481)
  })
})
