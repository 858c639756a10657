import { describe, expect, it } from 'vitest'
import { digitOf } from './info-digit.ts'

describe('digitOf', () => {
  it('reads both forms of INFO', () => {
    expect(digitOf('application/dtmf-relay', 'Signal=7\r\nDuration=160\r\n')).toBe('7')
    expect(digitOf('Application/DTMF-Relay; charset=utf-8', 'Duration=160\r\nsignal = a\r\n')).toBe('A')
    expect(digitOf('application/dtmf', ' # ')).toBe('#')
    expect(digitOf('application/dtmf', 'Signal=3')).toBe('3')
  })

  it('reads the numbers that some phones send for star, pound and letters', () => {
    const numbers = ['10', '11', '12', '15']
    expect(numbers.map((number) => digitOf('application/dtmf-relay', `Signal=${number}\r\n`))).toEqual([...'*#AD'])
  })

  it('leaves everything else alone', () => {
    expect(digitOf('application/dtmf-relay', 'Signal=16\r\n')).toBeUndefined()
    expect(digitOf('application/dtmf', '')).toBeUndefined()
    expect(digitOf('text/plain', '7')).toBeUndefined()
    expect(digitOf(undefined, '7')).toBeUndefined()
  })
})
