import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { PhoneEvents, ShowResult } from '../../src/index.ts'
import { withScreen } from './with-screen.ts'

/** A call that is being placed, `out-1`, which the screen has shown so far. */
async function placing() {
  const bench = await withScreen()
  const refusals: PhoneEvents['surface.refused'][] = []
  bench.phone.on('surface.refused', (refusal) => refusals.push(refusal))
  void bench.phone.startCall({ to: '101' })
  await settle()
  await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
  return {
    bench,
    refusals,
    /** From now on it refuses, and is shown something new. */
    async refuse(result: object) {
      bench.surface.answer = () => result as ShowResult
      bench.say('call.remoteChanged', 'out-1', { remote: { name: 'Bob' } })
      await settle()
    },
  }
}

describe('a call that is being placed and that the call screen refuses', () => {
  it.each([
    ['dialing', 'blocked'],
    ['dialing', 'busy'],
    ['ringing', 'blocked'],
    ['ringing', 'busy'],
  ] as const)('is hung up by policy while it is %s: %s', async (phase, reason) => {
    const { bench, refuse } = await placing()
    bench.say(phase === 'dialing' ? 'call.dialed' : 'call.ringing', 'out-1')
    expect(bench.call.phase).toBe(phase)
    await refuse({ ok: false, reason })
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'policy' })
    bench.say('call.ended', 'out-1')
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason, by: 'system' } })
  })

  it('goes on while it is connecting: the far side has answered', async () => {
    const { bench, refusals, refuse } = await placing()
    bench.say('call.connecting', 'out-1')
    expect(bench.call.phase).toBe('connecting')
    await refuse({ ok: false, reason: 'busy' })
    expect([bench.call.phase, bench.count('hangUp')]).toEqual(['connecting', 0])
    expect(refusals).toMatchObject([{ reason: 'busy' }])
  })

  it.each(['offline', 'glare', 'no such word'])(
    'goes on after any other word, which is told as failed: %s',
    async (word) => {
      const { bench, refusals, refuse } = await placing()
      await refuse({ ok: false, reason: word })
      expect(refusals).toEqual([{ callId: bench.call.id, reason: 'failed' }])
      expect(bench.count('hangUp')).toBe(0)
    },
  )
})
