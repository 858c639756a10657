import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench } from '../phone-bench.ts'

describe('an incoming call', () => {
  it('answered just before its ring deadline is not ended by it', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.clock.advance(59_000)
    void bench.phone.answer()
    bench.clock.advance(2_000)
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: true })
    bench.emit({ type: 'call.established', call: bench.subject('in-1') })
    expect(bench.call.phase).toBe('active')
  })

  it('whose answer is refused after the ring deadline ends as not answered', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.clock.advance(59_000)
    const answered = bench.phone.answer()
    bench.clock.advance(2_000)
    bench.transport.answer(bench.asked('answer').index, { ok: false, reason: 'failed' })
    expect(await bench.state(answered)).toMatchObject({ ok: false, reason: 'failed' })
    // It rings on for a whole ring deadline, then leaves, unconfirmed, and lingers.
    bench.clock.advance(70_000)
    expect(bench.calls).toEqual([])
    expect(bench.phone.getSnapshot().log).toMatchObject([{ end: { reason: 'no-answer' }, missed: true }])
  })
})

describe('a second call', () => {
  it('answered with others: end ends a first call that is still connecting', async () => {
    const bench = await createBench()
    await bench.incoming('in-1')
    void bench.phone.answer()
    bench.emit({ type: 'call.connecting', call: bench.subject('in-1') })
    await bench.incoming('in-2', '0907654321')
    const second = bench.calls[1]
    void bench.phone.answer(second?.id, { others: 'end' })
    await settle()
    expect(bench.calls[0]?.phase).toBe('ending')
  })
})

describe('hold', () => {
  it('of a call whose hold was never known is what the SDK reports, whatever is in flight', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.found', call: bench.subject('in-1'), direction: 'incoming', phase: 'active' })
    void bench.phone.hold()
    void bench.phone.resume()
    await settle()
    bench.transport.answer(bench.asked('setHold').index, { ok: false, reason: 'failed' })
    await settle()
    bench.emit({ type: 'call.holdChanged', call: bench.subject('in-1'), side: 'local', held: true })
    expect(bench.call).toMatchObject({ phase: 'held', hold: { local: { actual: true, desired: false } } })
  })
})
