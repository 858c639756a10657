import { describe, expect, it } from 'vitest'
import { cleanAddress, clockText, initialsOf, spokenDuration, whenText } from './format.ts'

describe('clockText', () => {
  it.each([
    [0, '0:00'],
    [-5, '0:00'],
    [7_999, '0:07'],
    [83_000, '1:23'],
    [3_723_000, '1:02:03'],
  ])('shows %i ms as %s', (ms, text) => {
    expect(clockText(ms)).toBe(text)
  })
})

describe('spokenDuration', () => {
  it('leaves out what is zero and counts in words', () => {
    expect(spokenDuration(0)).toBe('0 seconds')
    expect(spokenDuration(61_000)).toBe('1 minute 1 second')
    expect(spokenDuration(7_200_000)).toBe('2 hours')
  })
})

describe('whenText', () => {
  const now = new Date(2026, 10, 20, 14, 5).getTime()
  it('gives the hour within a day and the date before it', () => {
    expect(whenText(now - 60_000, now)).toBe('14:04')
    expect(whenText(now - 3 * 86_400_000, now)).toBe('17 Nov')
  })
})

describe('initialsOf', () => {
  it('takes the first and the last word', () => {
    expect(initialsOf('ada king lovelace')).toBe('AL')
    expect(initialsOf('Ömer')).toBe('Ö')
  })
  it('has none for a number', () => {
    expect(initialsOf('+44 20 7946')).toBeUndefined()
  })
})

describe('cleanAddress', () => {
  it.each([
    ['tel:+44 (0)20 7946-0958', '+4402079460958'],
    [' 090.123.45.67 ', '0901234567'],
    ['*100#', '*100#'],
    ['sip:bob@example.com', 'sip:bob@example.com'],
    ['alan.turing@bletchley.example', 'alan.turing@bletchley.example'],
    ['', ''],
  ])('makes %j callable as %j', (typed, address) => {
    expect(cleanAddress(typed)).toBe(address)
  })
})
