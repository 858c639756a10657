import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

describe('one outgoing call', () => {
  it('is shown at once and goes through its life', async () => {
    const bench = await createBench()
    await bench.signIn()
    const call = await bench.talking()
    expect(call.phase).toBe('active')
    const ended = bench.phone.hangUp()
    expect(bench.call.phase).toBe('ending')
    bench.emit({ type: 'call.ended', call: bench.subject('out-1'), reason: 'hung-up', by: 'local' })
    expect(await ended).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'local', confirmed: true } })
    expect(bench.events).toEqual(['call.established', 'call.ended'])
    expect(bench.phone.getSnapshot().log).toHaveLength(1)
  })
})
