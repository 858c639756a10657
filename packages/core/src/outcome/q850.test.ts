import { describe, expect, it } from 'vitest'
import { endOfQ850 } from './q850.ts'

const table = {
  'not-found': [1, 4, 5, 22, 28],
  unreachable: [2, 3, 18, 20, 23, 27, 102],
  'connection-lost': [8, 9],
  'hung-up': [16, 31],
  busy: [17],
  'no-answer': [19],
  declined: [21],
  blocked: [24, 46],
  'answered-elsewhere': [26],
  forbidden: [50, 52, 53, 54, 55, 57, 87, 90],
  'media-failed': [65, 70, 88],
  'server-error': [34, 38, 41, 42, 44, 47, 58, 63, 69, 79, 95, 96, 101, 111, 126],
  unknown: [0, 6, 7, 30, 32, 33, 127, 128, -1, 16.5, Number.NaN],
} as const

describe('endOfQ850', () => {
  for (const [reason, causes] of Object.entries(table)) {
    it.each(causes)(`reads %d as ${reason}`, (cause: number) => {
      expect(endOfQ850(cause).reason).toBe(reason)
    })
  }

  it.each([
    [17, 'remote'],
    [19, 'remote'],
    [1, 'network'],
    [41, 'network'],
    [127, 'network'],
  ])('says who: %i by %s', (cause, by) => {
    expect(endOfQ850(cause).by).toBe(by)
  })

  it('answers for every number', () => {
    for (let cause = -10; cause <= 300; cause++) expect(typeof endOfQ850(cause).reason).toBe('string')
  })
})
