import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

/** One call that talks and a second one that rings. */
async function waiting() {
  const bench = await createReadyBench()
  await bench.talking('out-1')
  await bench.incoming('in-2', '0907654321')
  return bench
}
const phases = ({ calls }: { calls: readonly { phase: string }[] }) => calls.map(({ phase }) => phase)

describe('a second incoming call', () => {
  it('waits beside the first and changes nothing of it', async () => {
    const bench = await waiting()
    expect(phases(bench)).toEqual(['active', 'incoming'])
    expect(bench.phone.getSnapshot().currentCallId).toBe(bench.at(0).id)
    expect(bench.count('setHold')).toBe(0)
  })

  it('answered without a word holds the first, and is answered only when that is held', async () => {
    const bench = await waiting()
    const answered = bench.phone.answer(bench.at(1).id)
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-1'), held: true })
    expect(bench.count('answer')).toBe(0)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(bench.count('answer')).toBe(1)
    bench.say('call.established', 'in-2')
    expect(await bench.state(answered)).toEqual({ ok: true, settled: 'confirmed' })
    expect(phases(bench)).toEqual(['held', 'active'])
  })

  it('answered with others: end ends the first before it is answered', async () => {
    const bench = await waiting()
    void bench.phone.answer(bench.at(1).id, { others: 'end' })
    expect(phases(bench)).toEqual(['ending', 'incoming'])
    expect(bench.count('answer')).toBe(0)
    bench.say('call.ended', 'out-1')
    expect(bench.count('answer')).toBe(1)
  })

  it('rings on when the hold of the first is refused', async () => {
    const bench = await waiting()
    const answered = bench.phone.answer(bench.at(1).id)
    await bench.reply('setHold', { ok: false, reason: 'failed' })
    expect(await bench.state(answered)).toMatchObject({ ok: false, reason: 'failed' })
    expect(phases(bench)).toEqual(['active', 'incoming'])
    expect(bench.count('answer')).toBe(0)
  })

  it('that gives up while the first is being held is answered by its end', async () => {
    const bench = await waiting()
    const answered = bench.phone.answer(bench.at(1).id)
    bench.say('call.ended', 'in-2', { reason: 'cancelled', by: 'remote' })
    expect(await bench.state(answered)).toMatchObject({ reason: 'call-ended', end: { reason: 'cancelled' } })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(bench.count('answer')).toBe(0)
  })

  it('while the first one connects: what becomes of it is decided when the second is answered', async () => {
    const bench = await createBench()
    await bench.incoming('in-1')
    bench.say('call.connecting', 'in-1')
    await bench.incoming('in-2', '0907654321')
    expect(phases(bench)).toEqual(['connecting', 'incoming'])
    void bench.phone.answer(bench.at(1).id)
    expect([bench.count('setHold'), bench.count('answer')]).toEqual([0, 0])
    bench.say('call.established', 'in-1')
    expect(bench.count('setHold')).toBe(1)
    bench.say('call.holdChanged', 'in-1', { side: 'local', held: true })
    expect(bench.count('answer')).toBe(1)
  })

  it('declined leaves the first as it was', async () => {
    const bench = await waiting()
    void bench.phone.decline()
    bench.say('call.ended', 'in-2')
    expect(phases(bench)).toEqual(['active', 'ended'])
  })
})

describe('swap', () => {
  it('holds the one that talks, then takes back the other', async () => {
    const bench = await createReadyBench()
    await bench.talking('out-1')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await bench.talking('out-2')
    const swapped = bench.phone.swap()
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-2'), held: true })
    bench.say('call.holdChanged', 'out-2', { side: 'local', held: true })
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-1'), held: false })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: false })
    expect(await bench.state(swapped)).toEqual({ ok: true, settled: 'confirmed' })
    expect(phases(bench)).toEqual(['active', 'held'])
    expect(bench.phone.getSnapshot().currentCallId).toBe(bench.at(0).id)
  })

  it('whose first hold is refused changes nothing', async () => {
    const bench = await createReadyBench()
    await bench.talking('out-1')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await bench.talking('out-2')
    const swapped = bench.phone.swap()
    await bench.reply('setHold', { ok: false, reason: 'failed' })
    expect(await bench.state(swapped)).toMatchObject({ ok: false, reason: 'failed' })
    expect(phases(bench)).toEqual(['held', 'active'])
    expect(bench.count('setHold')).toBe(1)
  })
})

describe('merge and split', () => {
  it('give the calls one group and take it away again, when the SDK took them', async () => {
    const bench = await createReadyBench()
    await bench.talking('out-1')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await bench.talking('out-2')
    const merged = bench.phone.merge()
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: false })
    expect(bench.at(0).groupId).toBeUndefined()
    await bench.reply('merge')
    expect(await merged).toMatchObject({ ok: true, settled: 'taken' })
    expect(bench.at(0).groupId).toBeTypeOf('string')
    expect(bench.at(1).groupId).toBe(bench.at(0).groupId)
    void bench.phone.split(bench.at(0).id)
    bench.say('call.holdChanged', 'out-2', { side: 'local', held: true })
    await bench.reply('split')
    expect(bench.calls.map(({ groupId }) => groupId)).toEqual([undefined, undefined])
  })
})

describe('the current call', () => {
  it('is the active one, else the one under way, else the incoming one, else the one held last', async () => {
    const bench = await createReadyBench()
    const current = () => {
      const { calls, currentCallId } = bench.phone.getSnapshot()
      return calls.findIndex(({ id }) => id === currentCallId)
    }
    expect(current()).toBe(-1)
    await bench.incoming('c0')
    expect(current()).toBe(0)
    bench.say('call.dialed', 'c1')
    expect(current()).toBe(1)
    bench.say('call.offered', 'c2')
    bench.say('call.established', 'c2')
    expect(current()).toBe(2)
    bench.say('call.holdChanged', 'c2', { side: 'local', held: true })
    expect(current()).toBe(1)
    bench.say('call.ended', 'c1')
    expect(current()).toBe(0)
    bench.say('call.ended', 'c0')
    expect(current()).toBe(2)
    bench.say('call.ended', 'c2')
    expect(current()).toBeGreaterThanOrEqual(0)
    bench.clock.advance(3_000)
    expect(current()).toBe(-1)
  })
})
