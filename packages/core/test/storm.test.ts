import { hostilePayloads } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench, createTalkingBench } from './phone-bench.ts'

const call = { refs: { 'sip.call-id': 'out-1' } }
const offered = { type: 'call.offered', call: { refs: { 'sip.call-id': 'in-1' } } }

describe('a live phone in a storm of ten thousand mixed facts', () => {
  it('wakes listeners once per real change, bounds what it says, and is right in the end', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('in-1')
    let runs = 0
    bench.phone.subscribe(() => runs++)
    const expected = { muted: false, held: false, remoteHeld: false, changes: 0 }
    const to = (name: 'muted' | 'held' | 'remoteHeld', value: boolean) => {
      if (expected[name] !== value) expected.changes++
      expected[name] = value
    }
    for (let index = 0; index < 10_000; index++) {
      const value = index % 7 < 3
      switch (index % 8) {
        case 0:
          bench.emit({ type: 'call.muteChanged', call, muted: value })
          to('muted', value)
          break
        case 1:
          bench.emit({ type: 'call.holdChanged', call, side: 'local', held: value })
          to('held', value)
          break
        case 2:
          bench.emit({ type: 'call.holdChanged', call, side: 'remote', held: value })
          to('remoteHeld', value)
          break
        case 3:
          bench.emit(hostilePayloads[index % 15]?.make())
          break
        case 4:
          bench.emit({ type: 'call.ringing', call })
          break
        case 5:
          bench.emit({ type: 'call.ended', call: { refs: { 'sip.call-id': `stranger-${index}` } } })
          break
        case 6:
          bench.emit({ type: 'call.qualitySampled', call, sample: { jitterMs: index } })
          break
        default:
          bench.emit(offered)
      }
    }
    expect(expected.changes).toBeGreaterThan(1_000)
    expect(runs).toBe(expected.changes)
    const { muted: actual, held, remoteHeld } = expected
    expect(bench.calls).toMatchObject([
      { phase: held ? 'held' : 'active', mute: { actual }, hold: { local: { actual: held }, remote: remoteHeld } },
      { phase: 'incoming' },
    ])
    // Twenty of each kind in this one second; the rest is counted.
    for (const kind of new Set(bench.kinds())) expect(bench.kinds().filter((one) => one === kind)).toHaveLength(20)
    const { length } = bench.diagnostics
    bench.clock.advance(1_000)
    bench.emit({ type: 'call.ringing', call })
    expect(bench.diagnostics.slice(length)).toMatchObject([{ kind: 'late', suppressed: 1_230 }])
  })

  it('keeps a bounded trace and log of ten thousand calls one after another', async () => {
    const bench = await createBench({ policy: { traceLimit: 1_000, logLimit: 50 } })
    for (let index = 0; index < 10_000; index++) {
      bench.emit({ type: 'call.offered', call: bench.subject(`in-${index}`) })
      bench.emit({ type: 'call.ended', call: bench.subject(`in-${index}`), reason: 'cancelled' })
      bench.clock.advance(100)
    }
    expect(bench.calls.length).toBeLessThanOrEqual(30)
    expect(bench.phone.getSnapshot().log).toHaveLength(50)
    expect(bench.phone.trace().inputs.length).toBeLessThan(1_500)
    bench.clock.advance(64_000)
    expect(bench.calls).toEqual([])
    expect(bench.clock.pending).toBe(0)
  })
})
