import { describe, expect, it } from 'vitest'
import { goodLevel, levelAt } from './quality-curve.ts'

describe('levelAt', () => {
  it('is good where nothing is said', () => {
    expect(levelAt([], 5_000)).toEqual(goodLevel)
    expect(levelAt([{ at: 0, jitterMs: 9 }], 5_000)).toEqual({ ...goodLevel, jitterMs: 9 })
  })

  it('moves in a straight line between points and stays after the last', () => {
    const curve = [
      { at: 1_000, lossPercent: 10, mos: 4 },
      { at: 3_000, lossPercent: 30 },
      { at: 5_000, lossPercent: 0, mos: 2 },
    ]
    expect([0, 1_000, 2_000, 3_000, 4_500, 9_000].map((at) => levelAt(curve, at).lossPercent)).toEqual([
      10, 10, 20, 30, 7.5, 0,
    ])
    expect([1_000, 3_000, 5_000].map((at) => levelAt(curve, at).mos)).toEqual([4, 3, 2])
  })
})
