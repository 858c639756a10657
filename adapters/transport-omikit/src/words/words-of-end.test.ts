import type { End } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { ambiguousEndCodes } from '../codes/end-code.ts'
import { endWords } from './end-words.ts'
import { wordsOfEnd } from './words-of-end.ts'

const ended = (code?: string | number, by: End['by'] = 'network'): End => ({
  reason: 'unknown',
  by,
  at: 0,
  confirmed: true,
  ...(code !== undefined && { vendor: { code } }),
})

const documented = [
  403,
  404,
  408,
  480,
  486,
  500,
  503,
  600,
  601,
  602,
  603,
  ...Array.from({ length: 16 }, (_, i) => 850 + i),
]

describe('what a person reads about the end of a call', () => {
  it.each([undefined, 0, 200, 487, 100, 180, 183, '180', 199])('is nothing for %s', (code) => {
    expect(wordsOfEnd(ended(code), 'en')).toBeUndefined()
  })

  it('is nothing where this side ended it, whatever the code', () => {
    expect(wordsOfEnd(ended(486, 'local'), 'en')).toBeUndefined()
  })

  it.each(documented)('has its own words for %s in both languages', (code) => {
    const [en, vi] = [wordsOfEnd(ended(code), 'en'), wordsOfEnd(ended(code), 'vi')]
    expect(en?.says).toMatch(/^[A-Z].*\.$/)
    expect(vi?.says).toMatch(/^\p{Lu}.*\.$/u)
    expect(en?.says).not.toContain(String(code))
    expect(vi?.says).not.toBe(en?.says)
    expect(vi?.advice === undefined).toBe(en?.advice === undefined)
  })

  it('has words for the documented codes and for no others', () => {
    expect(Object.keys(endWords).map(Number)).toEqual(documented)
  })

  it('tells no two codes alike in one language', () => {
    for (const language of ['en', 'vi'] as const) {
      const says = documented
        .filter((code) => code !== 600 && code !== 603)
        .map((code) => wordsOfEnd(ended(code), language)?.says)
      expect(new Set(says).size).toBe(says.length)
    }
  })

  it('shows a code that nobody knows', () => {
    expect(wordsOfEnd(ended(777), 'en')?.says).toBe('The call ended (code 777).')
    expect(wordsOfEnd(ended('X'), 'vi')?.says).toBe('Cuộc gọi đã kết thúc (mã X).')
  })

  it('reads a number in text as the number', () => {
    expect(wordsOfEnd(ended('854'), 'en')).toEqual(wordsOfEnd(ended(854), 'en'))
  })

  it.each(Object.keys(ambiguousEndCodes).map(Number))('says what else %s may mean', (code) => {
    expect(wordsOfEnd(ended(code), 'en')?.ambiguous).toBe(ambiguousEndCodes[code])
  })
})
