import { describe, expect, it } from 'vitest'
import { createTalkingBench } from '../phone-bench.ts'

describe('hold is shown but not real (https://github.com/onsip/SIP.js/issues/685)', () => {
  it('it is pending until a fact, falls back when refused, and can be tried again', async () => {
    const bench = await createTalkingBench()
    const first = bench.phone.hold()
    expect(bench.call).toMatchObject({
      phase: 'active',
      hold: { local: { desired: true, actual: false, pending: true } },
    })
    await bench.reply('setHold', { ok: false, reason: 'failed', vendor: { code: 500 } })
    expect(await bench.state(first)).toMatchObject({ ok: false, reason: 'failed', vendor: { code: 500 } })
    expect(bench.call).toMatchObject({
      phase: 'active',
      can: { hold: true },
      hold: { local: { desired: false, actual: false, pending: false, failed: { reason: 'failed' } } },
    })
    const second = bench.phone.hold()
    await bench.reply('setHold')
    expect(await bench.state(second)).toBe('pending')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(await bench.state(second)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.call).toMatchObject({ phase: 'held', can: { resume: true } })
  })

  it('a resume that is refused leaves the call held, and resume at hand', async () => {
    const bench = await createTalkingBench()
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    const resumed = bench.phone.resume()
    await bench.reply('setHold', { ok: false, reason: 'refused' })
    expect(await bench.state(resumed)).toMatchObject({ ok: false, reason: 'refused' })
    expect(bench.call).toMatchObject({ phase: 'held', can: { resume: true } })
  })
})

describe('local and remote hold are confused (https://github.com/Azure/Communication/issues/146)', () => {
  it('each has its own place, in every order', async () => {
    const bench = await createTalkingBench()
    const seen: unknown[] = []
    const hold = (side: 'local' | 'remote', held: boolean) => {
      bench.say('call.holdChanged', 'out-1', { side, held })
      const { call } = bench
      seen.push('onHold' in call && [call.phase, call.onHold, call.can.resume])
    }
    hold('remote', true)
    hold('local', true)
    hold('remote', false)
    hold('local', false)
    expect(seen).toEqual([
      ['active', 'remote', false],
      ['held', 'both', true],
      ['held', 'local', true],
      ['active', 'no', false],
    ])
  })
})

describe('re-INVITE meets re-INVITE, 491 (https://github.com/pjsip/pjproject/issues/3886)', () => {
  it('the hold stays wished, is asked again within 4 s, and its command waits for that', async () => {
    const bench = await createTalkingBench()
    const held = bench.phone.hold()
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    bench.clock.advance(2_099)
    expect(bench.count('setHold')).toBe(1)
    expect(bench.call).toMatchObject({ phase: 'active', hold: { local: { desired: true, pending: true } } })
    bench.clock.advance(1_901)
    expect(bench.count('setHold')).toBe(2)
    expect(await bench.state(held)).toBe('pending')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(await bench.state(held)).toEqual({ ok: true, settled: 'confirmed' })
  })

  it('the far side that holds first does not end the wish to hold', async () => {
    const bench = await createTalkingBench()
    void bench.phone.hold()
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    bench.say('call.holdChanged', 'out-1', { side: 'remote', held: true })
    bench.clock.advance(4_000)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(bench.call).toMatchObject({ phase: 'held', onHold: 'both' })
    expect(bench.events).toEqual(['call.established'])
  })
})
