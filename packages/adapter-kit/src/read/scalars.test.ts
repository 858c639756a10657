import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyReader, entryOf, isRecord, known, readFlag, readNumber, readText, readWhole } from './scalars.ts'

describe('readText', () => {
  it.each([
    ['a', 'a'],
    [' a ', ' a '],
    ['', undefined],
    [' \n', undefined],
    [null, undefined],
    [undefined, undefined],
    [5, undefined],
    [['a'], undefined],
  ])('%j', (value, text) => {
    expect(readText(value)).toBe(text)
  })
})

describe('readFlag', () => {
  it.each([
    [true, true],
    [1, true],
    ['1', true],
    ['true', true],
    [false, false],
    [0, false],
    ['0', false],
    ['false', false],
    [null, undefined],
    ['', undefined],
    ['yes', undefined],
    ['TRUE', undefined],
    [2, undefined],
    [[true], undefined],
  ])('%j', (value, flag) => {
    expect(readFlag(value)).toBe(flag)
  })
})

describe('readWhole', () => {
  it.each([
    [5, 5],
    ['5', 5],
    ['-1', -1],
    ['007', 7],
    ['9007199254740991', 2 ** 53 - 1],
    [2 ** 53 - 1, 2 ** 53 - 1],
    ['9007199254740992', undefined],
    [2 ** 53, undefined],
    [1.5, undefined],
    ['1.5', undefined],
    ['00000000000000005', undefined],
    [' 5 ', undefined],
    ['', undefined],
    ['+5', undefined],
    ['0x5', undefined],
    ['5e1', undefined],
    ['5\n', undefined],
    [[5], undefined],
    [true, undefined],
    [null, undefined],
    [Number.NaN, undefined],
    [Infinity, undefined],
  ])('%j', (value, whole) => {
    expect(readWhole(value)).toBe(whole)
  })

  it('reads every whole number in its digits', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (whole) => Object.is(readWhole(String(whole)), whole)))
  })
})

describe('readNumber', () => {
  it.each([
    [4.2, 4.2],
    ['4.2', 4.2],
    ['-0.005', -0.005],
    ['30000', 30_000],
    [2 ** 53, 2 ** 53],
    ['0.1234567890123456', 0.1234567890123456],
    ['0.12345678901234567', undefined],
    ['12345678901234567', undefined],
    ['4.', undefined],
    ['.5', undefined],
    ['1e3', undefined],
    ['4,2', undefined],
    ['', undefined],
    [' 4', undefined],
    [Number.NaN, undefined],
    [-Infinity, undefined],
    [[4], undefined],
    [null, undefined],
  ])('%j', (value, number) => {
    expect(readNumber(value)).toBe(number)
  })
})

describe('isRecord', () => {
  it.each([
    [{}, true],
    [Object.create(null), true],
    [new Error('an object too'), true],
    [[], false],
    [null, false],
    [undefined, false],
    ['text', false],
    [() => {}, false],
  ])('%o', (value, record) => {
    expect(isRecord(value)).toBe(record)
  })
})

describe('bodyReader', () => {
  const read = bodyReader(9, /^\{/)

  it.each([
    ['a text of as many characters as it may have', '{"a":123}', { a: 123 }],
    ['a text of one more', '{"a":1234}', '{"a":1234}'],
    ['another beginning', '[5]', '[5]'],
    ['broken JSON', '{"a":', '{"a":'],
    ['an empty text', '', ''],
    ['no body', undefined, undefined],
  ])('%s: %j', (_what, body, found) => {
    expect(read(body)).toEqual(found)
  })

  it('leaves an object as the very object that it is', () => {
    const body = { a: 1 }
    expect(read(body)).toBe(body)
  })

  it('takes lists where their beginning is allowed', () => {
    expect(bodyReader(9, /^[[{]/)('[5]')).toEqual([5])
  })
})

describe('known', () => {
  it('leaves out what is undefined, and nothing else', () => {
    const values = { a: undefined, b: null, c: 0, d: '', e: false, f: { g: undefined } }
    expect(known(values)).toStrictEqual({ b: null, c: 0, d: '', e: false, f: { g: undefined } })
  })
})

describe('entryOf', () => {
  const table = { busy: 486, none: 0 }

  it.each([
    ['busy', 486],
    ['none', 0],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['BUSY', undefined],
    [undefined, undefined],
  ])('%s', (key, entry) => {
    expect(entryOf(table, key)).toBe(entry)
  })
})
