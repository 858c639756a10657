import { describe, expect, it } from 'vitest'
import { sameValue } from './same.ts'

describe('two values', () => {
  it.each([
    ['numbers', 1, 1, 0, true],
    ['other numbers', 1, 2, 3, false],
    ['no number, twice', Number.NaN, Number.NaN, 0, true],
    ['nothing, in two ways', null, undefined, 3, false],
    ['a record and nothing', {}, null, 3, false],
    ['nothing and a record', null, {}, 3, false],
    ['a record and a text', {}, 'text', 3, false],
    ['a text and a record', 'text', {}, 3, false],
    ['a record and its only entry, a text', { 0: 'a' }, 'a', 3, false],
    ['a text and a record with its only entry', 'a', { 0: 'a' }, 3, false],
    ['two empty records', {}, {}, 1, true],
    ['two empty records that are not looked into', {}, {}, 0, false],
    ['a record that says more', { a: 1 }, { a: 1, b: 2 }, 3, false],
    ['a record that says less', { a: 1, b: 2 }, { a: 1 }, 3, false],
    ['records as deep as is looked', { a: { b: 1 } }, { a: { b: 1 } }, 2, true],
    ['records deeper than is looked', { a: { b: 1 } }, { a: { b: 1 } }, 1, false],
    ['records that differ within', { a: { b: 1 } }, { a: { b: 2 } }, 2, false],
  ] as const)('%s', (_, a, b, depth, same) => {
    expect(sameValue(a, b, depth)).toBe(same)
  })

  it('that are one below what is looked into are the same', () => {
    const inner = { b: 1 }
    expect(sameValue({ a: inner }, { a: inner }, 1)).toBe(true)
  })
})
