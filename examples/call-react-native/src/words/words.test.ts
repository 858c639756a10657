import { describe, expect, it } from 'vitest'
import { cleanNumber, clockText, fill, initialsOf, whenText } from './format.ts'
import { tables } from './use-words.ts'
import type { Words } from './words.ts'

type Leaf = readonly [path: string, text: string]

const leavesOf = (table: object, path = ''): readonly Leaf[] =>
  Object.entries(table).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leavesOf(value as object, `${path}${key}.`),
  )
const blanksOf = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(String).sort()
const textAt = (words: Words, path: string) => new Map(leavesOf(words)).get(path) ?? ''

describe('the words of the app', () => {
  it.each(leavesOf(tables.en))('leave the same blanks in both languages: %s', (path, text) => {
    const other = textAt(tables.vi, path)
    expect(other.trim()).not.toBe('')
    expect(blanksOf(other)).toEqual(blanksOf(text))
  })

  it('are short enough for the caption of a button', () => {
    const captions = ['mute', 'unmute', 'hold', 'resume', 'keypad', 'audio', 'transfer', 'line', 'flip'] as const
    for (const words of Object.values(tables))
      for (const caption of captions) expect(words.call[caption].length, words.call[caption]).toBeLessThanOrEqual(12)
  })
})

describe('formats', () => {
  it.each([
    [0, '0:00'],
    [83_000, '1:23'],
    [3_723_000, '1:02:03'],
  ])('show %i ms as %s', (ms, text) => expect(clockText(ms)).toBe(text))

  it('show the hour within a day and the date before it', () => {
    const now = new Date(2026, 10, 20, 14, 5).getTime()
    expect(whenText(now - 60_000, now)).toBe('14:04')
    expect(whenText(now - 3 * 86_400_000, now)).toBe('17/11')
  })

  it('take initials of names, Vietnamese ones too, and none of numbers', () => {
    expect(initialsOf('Đặng Thị Ánh')).toBe('ĐÁ')
    expect(initialsOf('0901234567')).toBeUndefined()
  })

  it('keep of a number what can be dialled', () => expect(cleanNumber(' +84 (90) 123-45 #')).toBe('+849012345#'))

  it('fill blanks, and leave those that nobody fills', () =>
    expect(fill('Call {name} {x}', { name: 'Lan' })).toBe('Call Lan {x}'))
})
