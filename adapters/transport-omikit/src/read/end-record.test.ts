import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../dialect.ts'
import { readEndRecord } from './end-record.ts'

const kind = (dialect: NativeKind['dialect'], platform: NativeKind['platform']): NativeKind => ({ dialect, platform })
const camel = {
  direction: 'inbound',
  transactionId: 't-1',
  sourceNumber: '111',
  destinationNumber: '0901',
  timeStartToAnswer: 1682858152181,
  timeEnd: 1682858160000,
  sipUser: '111',
  disposition: 'answered',
}
const snake = {
  direction: 'inbound',
  transaction_id: 't-1',
  source_number: 111,
  destination_number: '0901',
  time_start_to_answer: 1682858152,
  time_end: 1682858160,
  sip_user: 111,
  disposition: 'answered',
}

describe('what OMICALL writes down of a call', () => {
  it('is read in camel case, in milliseconds, on Android', () => {
    expect(readEndRecord(camel, kind('rn-4.1', 'android'))).toEqual({
      direction: 'incoming',
      transaction: 't-1',
      source: '111',
      destination: '0901',
      answeredAt: 1682858152181,
      endedAt: 1682858160000,
      sipUser: '111',
      disposition: 'answered',
    })
  })

  it('is read in snake case, in seconds, on iOS, and comes out in milliseconds', () => {
    expect(readEndRecord(snake, kind('flutter-3.3', 'ios'))).toEqual({
      direction: 'incoming',
      transaction: 't-1',
      source: '111',
      destination: '0901',
      answeredAt: 1682858152000,
      endedAt: 1682858160000,
      sipUser: '111',
      disposition: 'answered',
    })
  })

  it.each([
    ['rn-4.0', 'ios', undefined],
    ['rn-4.1', 'ios', undefined],
    ['rn-4.1', 'android', 'incoming'],
    ['flutter-3.3', 'ios', 'incoming'],
    ['flutter-3.3', 'android', 'incoming'],
  ] as const)('says the direction where it is known and not guessed: %s on %s', (dialect, platform, direction) => {
    expect(readEndRecord({ ...camel, ...snake }, kind(dialect, platform))?.direction).toBe(direction)
  })

  it('takes 0 and text that says nothing for unknown', () => {
    const body = { timeStartToAnswer: 0, timeEnd: '0', sipUser: '', disposition: null, direction: 'sideways' }
    expect(readEndRecord(body, kind('rn-4.1', 'android'))).toBeUndefined()
  })
})
