import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('stop', () => {
  it('hangs up every call, waits for it, then stops the transport; later facts and commands are refused', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('in-1')
    const stopped = bench.phone.stop()
    expect(bench.phone.getSnapshot().status).toBe('stopping')
    expect(bench.count('hangUp')).toBe(2)
    bench.say('call.ended', 'out-1')
    expect(await bench.state(stopped)).toBe('pending')
    bench.clock.advance(5_000)
    await settle()
    await stopped
    expect(bench.phone.getSnapshot()).toMatchObject({ status: 'stopped', registration: { state: 'signed-out' } })
    expect(bench.transport.running).toBe(false)
    bench.emit({ type: 'call.offered', call: {} })
    expect(bench.kinds()).toContain('late')
    expect(bench.calls.every(({ phase }) => phase === 'ended')).toBe(true)
  })

  it('does not wait for ever for a transport that never stops', async () => {
    const bench = await createBench()
    bench.transport.stop = () => new Promise(() => {})
    const stopped = bench.phone.stop()
    bench.clock.advance(5_000)
    await stopped
    expect(bench.phone.getSnapshot().status).toBe('stopped')
  })

  it('of a phone that was never started does nothing; twice is once', async () => {
    const bench = await createTalkingBench()
    const both = [bench.phone.stop(), bench.phone.stop()]
    expect(bench.count('hangUp')).toBe(1)
    bench.say('call.ended', 'out-1')
    await Promise.all(both)
    await bench.phone.stop()
    expect(bench.phone.getSnapshot().status).toBe('stopped')
  })

  it('can be followed by another start, and calls work again', async () => {
    const bench = await createReadyBench()
    await bench.phone.stop()
    expect(await bench.phone.start()).toEqual({ ok: true, settled: 'confirmed' })
    expect(await bench.phone.startCall({ to: '101' })).toEqual({ ok: false, reason: 'not-registered' })
    await bench.signIn()
    expect(await bench.talking()).toMatchObject({ phase: 'active' })
  })

  it('while the transport starts: neither its late answer nor its old deadline touches the next start', async () => {
    const opens: (() => void)[] = []
    const script = { onStart: () => new Promise<void>((open) => opens.push(open)) }
    const bench = await createBench({ script })
    const first = bench.phone.stop()
    await first
    bench.clock.advance(10_000)
    const second = bench.phone.start()
    await settle()
    opens[0]?.()
    expect(await bench.state(second)).toBe('pending')
    bench.clock.advance(10_000)
    expect(bench.phone.getSnapshot().status).toBe('starting')
    opens[1]?.()
    expect(await bench.state(second)).toEqual({ ok: true, settled: 'confirmed' })
  })
})
