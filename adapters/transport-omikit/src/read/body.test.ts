import { describe, expect, it } from 'vitest'
import { readBody } from './scalars.ts'

/** A body as text of exactly this many characters. */
const textOf = (length: number): string => {
  const empty = JSON.stringify({ callerNumber: '' })
  return JSON.stringify({ callerNumber: '9'.repeat(length - empty.length) })
}

describe('a body', () => {
  it.each([
    ['an object', { status: 2 }],
    ['a list in text', '[5]'],
    ['a number in text', '5'],
    ['broken JSON', '{"status":'],
    ['no body', undefined],
  ])('stays as it came: %s', (_what, body) => {
    expect(readBody(body)).toBe(body)
  })

  it('is read where it came as JSON in a text', () => {
    expect(readBody('{"status":5}')).toEqual({ status: 5 })
  })

  it('is read up to 64 kB, and beyond that left alone', () => {
    const [longest, longer] = [textOf(65_536), textOf(65_537)]
    expect([longest.length, longer.length]).toEqual([65_536, 65_537])
    expect(readBody(longest)).toEqual(JSON.parse(longest))
    expect(readBody(longer)).toBe(longer)
  })
})
