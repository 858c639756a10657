import { describe, expect, it } from 'vitest'
import { freezePlain } from './laws/plain.ts'
import { createTalkingBench } from './phone-bench.ts'

describe('a snapshot', () => {
  it('shares what did not change', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('in-1')
    const before = bench.phone.getSnapshot()
    bench.say('call.muteChanged', 'out-1', { muted: true })
    const after = bench.phone.getSnapshot()
    expect(after).not.toBe(before)
    expect(after.calls[0]).not.toBe(before.calls[0])
    expect(after.calls[1]).toBe(before.calls[1])
    for (const key of ['registration', 'permissions', 'audio', 'log'] as const) expect(after[key]).toBe(before[key])
    expect(after.calls[0]?.video.local).toBe(before.calls[0]?.video.local)
    bench.emit({ type: 'permission.changed', permission: 'camera', state: 'granted' })
    expect(bench.phone.getSnapshot().calls).toBe(after.calls)
  })

  it('is plain JSON, and what was published is never changed later', async () => {
    const bench = await createTalkingBench()
    const published: [unknown, string][] = []
    const keep = () => {
      const snapshot = bench.phone.getSnapshot()
      expect(freezePlain(snapshot)).toBeUndefined()
      published.push([snapshot, JSON.stringify(snapshot)])
    }
    bench.phone.subscribe(keep)
    await bench.incoming('in-1')
    void bench.phone.hold()
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    void bench.phone.sendDigits('12')
    bench.say('call.established', 'in-1')
    bench.say('call.ended', 'out-1', { reason: 'hung-up', vendor: { code: 16, detail: { deep: [1] } } })
    bench.say('call.ended', 'in-1', { reason: 'hung-up' })
    bench.clock.advance(10_000)
    expect(published.length).toBeGreaterThan(6)
    for (const [snapshot, json] of published) expect(JSON.stringify(snapshot)).toBe(json)
    expect(bench.kinds()).not.toContain('contained-error')
    const { calls, log } = bench.phone.getSnapshot()
    expect(calls).toEqual([])
    expect(JSON.parse(JSON.stringify(log))).toEqual(log)
  })
})
