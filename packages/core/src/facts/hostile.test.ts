import { describe, expect, it } from 'vitest'
import { parseFact } from './parse.ts'

/** The hostile inputs that a single fact can be; storms, order and identity are tested where the phone is. */
const call = { callId: 'c-1' }
const ended = { type: 'call.ended', call }
const offered = { type: 'call.offered', call }
const muted = { type: 'call.muteChanged', call }
const invalid = { ok: false, message: expect.any(String) }
const bare = (fact: object, ...notes: readonly string[]) => ({ ok: true, value: fact, notes })

const throwing = (key: string, rest: object) =>
  Object.defineProperty({ ...rest }, key, {
    enumerable: true,
    get() {
      throw new Error('hostile')
    },
  })
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe('a hostile fact', () => {
  it('1: a JSON text of a fact is refused; reading it is the adapter’s work', () => {
    expect(parseFact(JSON.stringify(ended))).toMatchObject(invalid)
  })

  it('2: broken JSON is refused', () => {
    expect(parseFact('{"type":')).toMatchObject(invalid)
  })

  it('3: a code as text is dropped, the end stays', () => {
    expect(parseFact({ ...ended, sip: '486' })).toEqual(bare(ended, 'sip'))
  })

  it.each([[' 5 '], [[5]], ['true'], ['1'], [1], [{}]])('4: %j is no boolean; the fact is refused', (value) => {
    expect(parseFact({ ...muted, muted: value })).toMatchObject({ ok: false, message: "'muted' is missing or wrong" })
  })

  it('4: an array with the name of a fact is no type', () => {
    expect(parseFact({ ...ended, type: ['call.ended'] })).toMatchObject(invalid)
  })

  it('5: the code 4294967301 (5 modulo 2³²) is dropped, the end stays', () => {
    expect(parseFact({ ...ended, sip: 4294967301, q850: 4294967312 })).toEqual(bare(ended, 'sip', 'q850'))
  })

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [-1], [486.5], [99], [700], [0], [486n], [[486]], [true]])(
    '6: the code %s is dropped, the end stays',
    (sip) => {
      expect(parseFact({ ...ended, sip })).toEqual(bare(ended, 'sip'))
    },
  )

  it('7: an unknown type is refused and says so', () => {
    expect(parseFact({ type: 'call.exploded', call })).toMatchObject({
      ok: false,
      message: "'type' is missing or unknown",
      input: { type: 'call.exploded' },
    })
  })

  it('7: an unknown word in a required field refuses the fact, in an optional one it is dropped', () => {
    expect(parseFact({ type: 'call.mediaChanged', call, media: 'soggy' })).toMatchObject(invalid)
    expect(parseFact({ ...ended, reason: 'bored' })).toEqual(bare(ended, 'reason'))
  })

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])('8: the type %s is unknown', (type) => {
    expect(parseFact({ type, call })).toMatchObject(invalid)
  })

  it('9: an incoming call without a number is taken', () => {
    expect(parseFact(offered)).toEqual({ ok: true, value: offered })
    expect(parseFact({ ...offered, remote: { address: '' } })).toEqual({ ok: true, value: { ...offered, remote: {} } })
  })

  it.each([[null], [undefined], [[]], [[ended]], [() => ended], [Symbol('x')], [5n], [0], [new Date(0)], [new Map()]])(
    '10: %s is refused',
    (raw) => {
      expect(parseFact(raw)).toMatchObject(invalid)
    },
  )

  it('11 to 14, 16, 17: the same fact twice is read twice alike; which one counts is the phone’s decision', () => {
    expect(parseFact(ended)).toEqual(parseFact(ended))
  })

  it.each([[''], [null], [undefined]])('15: an empty call id %j is a missing one', (callId) => {
    expect(parseFact({ type: 'call.ended', call: { callId, refs: { a: '' } } })).toEqual({
      ok: true,
      value: { type: 'call.ended', call: { refs: {} } },
    })
  })

  it('15: a fact of a call without a subject is refused', () => {
    expect(parseFact({ type: 'call.ended' })).toMatchObject({ ok: false, message: "'call' is missing or wrong" })
    expect(parseFact({ type: 'call.ended', call: 'c-1' })).toMatchObject(invalid)
  })

  it('18: a vendor code is kept as number or text, never as anything else', () => {
    expect(parseFact({ ...ended, vendor: { code: '486' } })).toEqual({
      ok: true,
      value: { ...ended, vendor: { code: '486' } },
    })
    expect(parseFact({ ...ended, vendor: { code: { n: 1 }, message: ['x'] } })).toEqual(
      bare({ ...ended, vendor: {} }, 'vendor.code', 'vendor.message'),
    )
  })

  it('19: a mean opinion score of 0, 9.9, NaN or "4.2" is dropped, the other numbers stay', () => {
    for (const mos of [0, 9.9, Number.NaN, '4.2']) {
      expect(parseFact({ type: 'call.qualitySampled', call, sample: { mos, jitterMs: 5 } })).toEqual(
        bare({ type: 'call.qualitySampled', call, sample: { jitterMs: 5 } }, 'sample.mos'),
      )
    }
  })

  it('19: negative, endless and too large numbers of a sample are dropped', () => {
    const sample = { jitterMs: -1, roundTripMs: Number.POSITIVE_INFINITY, lossPercent: 101, packets: 2 ** 53 }
    expect(parseFact({ type: 'call.qualitySampled', call, sample })).toMatchObject({ ok: true, value: { sample: {} } })
  })

  it('20: progress of undefined is unknown; "3", −1 and 2⁵³ are dropped, also inside a record', () => {
    const sampled = { type: 'call.qualitySampled', call, sample: {} }
    expect(parseFact({ ...sampled, sample: { progress: undefined } })).toEqual({ ok: true, value: sampled })
    for (const progress of ['3', -1, 2 ** 53, [1]]) {
      expect(parseFact({ ...sampled, sample: { progress } })).toEqual(bare(sampled, 'sample.progress'))
    }
    const progress = { a: '3', b: -1, c: 2 ** 53, d: 7 }
    expect(parseFact({ ...sampled, sample: { progress } })).toMatchObject({ value: { sample: { progress: { d: 7 } } } })
  })

  it('21: ten thousand hostile facts leave nothing behind in each other', () => {
    for (let index = 0; index < 10_000; index++)
      parseFact({ type: `call.${index}`, call: { refs: { [index]: index } } })
    expect(parseFact(ended)).toEqual({ ok: true, value: ended })
  })

  it('22: a number of 10 MB and a name of a million characters are cut to 256', () => {
    const parsed = parseFact({ ...offered, remote: { address: '1'.repeat(10_000_000), name: 'đ'.repeat(1_000_000) } })
    expect(parsed).toEqual({
      ok: true,
      value: { ...offered, remote: { address: '1'.repeat(256), name: 'đ'.repeat(256) } },
    })
  })

  it('22: a thousand junk entries do not hide the fact, nor do a key and an array of 10 MB', () => {
    const junk = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`junk${index}`, { index }]))
    expect(parseFact({ ...ended, vendor: { detail: junk, code: 9 }, ['k'.repeat(10_000_000)]: 1 })).toMatchObject({
      ok: true,
      value: { ...ended, vendor: { code: 9 } },
    })
    expect(parseFact({ ...ended, bytes: new Uint8Array(10_000_000) })).toEqual({ ok: true, value: ended })
  })

  it('23: prototype keys neither enter the fact nor change any prototype', () => {
    const raw = JSON.parse(`{
      "type": "call.ended", "__proto__": { "x": 1 }, "constructor": { "prototype": { "x": 1 } },
      "call": { "refs": { "__proto__": "p", "constructor": "c", "a": "1" } },
      "vendor": { "detail": { "__proto__": { "x": 1 }, "y": 2 } }
    }`)
    const parsed = parseFact(raw)
    expect(parsed).toEqual({
      ok: true,
      value: { type: 'call.ended', call: { refs: { a: '1' } }, vendor: { detail: { y: 2 } } },
    })
    expect(JSON.stringify(parsed)).not.toContain('__proto__')
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it('23: inherited fields are not read', () => {
    expect(parseFact(Object.create(ended))).toMatchObject(invalid)
  })

  it('24: a name loses overrides, zero-width characters, NUL and lone surrogates and is composed', () => {
    const name = `\u202eNguy\u200be\u0302\u0303n\0 \ud83dA\u0301nh 👩‍👩‍👧`
    expect(parseFact({ ...offered, remote: { name } })).toMatchObject({
      value: { remote: { name: 'Nguyễn Ánh 👩‍👩‍👧' } },
    })
  })

  it('25: secrets and numbers in a refused fact are masked', () => {
    const raw = {
      type: 'oops',
      sip: { password: 'hunter2' },
      fcmToken: 'abc',
      text: 'password=hunter2',
      from: '0901234567',
    }
    const shown = JSON.stringify(parseFact(raw))
    expect(shown).not.toMatch(/hunter2|abc|0901234567/)
    expect(shown).toContain('09****567')
  })

  it('25: a getter that throws loses its field; a required one loses the fact', () => {
    expect(parseFact(throwing('sip', ended))).toEqual(bare(ended, 'sip'))
    expect(parseFact(throwing('muted', muted))).toMatchObject(invalid)
    expect(parseFact(throwing('type', { call }))).toMatchObject(invalid)
  })

  it('25: a Proxy is read as far as it lets itself be read', () => {
    expect(parseFact(new Proxy({ ...ended }, {}))).toEqual({ ok: true, value: ended })
    expect(parseFact(revoked())).toMatchObject(invalid)
    expect(parseFact({ ...ended, vendor: revoked() })).toEqual(bare(ended, 'vendor'))
    expect(parseFact({ ...ended, call: revoked() })).toMatchObject(invalid)
  })

  it('25: a Proxy that answers differently each time gives one consistent fact', () => {
    let reads = 0
    const changing = new Proxy(
      { ...muted, muted: true },
      { get: (target, key) => (key === 'muted' ? reads++ < 1 : Reflect.get(target, key)) },
    )
    expect(parseFact(changing)).toEqual({ ok: true, value: { ...muted, muted: true } })
  })

  it('a cycle and an endless structure come to an end', () => {
    const cycle: Record<string, unknown> = { ...ended }
    cycle.call = { ...call, cycle }
    cycle.vendor = { detail: cycle }
    expect(parseFact(cycle)).toMatchObject({ ok: true, value: ended })
    const endless: object = new Proxy(
      {},
      {
        ownKeys: () => ['a', 'b'],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
        get: () => endless,
      },
    )
    expect(parseFact(endless)).toMatchObject(invalid)
  })

  it('an instance of a class is read by its own fields', () => {
    class Ended {
      type = 'call.ended'
      call = call
      get sip() {
        return 486
      }
    }
    expect(parseFact(new Ended())).toEqual({ ok: true, value: ended })
  })

  it('is refused, not thrown, where a polluted Object.prototype stands in the way', () => {
    Object.defineProperty(Object.prototype, 'sip', { value: 486, configurable: true })
    try {
      expect(parseFact(ended)).toMatchObject(invalid)
    } finally {
      Reflect.deleteProperty(Object.prototype, 'sip')
    }
  })
})
