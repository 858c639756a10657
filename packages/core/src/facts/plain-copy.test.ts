import { describe, expect, it } from 'vitest'
import { type CopyRules, plainCopy } from './plain-copy.ts'

const rules: CopyRules = { most: 100, depth: 5, unreadable: 'unreadable', visit: (value) => value }

describe('plainCopy', () => {
  it('copies objects and lists and shares nothing with them', () => {
    const value = { a: [1, { b: 'x' }], c: { d: null }, e: false }
    const copy = plainCopy(value, rules)
    expect(copy).toEqual(value)
    value.c.d = 'changed' as never
    expect(copy).toEqual({ a: [1, { b: 'x' }], c: { d: null }, e: false })
  })

  it('takes own enumerable entries only, without undefined ones, symbols and those named like a prototype', () => {
    const value = Object.create({ inherited: 1 })
    Object.defineProperty(value, 'hidden', { value: 1 })
    Object.assign(value, {
      own: 1,
      none: undefined,
      constructor: 1,
      prototype: 1,
      [Symbol('s')]: 1,
      ['k'.repeat(257)]: 1,
    })
    expect(plainCopy(value, rules)).toEqual({ own: 1 })
  })

  it('copies level by level, so that a fat branch hides nothing beside it', () => {
    const fat = Array.from({ length: 1000 }, () => 'x')
    const copy = plainCopy({ fat, beside: { deep: 1 }, last: 2 }, { ...rules, most: 20 })
    expect(copy).toMatchObject({ last: 2 })
    expect(plainCopy({ first: { deep: 1 }, fat }, { ...rules, most: 20 })).toMatchObject({ first: { deep: 1 } })
  })

  it('stops at the depth and at the number of values', () => {
    expect(plainCopy([[[1]]], { ...rules, depth: 2 })).toEqual([['unreadable']])
    expect(plainCopy([1, 2, 3, 4], { ...rules, most: 3 })).toEqual([1, 2])
  })

  it('lists no bytes, and no holes of an endless list', () => {
    expect(
      plainCopy(
        { bytes: new Uint8Array([1, 2, 3]), list: Object.assign([], { length: 4_000_000_000 }), after: 1 },
        rules,
      ),
    ).toEqual({
      bytes: {},
      list: [],
      after: 1,
    })
  })

  it('marks what throws and goes on', () => {
    const value = {
      get bad() {
        throw new Error('hostile')
      },
      good: 1,
    }
    expect(plainCopy(value, rules)).toEqual({ bad: 'unreadable', good: 1 })
  })

  it('asks about each value by its key, and names entries anew', () => {
    const visit = (value: unknown, key: string) => (key === 'secret' ? '***' : value)
    expect(plainCopy({ secret: { a: 1 }, b: 2 }, { ...rules, visit, rename: (key) => key.toUpperCase() })).toEqual({
      SECRET: '***',
      B: 2,
    })
  })
})
