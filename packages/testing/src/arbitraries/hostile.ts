import fc from 'fast-check'
import { arbitraryFact } from './facts.ts'

/**
 * What no adapter should deliver. `make` builds it afresh each time, since some of these cannot even be looked at;
 * `name` is what a counterexample prints.
 */
export interface Hostile {
  readonly name: string
  readonly make: () => unknown
}

const offered = { type: 'call.offered', call: { refs: { 'test.call': 'hostile' } } }

function throwingGetter(): unknown {
  return Object.defineProperty({ ...offered }, 'call', {
    enumerable: true,
    get() {
      throw new Error('a getter that throws')
    },
  })
}

/** Says something else each time it is read, so that whoever reads twice has not checked what it uses. */
function shiftingType(): unknown {
  const says = ['call.offered', 'call.ended', 'call.established']
  let reads = 0
  return Object.defineProperty({ ...offered }, 'type', { enumerable: true, get: () => says[reads++ % says.length] })
}

function throwingProxy(): unknown {
  const refuse = () => {
    throw new Error('a Proxy that refuses')
  }
  return new Proxy(
    {},
    { get: refuse, has: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse, getPrototypeOf: refuse },
  )
}

function revokedProxy(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

function cycle(): unknown {
  const fact: { type: string; call: object; vendor: { detail?: unknown } } = { ...offered, vendor: {} }
  fact.vendor.detail = fact
  return fact
}

function deep(): unknown {
  let detail: unknown = 1
  for (let level = 0; level < 10_000; level++) detail = { detail }
  return { ...offered, vendor: { detail } }
}

/** The inputs on which parsers have failed before, each by name. */
export const hostilePayloads: readonly Hostile[] = [
  { name: 'undefined', make: () => undefined },
  { name: 'null', make: () => null },
  { name: 'a number', make: () => 5 },
  { name: 'an empty object', make: () => ({}) },
  { name: 'an array', make: () => [offered] },
  { name: 'a function', make: () => () => offered },
  { name: 'a symbol', make: () => Symbol('call.offered') },
  { name: 'a bigint', make: () => 5n },
  { name: 'a fact as JSON text', make: () => JSON.stringify(offered) },
  { name: 'broken JSON text', make: () => '{"type":' },
  { name: 'an unknown type', make: () => ({ ...offered, type: 'call.exploded' }) },
  { name: 'a type from the prototype chain', make: () => Object.create(offered) },
  { name: 'the type "__proto__"', make: () => ({ ...offered, type: '__proto__' }) },
  { name: 'the type "constructor"', make: () => ({ ...offered, type: 'constructor' }) },
  { name: 'a type in an array', make: () => ({ ...offered, type: ['call.offered'] }) },
  {
    name: 'prototype keys',
    make: () =>
      JSON.parse(
        '{"type":"call.offered","call":{"refs":{"__proto__":"x"}},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      ),
  },
  { name: 'a call of the wrong type', make: () => ({ type: 'call.ended', call: 'call-0' }) },
  { name: 'no call', make: () => ({ type: 'call.ended' }) },
  { name: 'refs of the wrong type', make: () => ({ type: 'call.ended', call: { refs: { 'test.call': 7 } } }) },
  { name: 'a call id that is no UUID', make: () => ({ type: 'call.ended', call: { callId: '../../etc' } }) },
  { name: 'a level as a string', make: () => ({ type: 'call.muteChanged', call: {}, muted: 'true' }) },
  { name: 'a status that wraps to 5', make: () => ({ type: 'call.ended', call: {}, sip: 4_294_967_301 }) },
  { name: 'a status that is NaN', make: () => ({ type: 'call.ended', call: {}, sip: Number.NaN }) },
  { name: 'a status in an array', make: () => ({ type: 'call.ended', call: {}, sip: [486] }) },
  {
    name: 'an endless loss',
    make: () => ({ type: 'call.qualitySampled', call: {}, sample: { lossPercent: Number.POSITIVE_INFINITY } }),
  },
  {
    name: 'a name of a million letters',
    make: () => ({ ...offered, remote: { address: '1', name: 'x'.repeat(1_000_000) } }),
  },
  {
    name: 'a name of control and bidi marks',
    make: () => ({ ...offered, remote: { address: '1', name: '\u202e\u0000\u200b\ud800' } }),
  },
  {
    name: 'ten thousand refs',
    make: () => ({
      type: 'call.offered',
      call: { refs: Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`r${n}`, 'x'])) },
    }),
  },
  { name: 'a getter that throws', make: throwingGetter },
  { name: 'a type that changes when read again', make: shiftingType },
  { name: 'a Proxy that throws', make: throwingProxy },
  { name: 'a revoked Proxy', make: revokedProxy },
  { name: 'a cycle', make: cycle },
  { name: 'ten thousand levels', make: deep },
]

const wrongValues = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 'yes', 0, -1, Number.NaN, 4_294_967_301, true, [], [5], {}),
  fc.anything({ maxDepth: 1 }),
)

/** A well-formed fact with one value that is not. The result may happen to be well-formed again. */
const spoiled: fc.Arbitrary<Hostile> = fc
  .record({ fact: arbitraryFact(), key: fc.nat(), value: wrongValues })
  .map(({ fact, key, value }) => {
    const keys = Object.keys(fact)
    const made = { ...fact, [keys[key % keys.length] ?? 'type']: value }
    return { name: fc.stringify(made), make: () => made }
  })

const anything: fc.Arbitrary<Hostile> = fc
  .anything({ maxDepth: 2, withNullPrototype: true, withDate: true, withMap: true, withSet: true })
  .map((made) => ({ name: fc.stringify(made), make: () => made }))

/** Garbage of every kind: the named payloads, facts with one wrong value, and anything at all. */
export function arbitraryHostile(): fc.Arbitrary<Hostile> {
  return fc.oneof(fc.constantFrom(...hostilePayloads), spoiled, anything)
}
