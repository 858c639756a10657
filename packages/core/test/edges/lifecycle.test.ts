import { createScriptedTransport, createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createPhone, type PortHost } from '../../src/index.ts'
import { createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

/** A transport whose `start` the test ends, and which says so each time it is started or stopped. */
function gatedPhone() {
  const starts: { readonly open: () => void; readonly fail: (fault: unknown) => void }[] = []
  const stops: (() => void)[] = []
  const seen: string[] = []
  const onStart = () => {
    seen.push('start')
    return new Promise<void>((open, fail) => starts.push({ open, fail }))
  }
  const transport = createScriptedTransport({}, { onStart })
  transport.stop = () => {
    seen.push('stop')
    return new Promise<void>((stopped) => stops.push(stopped))
  }
  const clock = createVirtualClock()
  const phone = createPhone({ transport, clock })
  const statuses: string[] = []
  phone.select(
    ({ status }) => status,
    (status) => statuses.push(status),
  )
  return { phone, clock, transport, starts, stops, seen, statuses, status: () => phone.getSnapshot().status }
}

/** The same, ready. */
async function startedPhone() {
  const gated = gatedPhone()
  void gated.phone.start()
  await settle()
  gated.starts[0]?.open()
  await settle()
  return gated
}

describe('start', () => {
  it('of a transport that fails is answered with what it said, and can be asked again', async () => {
    const { phone, starts, stops, status } = gatedPhone()
    const first = phone.start()
    await settle()
    starts[0]?.fail(new Error('no such SDK'))
    expect(await first).toEqual({ ok: false, reason: 'failed', vendor: { message: 'no such SDK' } })
    expect(status()).toBe('idle')
    stops[0]?.()
    const second = phone.start()
    await settle()
    starts[1]?.open()
    expect(await second).toEqual({ ok: true, settled: 'confirmed' })
  })

  it('closes the ports again when it failed', async () => {
    const { phone, starts, seen } = gatedPhone()
    void phone.start()
    await settle()
    starts[0]?.fail('gone')
    await settle()
    expect(seen).toEqual(['start', 'stop'])
  })

  it('that failed leaves no deadline to the next one', async () => {
    const { phone, clock, starts, stops, status } = gatedPhone()
    void phone.start()
    await settle()
    clock.advance(10_000)
    starts[0]?.fail('gone')
    await settle()
    stops[0]?.()
    void phone.start()
    clock.advance(14_999)
    expect(status()).toBe('starting')
    clock.advance(1)
    expect(status()).toBe('idle')
  })

  it('that came too late leaves no outcome to the next one', async () => {
    const { phone, clock, starts, stops, statuses } = gatedPhone()
    const first = phone.start()
    await settle()
    clock.advance(15_000)
    expect(await first).toEqual({ ok: false, reason: 'timed-out' })
    stops[0]?.()
    const second = phone.start()
    await settle()
    starts[0]?.fail('late')
    await settle()
    starts[1]?.open()
    expect(await second).toEqual({ ok: true, settled: 'confirmed' })
    expect(statuses).toEqual(['starting', 'idle', 'starting', 'ready'])
  })

  it('leaves no deadline behind once the phone is ready', async () => {
    const { clock, status } = await startedPhone()
    clock.advance(60_000)
    expect(status()).toBe('ready')
  })

  it('asked twice while the phone stops starts it once', async () => {
    const { phone, stops, starts, seen } = await startedPhone()
    void phone.stop()
    await settle()
    const both = [phone.start(), phone.start()]
    stops[0]?.()
    await settle()
    starts[1]?.open()
    for (const one of both) expect(await one).toEqual({ ok: true, settled: 'confirmed' })
    expect(seen).toEqual(['start', 'stop', 'start'])
  })
})

describe('stop', () => {
  it('of a phone that was never started touches no port', async () => {
    const { phone, seen, statuses, clock } = gatedPhone()
    await phone.stop()
    expect([seen, statuses, clock.pending]).toEqual([[], [], 0])
  })

  it('of a phone that is stopped touches no port again', async () => {
    const bench = await createBench()
    let stops = 0
    const { stop } = bench.transport
    bench.transport.stop = () => {
      stops++
      return stop()
    }
    await bench.phone.stop()
    await bench.phone.stop()
    expect([stops, bench.phone.getSnapshot().status]).toEqual([1, 'stopped'])
  })

  it('asked twice waits for the calls both times', async () => {
    const bench = await createTalkingBench()
    const both = [bench.phone.stop(), bench.phone.stop()]
    for (const one of both) expect(await bench.state(one)).toBe('pending')
    expect(bench.transport.running).toBe(true)
    bench.say('call.ended', 'out-1')
    expect(await Promise.all(both)).toEqual([undefined, undefined])
  })

  it('tells the transport that it is the phone which hangs up, and closes it only then', async () => {
    const bench = await createTalkingBench()
    void bench.phone.stop()
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'policy' })
    bench.clock.advance(4_999)
    await settle()
    expect(bench.transport.running).toBe(true)
    expect(bench.count('hangUp')).toBe(1)
  })

  it('waits for calls that keep coming no longer than twice the deadline of a hang-up', async () => {
    const bench = await createTalkingBench()
    const stopped = bench.phone.stop()
    for (const ref of ['in-1', 'in-2', 'in-3']) {
      bench.clock.advance(3_000)
      bench.say('call.found', ref, { direction: 'incoming', phase: 'active' })
    }
    bench.clock.advance(999)
    expect(await bench.state(stopped)).toBe('pending')
    bench.clock.advance(1)
    expect(await bench.state(stopped)).toBeUndefined()
    expect(bench.transport.running).toBe(false)
  })

  it('ends what still lives when the ports are closed, and nobody said how', async () => {
    const bench = await createTalkingBench()
    const stopped = bench.phone.stop()
    bench.clock.advance(4_000)
    bench.say('call.found', 'in-1', { direction: 'incoming', phase: 'active' })
    bench.clock.advance(4_000)
    bench.say('call.found', 'in-2', { direction: 'incoming', phase: 'active' })
    bench.clock.advance(2_000)
    await stopped
    expect(bench.at(-1)).toMatchObject({ phase: 'ended', end: { confirmed: false } })
    expect(bench.kinds()).not.toContain('contained-error')
  })

  it('leaves no timer behind', async () => {
    const bench = await createReadyBench()
    await bench.phone.stop()
    expect(bench.clock.pending).toBe(0)
  })

  it('leaves no deadline to the next start', async () => {
    const bench = await createReadyBench()
    await bench.phone.stop()
    await bench.phone.start()
    bench.clock.advance(60_000)
    expect(bench.phone.getSnapshot().status).toBe('ready')
  })

  it('that the transport answers too late does not stop the phone that was started since', async () => {
    const { phone, clock, starts, stops, seen, statuses } = await startedPhone()
    void phone.stop()
    await settle()
    clock.advance(5_000)
    const started = phone.start()
    await settle()
    stops[0]?.()
    await settle()
    starts[1]?.open()
    expect(await started).toEqual({ ok: true, settled: 'confirmed' })
    expect(statuses).toEqual(['starting', 'ready', 'stopping', 'stopped', 'starting', 'ready'])
    expect(seen).toEqual(['start', 'stop', 'start'])
  })
})

describe('a port that speaks while the phone is not started', () => {
  it('is not heard after a start that failed', async () => {
    let host: PortHost | undefined
    const transport = createScriptedTransport()
    transport.start = async (to) => {
      host = to
      throw new Error('no such SDK')
    }
    const phone = createPhone({ transport, clock: createVirtualClock() })
    const kinds: string[] = []
    phone.on('diagnostic', ({ kind }) => kinds.push(kind))
    await phone.start()
    host?.emit({ type: 'call.offered', call: { refs: { x: '1' } } })
    expect(phone.getSnapshot().calls).toEqual([])
    expect(kinds).toEqual(['late'])
  })

  it('is heard from the moment it is asked to start', async () => {
    const { phone, transport } = gatedPhone()
    void phone.start()
    await settle()
    transport.emit({ type: 'call.offered', call: { refs: { x: '1' } } })
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'incoming' }])
  })
})
