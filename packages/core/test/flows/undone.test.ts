import { describe, expect, it } from 'vitest'
import { createSeveralBench } from './several-bench.ts'

const failed = { ok: false, reason: 'failed' } as const

/** Two that are merged, and a split that waits for the transport. */
async function splitting() {
  const bench = await createSeveralBench(2)
  await bench.merged()
  const split = bench.phone.split(bench.id(0))
  await bench.settle()
  bench.hold('out-2', true)
  await bench.settle()
  const from = bench.asks().length
  return { bench, split, since: () => bench.asks().slice(from) }
}

describe('a split that was given up', () => {
  it('is answered as cancelled, and aborted', async () => {
    const { bench, split } = await splitting()
    void bench.phone.cancel()
    expect(await bench.refusal(split)).toBe('cancelled')
    expect(bench.asked('split').signal.aborted).toBe(true)
  })

  it('is not undone when the transport refuses it after all', async () => {
    const { bench, since } = await splitting()
    void bench.phone.cancel()
    await bench.reply('split', failed)
    expect(since().some((ask) => ask.startsWith('merge'))).toBe(false)
  })

  it('is not undone when one of the two has hung up meanwhile', async () => {
    const { bench, since } = await splitting()
    void bench.phone.cancel()
    bench.say('call.ended', 'out-2')
    await bench.reply('split')
    expect(since().some((ask) => ask.startsWith('merge'))).toBe(false)
  })

  it('is not undone while another one is under way', async () => {
    const { bench, since } = await splitting()
    const { index } = bench.asked('split')
    void bench.phone.cancel()
    bench.hold('out-2', false)
    void bench.phone.split(bench.id(0))
    await bench.settle()
    bench.transport.answer(index, { ok: true })
    await bench.settle()
    expect(since().some((ask) => ask.startsWith('merge'))).toBe(false)
  })

  it('that the transport never answers comes to nothing, and is undone if it does so later', async () => {
    const { bench, split, since } = await splitting()
    await bench.clock.advanceAsync(60_000)
    expect(await bench.refusal(split)).toBe('timed-out')
    expect(bench.procedure()).toBeUndefined()
    bench.hold('out-2', false)
    await bench.reply('split')
    expect(since()).toContain('merge out-1 out-2')
  })
})

describe('a merge of two of three', () => {
  async function mergingTwo(policy = {}) {
    const bench = await createSeveralBench(3, { policy })
    const merged = bench.phone.merge([bench.id(0), bench.id(1)])
    await bench.settle()
    return { bench, merged }
  }

  it('takes the third one back when the transport refuses it', async () => {
    const { bench, merged } = await mergingTwo()
    expect(bench.asks()).toEqual(['setHold out-3 true'])
    bench.hold('out-3', true)
    await bench.settle()
    for (const ref of ['out-1', 'out-2']) bench.hold(ref, false)
    await bench.reply('merge', failed)
    expect(await bench.refusal(merged)).toBe('failed')
    expect(bench.asks().slice(-3).sort()).toEqual(['setHold out-1 true', 'setHold out-2 true', 'setHold out-3 false'])
  })

  it('holds nobody back who has hung up meanwhile', async () => {
    const { bench } = await mergingTwo()
    bench.hold('out-3', true)
    await bench.settle()
    for (const ref of ['out-1', 'out-2']) bench.hold(ref, false)
    bench.say('call.ended', 'out-3')
    await bench.reply('merge', failed)
    expect(bench.asks()).not.toContain('setHold out-3 false')
    expect(bench.kinds()).not.toContain('contained-error')
  })

  it('leaves the third one alone where several may talk side by side', async () => {
    const { bench } = await mergingTwo({ oneVoice: false })
    expect(bench.asks()).not.toContain('setHold out-3 true')
  })
})

describe('a split where several may talk side by side', () => {
  it('holds nobody, and asks no hold of whom it leaves alone', async () => {
    const bench = await createSeveralBench(2, { policy: { oneVoice: false } })
    await bench.merged()
    const from = bench.asks().length
    void bench.phone.split(bench.id(0))
    await bench.settle()
    expect(bench.asks().slice(from)).toEqual(['split out-1'])
  })
})
