import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCallList, parseFact, parseOutcome, parseRequest } from './parse.ts'

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
})
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\u200db', '\u202e', '09 01', ''))
const flag = fc.boolean()
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const party = {
  remote: some(fc.record({ address: text, name: text, withheld: flag }, { requiredKeys: [] })),
  video: some(flag),
}
const call = fc.record({ callId: text, refs: fc.dictionary(fc.string(), text) }, { requiredKeys: [] })
const vendor = some(
  fc.record({ code: fc.oneof(text, fc.integer()), message: text, detail: fc.jsonValue() }, { requiredKeys: [] }),
)
const ending = { sip: some(fc.integer({ min: 100, max: 699 })), q850: some(fc.integer({ min: 1, max: 127 })), vendor }

/** Facts as sound adapters make them, though with odd texts. */
const sound = fc.oneof(
  fc.record({ type: fc.constantFrom('call.offered', 'call.dialed', 'call.announced'), call, ...party, vendor }),
  fc.record({ type: fc.constant('call.muteChanged'), call, muted: flag, by: some(fc.constantFrom('user', 'surface')) }),
  fc.record({ type: fc.constant('call.ended'), call, reason: some(fc.constantFrom('busy', 'hung-up')), ...ending }),
  fc.record({ type: fc.constant('call.digitReceived'), call, digit: fc.constantFrom(...'0123456789abcdABCD*#') }),
  fc.record({
    type: fc.constant('call.qualitySampled'),
    call,
    sample: fc.record(
      {
        progress: fc.oneof(fc.nat(), fc.dictionary(fc.string(), fc.nat())),
        mos: fc.double({ min: 1, max: 4.5, noNaN: true }),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    type: fc.constant('audio.changed'),
    outputs: fc.array(
      fc.record({ id: fc.string({ minLength: 1 }), kind: fc.constantFrom('speaker', 'wired'), name: text }),
    ),
  }),
  fc.record({ type: fc.constant('link.changed'), state: fc.constantFrom('up', 'down'), vendor }),
)

/** A sound fact in which any one place is replaced by anything. */
const damaged = fc.tuple(sound, fc.nat(), anything).map(([fact, where, junk]) => {
  const copy: Record<string, unknown> = structuredClone(fact)
  const holders = [
    copy,
    ...Object.values(copy).filter((value) => typeof value === 'object' && value !== null),
  ] as object[]
  const places = holders.flatMap((holder) => Object.keys(holder).map((key) => [holder, key] as const))
  const place = places[where % places.length]
  if (place) Reflect.set(place[0], place[1], junk)
  return copy
})

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return ['string', 'boolean'].includes(typeof value) || value === null
  return (
    [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) && Object.values(value).every(isPlain)
  )
}

for (const [name, parse] of [
  ['parseFact', parseFact],
  ['parseRequest', parseRequest],
] as const) {
  describe(`${name}, given anything`, () => {
    it('answers with plain data that parses to itself, or with a bounded description', () => {
      fc.assert(
        fc.property(fc.oneof(anything, sound, damaged), (raw) => {
          const parsed = parse(raw)
          expect(isPlain(parsed)).toBe(true)
          if (parsed.ok) expect(parse(parsed.value)).toEqual({ ok: true, value: parsed.value })
          else expect(JSON.stringify(parsed.input).length).toBeLessThan(20_000)
        }),
        { numRuns: 3000 },
      )
    })
  })
}

describe('parseFact', () => {
  it('takes every sound fact', () => {
    fc.assert(
      fc.property(sound, (fact) => {
        expect(parseFact(fact)).toMatchObject({ ok: true, value: { type: fact.type } })
      }),
    )
  })

  it('gives the same after a trip through JSON, as a replay makes it', () => {
    fc.assert(
      fc.property(fc.oneof(sound, damaged), (raw) => {
        const parsed = parseFact(raw)
        expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed)
      }),
    )
  })
})

describe('parseOutcome and parseCallList, given anything', () => {
  it('answer', () => {
    const like = fc.record({
      ok: fc.oneof(flag, anything),
      reason: anything,
      vendor: anything,
      refs: anything,
      complete: flag,
      facts: anything,
    })
    fc.assert(
      fc.property(fc.oneof(anything, like), (raw) => {
        const outcome = parseOutcome(raw)
        expect(isPlain(outcome)).toBe(true)
        expect(parseOutcome(outcome)).toEqual(outcome)
        expect(Array.isArray(parseCallList(raw).facts)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
