import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench } from '../phone-bench.ts'
import { createFlowBench } from './flow-bench.ts'

describe('hold', () => {
  it('twice at once is one request, and both are answered by its fact', async () => {
    const { bench, phone, hold } = await createFlowBench()
    const both = [phone.hold(), phone.hold()]
    expect(bench.count('setHold')).toBe(1)
    hold(true)
    for (const one of both) expect(await bench.state(one)).toMatchObject({ ok: true, settled: 'confirmed' })
  })

  it('then resume at once: one request in flight, the last wish wins, the loser is superseded', async () => {
    const { bench, phone, hold, view } = await createFlowBench()
    const held = phone.hold()
    const resumed = phone.resume()
    expect(await bench.state(held)).toEqual({ ok: false, reason: 'superseded' })
    expect(bench.count('setHold')).toBe(1)
    hold(true)
    expect(view()).toMatchObject({ phase: 'held', hold: { local: { desired: false, pending: true } } })
    expect(bench.asked('setHold').command).toMatchObject({ held: false, from: true })
    hold(false)
    expect(await bench.state(resumed)).toEqual({ ok: true, settled: 'confirmed' })
    expect(view()).toMatchObject({ phase: 'active', onHold: 'no' })
  })

  it('by the far side during our request is independent: both', async () => {
    const { bench, phone, hold, view } = await createFlowBench()
    void phone.hold()
    bench.say('call.holdChanged', 'out-1', { side: 'remote', held: true })
    expect(view()).toMatchObject({ phase: 'active', onHold: 'remote', hold: { local: { pending: true } } })
    hold(true)
    expect(view()).toMatchObject({ phase: 'held', onHold: 'both' })
  })

  it('that the OS did is adopted and not fought', async () => {
    const { bench, hold, view } = await createFlowBench()
    hold(true, { by: 'surface' })
    await settle()
    expect(view()).toMatchObject({ phase: 'held', hold: { local: { desired: true, pending: false, by: 'surface' } } })
    expect(bench.count('setHold')).toBe(0)
  })

  it.each([
    ['the caller, 2.1 to 4.0 s', 'outgoing', 2_100, 4_000],
    ['the called one, 0 to 2.0 s', 'incoming', 0, 2_000],
  ] as const)('refused for glare is asked again by %s', async (_name, direction, least, most) => {
    const waits = new Set<number>()
    for (let seed = 0; seed < 20; seed++) {
      const bench = await createBench({ seed })
      bench.emit({ type: 'call.found', call: bench.subject('c'), direction, phase: 'active', held: false })
      bench.say('call.mediaChanged', 'c', { media: 'connected' })
      void bench.phone.hold()
      await bench.reply('setHold', { ok: false, reason: 'glare' })
      const since = bench.clock.now()
      while (bench.count('setHold') < 2 && bench.clock.now() - since <= most) bench.clock.advance(10)
      expect(bench.count('setHold')).toBe(2)
      const waited = bench.clock.now() - since
      // A wait of nothing is over with the first step of the clock.
      expect(waited).toBeGreaterThanOrEqual(least)
      expect(waited).toBeLessThanOrEqual(most + 10)
      waits.add(waited)
    }
    expect(waits.size).toBeGreaterThan(10)
  })

  it('taken back while it waits for glare is not asked again', async () => {
    const { bench, phone, view } = await createFlowBench()
    const held = phone.hold()
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    expect(await phone.resume()).toMatchObject({ ok: true })
    expect(await bench.state(held)).toMatchObject({ ok: false, reason: 'superseded' })
    bench.clock.advance(10_000)
    expect(bench.count('setHold')).toBe(1)
    expect(view()).toMatchObject({ phase: 'active', hold: { local: { desired: false, pending: false } } })
  })

  it('refused for glare again and again gives up after glareRetries, and says so', async () => {
    const { bench, phone, view } = await createFlowBench()
    const held = phone.hold()
    for (let round = 0; round < 4; round++) {
      await bench.reply('setHold', { ok: false, reason: 'glare' })
      expect(await bench.state(held)).toBe('pending')
      bench.clock.advance(4_000)
    }
    expect(bench.count('setHold')).toBe(5)
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    expect(await bench.state(held)).toMatchObject({ ok: false, reason: 'glare' })
    expect(view()).toMatchObject({ phase: 'active', hold: { local: { desired: false, failed: { reason: 'glare' } } } })
  })

  it('of an ended call is answered by its end', async () => {
    const { bench, phone } = await createFlowBench()
    const held = phone.hold()
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(await bench.state(held)).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'hung-up' } })
  })
})
