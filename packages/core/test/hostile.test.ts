import { hostilePayloads } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type Bench, createBench, createReadyBench, createTalkingBench } from './phone-bench.ts'

const call = { refs: { 'sip.call-id': 'out-1' } }
const ended = { type: 'call.ended', call }
const muted = { type: 'call.muteChanged', call }
const sampled = { type: 'call.qualitySampled', call }
const offered = { type: 'call.offered', call: { refs: { 'sip.call-id': 'in-1' } } }

function throwing(key: string, rest: object): object {
  return Object.defineProperty({ ...rest }, key, {
    enumerable: true,
    get() {
      throw new Error('hostile')
    },
  })
}

/** Emits while a call talks: nothing throws, no listener runs, the snapshot is the very same. */
async function expectDropped(facts: readonly unknown[], kind: string, bench?: Bench) {
  const { phone, emit, diagnostics } = bench ?? (await createTalkingBench())
  const before = phone.getSnapshot()
  let runs = 0
  const stop = phone.subscribe(() => runs++)
  for (const fact of facts) {
    const reported = diagnostics.length
    expect(() => emit(fact)).not.toThrow()
    expect(diagnostics.slice(reported).map((diagnostic) => diagnostic.kind)).toEqual([kind])
  }
  expect(phone.getSnapshot()).toBe(before)
  expect(runs).toBe(0)
  stop()
}

describe('a live phone and a hostile fact', () => {
  it.each<[string, readonly unknown[]]>([
    ['1: a fact as JSON text', [JSON.stringify(ended)]],
    ['2: broken JSON', ['{"type":']],
    ['4: what is no boolean', [' 5 ', [5], 'true', '1', 1, {}].map((value) => ({ ...muted, muted: value }))],
    ['7: an unknown type', [{ type: 'call.exploded', call }]],
    ['8: a type of the prototype', ['toString', 'constructor', '__proto__'].map((type) => ({ type, call }))],
    ['10: no fact at all', [null, undefined, [], [ended], () => ended, Symbol('x'), 5n, new Date(0), new Map()]],
    ['15: an end without a subject', [{ type: 'call.ended' }, { type: 'call.ended', call: 'out-1' }]],
    ['25: a getter that throws', [throwing('type', ended), throwing('muted', muted), throwing('call', ended)]],
  ])('%s is dropped with one diagnostic', (_name, facts) => expectDropped(facts, 'invalid'))

  it.each(['486', 4_294_967_301, 4_294_967_782, Number.NaN, Number.POSITIVE_INFINITY, -1, 486.5, [486], true])(
    '3, 5, 6, 18: an end with the code %s ends the call, without the code',
    async (sip) => {
      const bench = await createTalkingBench()
      bench.emit({ ...ended, sip })
      expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'unknown', confirmed: true } })
      expect(bench.call).not.toHaveProperty('end.sip')
      expect(bench.kinds()).toEqual(['invalid'])
    },
  )

  it('9: an incoming call without a number rings', async () => {
    for (const remote of [undefined, {}, { address: '' }, { address: null }]) {
      const bench = await createBench()
      bench.emit({ ...offered, remote })
      expect(bench.calls).toMatchObject([{ phase: 'incoming', remote: {} }])
      expect(bench.diagnostics).toEqual([])
    }
  })

  it('11, 12: an established call is not established again, nor does it ring', async () => {
    const bench = await createTalkingBench()
    const { call: before } = bench
    bench.clock.advance(500)
    await expectDropped([{ type: 'call.established', call }], 'duplicate', bench)
    await expectDropped([{ type: 'call.ringing', call, earlyMedia: true }], 'late', bench)
    expect(bench.call).toBe(before)
  })

  it('13: nothing revives an ended call, for as long as it is remembered', async () => {
    const bench = await createTalkingBench()
    bench.emit(ended)
    for (let second = 0; second < 32; second++) {
      for (const type of ['established', 'ringing', 'found', 'offered', 'dialed'])
        bench.emit({ type: `call.${type}`, call, direction: 'outgoing', phase: 'active' })
      bench.clock.advance(1_000)
    }
    expect(bench.calls).toEqual([])
    expect(bench.events).toEqual(['call.established', 'call.ended'])
    expect(new Set(bench.kinds())).toEqual(new Set(['late']))
  })

  it('14: a fact of an unknown call leaves the active one alone', () => {
    const stranger = { refs: { 'sip.call-id': 'stranger' } }
    const facts = ['established', 'ringing', 'connecting', 'ended'].map((type) => ({
      type: `call.${type}`,
      call: stranger,
    }))
    return expectDropped(facts, 'unknown')
  })

  it('15: without ids a fact means the only call, and with two it is ambiguous and asks the transport', async () => {
    let listed = 0
    const listCalls = () => ({ complete: false, facts: [] as unknown[], listed: ++listed })
    const bench = await createBench({ capabilities: { identity: 'single-call' }, script: { listCalls } })
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '101' } })
    bench.emit({ type: 'call.established', call: {} })
    expect(bench.call.phase).toBe('active')
    bench.emit({ type: 'call.offered', call: {}, remote: { address: '102' } })
    const before = listed
    await expectDropped([{ type: 'call.ended', call: {} }], 'ambiguous', bench)
    expect(listed).toBe(before + 1)
  })

  it('16: an end of no call is no call, and nothing is missed', async () => {
    const bench = await createBench()
    await expectDropped([ended, { type: 'call.ended', call: {} }], 'unknown', bench)
    expect(bench.events).toEqual([])
    expect(bench.phone.getSnapshot().log).toEqual([])
  })

  it('17: of two ends the first one counts', async () => {
    const bench = await createTalkingBench()
    bench.emit({ ...ended, reason: 'cancelled', sip: 487 })
    await expectDropped([{ ...ended, reason: 'hung-up', sip: 200 }], 'duplicate', bench)
    expect(bench.call).toMatchObject({ end: { reason: 'cancelled', sip: 487 } })
  })

  it.each([
    ['mos', 0],
    ['mos', 9.9],
    ['mos', Number.NaN],
    ['mos', '4.2'],
    ['progress', '3'],
    ['progress', -1],
    ['progress', 2 ** 53],
  ])('19, 20: the measure %s %s is dropped, the sample counts', async (name, value) => {
    const bench = await createTalkingBench()
    await expectDropped([{ ...sampled, sample: { jitterMs: 5, [name]: value } }], 'invalid', bench)
    const sample = bench.phone.getQuality(bench.call.id)
    expect(sample).toMatchObject({ jitterMs: 5 })
    expect(sample?.[name as 'mos']).not.toBe(value)
  })

  it('20: no progress is unknown, never steady', async () => {
    const bench = await createTalkingBench()
    for (let second = 0; second < 8; second++) {
      bench.clock.advance(1_000)
      bench.emit({ ...sampled, sample: { jitterMs: 5 } })
    }
    expect(bench.call).toMatchObject({ media: 'unknown' })
  })

  it('22: a number of 10 MB and a name of a million characters are cut before they are kept', async () => {
    const bench = await createBench()
    bench.emit({ ...offered, remote: { address: '1'.repeat(10_000_000), name: 'đ'.repeat(1_000_000) } })
    expect(bench.call.remote).toEqual({ address: '1'.repeat(256), name: 'đ'.repeat(256) })
    expect(JSON.stringify(bench.phone.trace({ scrub: false })).length).toBeLessThan(10_000)
  })

  it('23: prototype keys change no prototype and no call', async () => {
    const bench = await createTalkingBench()
    const text = '{"type":"call.muteChanged","muted":true,"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}'
    bench.emit({ ...JSON.parse(text), call: JSON.parse('{"refs":{"sip.call-id":"out-1","__proto__":"p"}}') })
    expect(bench.call).toMatchObject({ phase: 'active', mute: { actual: true } })
    expect(({} as { x?: unknown }).x).toBeUndefined()
    expect(JSON.stringify(bench.phone.trace({ scrub: false }))).not.toContain('__proto__')
  })

  it('24: a name is shown without overrides, zero-width characters and NUL, and composed', async () => {
    const bench = await createBench()
    bench.emit({ ...offered, remote: { name: '\u202eNguy\u200be\u0302\u0303n\0 \ud83dA\u0301nh' } })
    expect(bench.call.remote).toEqual({ name: 'Nguyễn Ánh' })
  })

  it('25: secrets and numbers in a refused fact are masked in its diagnostic', async () => {
    const bench = await createBench()
    bench.emit({ type: 'oops', password: 'hunter2', fcmToken: 'abc-def', from: '0901234567' })
    const said = JSON.stringify(bench.diagnostics)
    expect(said).not.toMatch(/hunter2|abc-def|0901234567/)
    expect(said).toContain('09****567')
  })

  it.each(hostilePayloads.map(({ name, make }) => [name, make] as const))(
    'the payload %s throws nothing and touches no live call',
    async (_name, make) => {
      const bench = await createTalkingBench()
      const { call: before } = bench
      expect(() => bench.emit(make())).not.toThrow()
      expect(bench.at(0)).toBe(before)
      expect(bench.diagnostics.length).toBeLessThanOrEqual(32)
      expect(bench.kinds()).not.toContain('contained-error')
    },
  )

  it('a clock that goes back an hour and one that slept ten minutes break no call', async () => {
    const bench = await createTalkingBench()
    bench.clock.sleep(600_000)
    bench.clock.advance(0)
    expect(bench.call.phase).toBe('ending')
    let now = 5_000_000
    const clock = { ...bench.clock, now: () => now }
    const other = await createReadyBench({ phone: { clock } })
    await other.talking()
    now -= 3_600_000
    other.emit(ended)
    expect(other.call).toMatchObject({ phase: 'ended', durationMs: 0, establishedAt: 5_000_000 })
  })
})
