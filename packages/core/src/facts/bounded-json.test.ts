import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../values.ts'
import { boundedJson } from './bounded-json.ts'

describe('boundedJson', () => {
  it('copies JSON', () => {
    const value = { a: [1, 'x', null, { b: true }] }
    const copy = boundedJson(value, 4096)
    expect(copy).toEqual(value)
    value.a.push(2)
    expect(copy).toEqual({ a: [1, 'x', null, { b: true }] })
  })

  it('takes what fits to the byte, counted in UTF-8', () => {
    expect(boundedJson('đđ', 6)).toBe('đđ')
    expect(boundedJson('đđ', 5)).toBeUndefined()
    expect(boundedJson('👋', 6)).toBe('👋')
    expect(boundedJson('👋', 5)).toBeUndefined()
  })

  it.each([
    ['a function', () => 1],
    ['undefined', undefined],
    ['a symbol', Symbol('s')],
    ['a bigint within', { n: 5n }],
    ['a text of 10 MB', 'x'.repeat(10_000_000)],
    [
      'a getter that throws',
      {
        get x() {
          throw new Error()
        },
      },
    ],
    [
      'a toJSON that throws',
      {
        toJSON() {
          throw new Error()
        },
      },
    ],
  ])('refuses %s', (_, value) => {
    expect(boundedJson(value, 4096)).toBeUndefined()
  })

  it('refuses a cycle and a revoked Proxy', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(boundedJson(cycle, 4096)).toBeUndefined()
    expect(boundedJson({ proxy }, 4096)).toBeUndefined()
  })

  it('stops at the bound in a structure that doubles sixty times', () => {
    let value: unknown = 1
    for (let level = 0; level < 60; level++) value = [value, value]
    expect(boundedJson(value, 4096)).toBeUndefined()
  })

  it('leaves a __proto__ entry out', () => {
    const copy = boundedJson(JSON.parse('{"__proto__":{"x":1},"y":2}'), 4096)
    expect(Object.keys(Object(copy))).toEqual(['y'])
  })

  it('never loses JSON that fits, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value)
        if (text.includes('__proto__')) return
        const bytes = new TextEncoder().encode(text).length
        expect(boundedJson(value, bytes)).toEqual(JSON.parse(text) as Json)
        expect(boundedJson(value, bytes - 1)).toBeUndefined()
      }),
    )
    fc.assert(fc.property(fc.anything({ withBigInt: true }), (value) => void boundedJson(value, 256)))
  })
})
