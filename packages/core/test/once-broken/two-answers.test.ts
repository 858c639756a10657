import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type Bench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

const phases = (bench: Bench) => bench.calls.map(({ phase }) => phase)

/** An outgoing call that rings far away, `out-1`. */
async function ringingFarAway(): Promise<Bench> {
  const bench = await createReadyBench()
  void bench.phone.startCall({ to: '101' })
  await settle()
  await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
  bench.say('call.ringing', 'out-1')
  return bench
}

describe('two calls that are answered', () => {
  it('of two rings answered at once the second is given only when the first is held', async () => {
    const bench = await createReadyBench()
    await bench.incoming('a', '0901111111')
    await bench.incoming('b', '0902222222')
    const first = bench.phone.answer(bench.at(0).id)
    const second = bench.phone.answer(bench.at(1).id)
    expect(bench.count('answer')).toBe(1)
    bench.say('call.established', 'a')
    expect(await bench.state(first)).toMatchObject({ ok: true })
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('a'), held: true })
    expect(bench.count('answer')).toBe(1)
    bench.say('call.holdChanged', 'a', { side: 'local', held: true })
    expect(bench.asked('answer').command).toMatchObject({ call: bench.subject('b') })
    bench.say('call.established', 'b')
    expect(await bench.state(second)).toMatchObject({ ok: true })
    expect(phases(bench)).toEqual(['held', 'active'])
  })

  it('one that rings far away is held as soon as it is answered there', async () => {
    const bench = await ringingFarAway()
    await bench.incoming('b', '0902222222')
    void bench.phone.answer(bench.at(1).id)
    bench.say('call.established', 'b')
    expect(bench.count('setHold')).toBe(0)
    bench.say('call.established', 'out-1')
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-1'), held: true })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(phases(bench)).toEqual(['held', 'active'])
  })

  it('one that rings far away is not held for a call that has ended before it was answered there', async () => {
    const bench = await ringingFarAway()
    await bench.incoming('b', '0902222222')
    void bench.phone.answer(bench.at(1).id)
    bench.say('call.established', 'b')
    bench.say('call.ended', 'b')
    bench.say('call.established', 'out-1')
    expect(phases(bench)).toEqual(['active', 'ended'])
    expect(bench.count('setHold')).toBe(0)
  })

  it('one that rings far away is not held for an answer that was refused', async () => {
    const bench = await ringingFarAway()
    await bench.incoming('b', '0902222222')
    void bench.phone.answer(bench.at(1).id)
    await bench.reply('answer', { ok: false, reason: 'failed' })
    bench.say('call.established', 'out-1')
    expect(phases(bench)).toEqual(['active', 'incoming'])
    expect(bench.count('setHold')).toBe(0)
  })

  it('the held one talks on when the second caller gives up while the answer is on its way', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('b', '0902222222')
    const answered = bench.phone.answer(bench.at(1).id)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(bench.count('answer')).toBe(1)
    bench.say('call.ended', 'b', { reason: 'cancelled', by: 'remote' })
    expect(await bench.state(answered)).toMatchObject({ ok: false, reason: 'call-ended' })
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-1'), held: false })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: false })
    expect(bench.at(0)).toMatchObject({ phase: 'active', onHold: 'no' })
  })

  it('the first one talks on when the second caller gives up before its hold was confirmed', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('b', '0902222222')
    const answered = bench.phone.answer(bench.at(1).id)
    bench.say('call.ended', 'b', { reason: 'cancelled', by: 'remote' })
    expect(await bench.state(answered)).toMatchObject({ ok: false, reason: 'call-ended' })
    expect(bench.count('answer')).toBe(0)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-1'), held: false })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: false })
    expect(bench.at(0)).toMatchObject({ phase: 'active', onHold: 'no' })
  })
})
