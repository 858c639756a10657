import { describe, expect, it } from 'vitest'
import { causesOf } from './causes.ts'

describe('causesOf', () => {
  it('names each measure that is beyond its limit', () => {
    expect(causesOf({ jitterMs: 51, roundTripMs: 201, lossPercent: 3.1 })).toEqual(['jitter', 'latency', 'loss'])
    expect(causesOf({ jitterMs: 10, roundTripMs: 400, lossPercent: 1 })).toEqual(['latency'])
  })

  it('finds none at the limits', () => {
    expect(causesOf({ jitterMs: 50, roundTripMs: 200, lossPercent: 3 })).toEqual([])
  })

  it('makes no cause of a number that is missing', () => {
    expect(causesOf({})).toEqual([])
    expect(causesOf({ lossPercent: 50 })).toEqual(['loss'])
  })
})
