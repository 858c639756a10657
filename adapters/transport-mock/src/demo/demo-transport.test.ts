import { createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { asCallId, targetOf } from '../fixture.ts'
import { demoNumbers } from './demo-numbers.ts'
import { createDemoTransport } from './demo-transport.ts'

async function demo(number: string) {
  const clock = createVirtualClock()
  const transport = createDemoTransport({ clock })
  const facts: { type: string; [key: string]: unknown }[] = []
  await transport.start({ emit: (fact) => void facts.push(fact as { type: string }) })
  const signal = new AbortController().signal
  const signIn = transport.execute({ type: 'signIn', credentials: { username: 'me' } }, { signal })
  clock.advance(1_000)
  await signIn
  facts.length = 0
  const outcome = await transport.execute(
    {
      type: 'startCall',
      call: { callId: asCallId('ours'), refs: {} },
      to: number,
      video: false,
      muted: false,
    },
    { signal },
  )
  return { clock, transport, facts, outcome, call: transport.far.last, signal }
}

describe('createDemoTransport', () => {
  it.each([
    ['everybody', 'anything', 'registered'],
    ['nobody with the password wrong', 'wrong', 'failed'],
  ])('signs in %s', async (_, password, state) => {
    const clock = createVirtualClock()
    const transport = createDemoTransport({ clock })
    const facts: unknown[] = []
    await transport.start({ emit: (fact) => void facts.push(fact) })
    const { signal } = new AbortController()
    void transport.execute({ type: 'signIn', credentials: { username: 'me', password } }, { signal })
    await settle()
    clock.runAll()
    expect(facts.at(-1)).toMatchObject({ type: 'registration.changed', state })
  })

  it.each([
    ['101', { sip: 408 }],
    ['103', { sip: 486, q850: 17 }],
    ['404', { sip: 404 }],
    ['480', { sip: 480 }],
    ['486', { sip: 486 }],
    ['503', { sip: 503 }],
    ['603', { sip: 603 }],
    ['850', { reason: 'forbidden', vendor: { code: 850 } }],
  ])('never answers %s', async (number, end) => {
    const { clock, facts, call } = await demo(number)
    clock.runAll()
    expect(call?.end).toMatchObject(end)
    expect(facts.map(({ type }) => type)).not.toContain('call.established')
    expect(facts.at(-1)).toMatchObject({ type: 'call.ended', ...end })
  })

  it.each(['100', '102', '104', '105', '107', '108', '109', '0901234567'])(
    'answers %s and keeps talking',
    async (number) => {
      const { clock, call } = await demo(number)
      clock.runAll()
      expect(call?.stage).toBe('talking')
    },
  )

  it('plays early media before the answer', async () => {
    const { clock, facts } = await demo('102')
    clock.advance(1_000)
    expect(facts.at(-1)).toMatchObject({ type: 'call.ringing', earlyMedia: true })
  })

  it('freezes 5 seconds after the answer for 6 seconds', async () => {
    const { clock, call } = await demo('104')
    const frozen = [6_999, 7_000, 12_999, 13_000].map((at) => {
      clock.advance(at - clock.now() + 1_000)
      return call?.frozen
    })
    expect(frozen).toEqual([false, true, true, false])
  })

  it('holds the phone for 6 seconds', async () => {
    const { clock, facts } = await demo('105')
    clock.runAll()
    expect(facts.filter(({ type }) => type === 'call.holdChanged')).toMatchObject([
      { side: 'remote', held: true },
      { side: 'remote', held: false },
    ])
  })

  it('hangs up 5 seconds after the answer', async () => {
    const { clock, call } = await demo('106')
    clock.runAll()
    expect(call?.end).toEqual({ reason: 'hung-up', by: 'remote' })
  })

  it('falls and recovers in quality', async () => {
    const { clock, transport, facts, call, signal } = await demo('107')
    if (!call) throw new Error('no call')
    const loss = []
    for (const at of [3_250, 12_250, 22_250, 40_000]) {
      clock.advance(at - clock.now() + 1_000)
      await transport.execute({ type: 'sampleQuality', call: targetOf(call) }, { signal })
      clock.advance(200)
      loss.push((facts.at(-1) as { sample?: { lossPercent?: number } }).sample?.lossPercent)
    }
    expect(loss).toEqual([0.4, 4, 18, 0])
  })

  it('does not start a call without the microphone', async () => {
    const { outcome, facts } = await demo('450')
    expect(outcome).toMatchObject({ ok: false, reason: 'permission-denied', permission: 'microphone' })
    expect(facts).toEqual([])
  })
})

describe('demoNumbers', () => {
  it('names each number once', () => {
    const numbers = demoNumbers.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
