import { describe, expect, it } from 'vitest'
import { createSeveralBench } from './several-bench.ts'

describe('a swap', () => {
  it('given up while the hold is on its way takes the hold back as soon as it has come true', async () => {
    const bench = await createSeveralBench(2)
    void bench.phone.swap()
    await bench.settle()
    void bench.phone.cancel()
    expect(bench.asks()).toEqual(['setHold out-2 true'])
    bench.hold('out-2', true)
    expect(bench.asks()).toEqual(['setHold out-2 true', 'setHold out-2 false'])
    bench.hold('out-2', false)
    expect(bench.phases()).toEqual(['held', 'active'])
  })

  it('given up while the other one is taken back puts both back', async () => {
    const bench = await createSeveralBench(2)
    void bench.phone.swap()
    await bench.settle()
    bench.hold('out-2', true)
    void bench.phone.cancel()
    bench.hold('out-1', false)
    bench.hold('out-2', false)
    bench.hold('out-1', true)
    expect(bench.phases()).toEqual(['held', 'active'])
  })

  it('whose held call hangs up meanwhile gives the line back', async () => {
    const bench = await createSeveralBench(2)
    const swapped = bench.phone.swap()
    await bench.settle()
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(await bench.refusal(swapped)).toBe('call-ended')
    bench.hold('out-2', true)
    expect(bench.asks()).toEqual(['setHold out-2 true', 'setHold out-2 false'])
    bench.hold('out-2', false)
    expect(bench.phases()).toEqual(['ended', 'active'])
  })

  it('goes on when the one that talks hangs up meanwhile', async () => {
    const bench = await createSeveralBench(2)
    const swapped = bench.phone.swap()
    await bench.settle()
    bench.say('call.ended', 'out-2', { reason: 'hung-up', by: 'remote' })
    bench.hold('out-1', false)
    expect(await bench.state(swapped)).toMatchObject({ ok: true })
    expect(bench.phases()).toEqual(['active', 'ended'])
  })

  it('takes back the one that was held last', async () => {
    const bench = await createSeveralBench(3)
    void bench.phone.resume(bench.id(1))
    await bench.settle()
    bench.hold('out-3', true)
    bench.hold('out-2', false)
    void bench.phone.resume(bench.id(0))
    await bench.settle()
    bench.hold('out-2', true)
    bench.hold('out-1', false)
    void bench.phone.swap()
    await bench.settle()
    bench.hold('out-1', true)
    expect(bench.asks().at(-1)).toBe('setHold out-2 false')
  })

  it('that the user changes by a word of their own is superseded', async () => {
    const bench = await createSeveralBench(2)
    const swapped = bench.phone.swap()
    await bench.settle()
    bench.hold('out-2', true)
    void bench.phone.hold(bench.id(0))
    expect(await bench.refusal(swapped)).toBe('superseded')
    expect(bench.asks().at(-1)).toBe('setHold out-2 false')
  })
})
