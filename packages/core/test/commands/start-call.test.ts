import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

/** What plain JavaScript may pass. */
const anything = (value: unknown) => value as never

describe('startCall', () => {
  it.each([undefined, null, {}, { to: '' }, { to: ' \u200b' }, { to: 5 }, { to: { userId: '' } }])(
    'of %j is refused as bad-address and shows no call',
    async (request) => {
      const bench = await createReadyBench()
      expect(await bench.phone.startCall(anything(request))).toEqual({ ok: false, reason: 'bad-address' })
      expect(bench.calls).toEqual([])
    },
  )

  it('is refused for what the snapshot says: stopped, not registered, offline, too many calls', async () => {
    const bench = await createBench({ capabilities: { maxCalls: 1 } })
    const expectRefused = async (reason: string) => {
      expect(bench.phone.getSnapshot()).toMatchObject({ canStartCall: false, cannotStartCall: reason })
      expect(await bench.phone.startCall({ to: '101' })).toEqual({ ok: false, reason })
    }
    await expectRefused('not-registered')
    await bench.signIn()
    expect(bench.phone.getSnapshot()).toMatchObject({ canStartCall: true })
    bench.emit({ type: 'network.changed', online: false })
    await expectRefused('offline')
    bench.emit({ type: 'network.changed', online: true })
    bench.emit({ type: 'registration.changed', state: 'registered' })
    await bench.incoming()
    await expectRefused('too-many-calls')
    void bench.phone.stop()
    await expectRefused('stopped')
  })

  it('while the account registers waits for it, and is refused when that fails', async () => {
    for (const state of ['registered', 'failed'] as const) {
      const bench = await createBench()
      void bench.phone.signIn({ username: '100' })
      const placed = bench.phone.startCall({ to: '101' })
      expect(bench.call).toMatchObject({ phase: 'preparing', waitingFor: 'account' })
      expect(bench.count('startCall')).toBe(0)
      bench.emit({ type: 'registration.changed', state, reason: 'credentials' })
      if (state === 'failed') expect(await placed).toEqual({ ok: false, reason: 'not-registered' })
      expect(bench.count('startCall')).toBe(state === 'registered' ? 1 : 0)
    }
  })

  it('refused after a fact is a diagnostic and ends nothing', async () => {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101' })
    bench.say('call.dialed', 'out-1')
    await bench.reply('startCall', { ok: false, reason: 'failed' })
    expect(bench.call.phase).toBe('dialing')
    expect(bench.kinds()).toEqual(['illegal'])
    expect(await bench.state(placed)).toMatchObject({ ok: true, callId: bench.call.id })
  })

  it('taken only after it had timed out is a ghost and is hung up', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    bench.clock.advance(20_000)
    expect(bench.call).toMatchObject({ phase: 'ended', end: { confirmed: false } })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'late-1' } })
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'ghost', call: bench.subject('late-1') })
    expect(bench.kinds()).toEqual(['ghost'])
  })

  it('passes options on untouched, and the app\u2019s own data into views and records, up to 4 kB', async () => {
    const bench = await createReadyBench()
    const options = { headers: ['X: 1'] }
    const extra = { ticket: 7 }
    void bench.phone.startCall({ to: '101', options, extra })
    expect(bench.asked('startCall').command).toMatchObject({ options })
    expect(bench.call).toMatchObject({ extra })
    const big = { to: '101', extra: 'x'.repeat(5_000) }
    expect(await bench.phone.startCall(big)).toEqual({ ok: false, reason: 'bad-extra' })
  })
})
