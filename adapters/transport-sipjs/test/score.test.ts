import { describe, expect, it } from 'vitest'
import { quantile, scoreOf, stretchesOf } from './quality/score.ts'

describe('scoreOf', () => {
  const freezes = [{ from: 10, to: 15 }]
  const scored = (...alarms: [from: number, to: number][]) =>
    scoreOf(
      freezes.map(({ from, to }) => ({ from: from * 1000, to: to * 1000 })),
      alarms.map(([from, to]) => ({ from: from * 1000, to: to * 1000 })),
    )

  it('counts from the beginning of a freeze to its first alarm', () => {
    expect(scored([13, 16], [14, 16])).toEqual({ delays: [3000], missed: 0, falseAlarms: 0 })
  })

  it('takes an alarm that is up already for seen at once', () => {
    expect(scored([9, 11])).toEqual({ delays: [0], missed: 0, falseAlarms: 0 })
  })

  it('has no use for an alarm after the freeze: late within a second, invented beyond', () => {
    expect(scored([15.5, 17])).toEqual({ delays: [], missed: 1, falseAlarms: 0 })
    expect(scored([16.5, 17])).toEqual({ delays: [], missed: 1, falseAlarms: 1 })
    expect(scored([2, 3], [13, 16], [40, 41])).toEqual({ delays: [3000], missed: 0, falseAlarms: 2 })
  })
})

describe('stretchesOf', () => {
  it('joins readings alike, and leaves the last one open', () => {
    const readings = [0, 1, 1, 0, 1].map((is, at) => ({ at, is: is === 1 }))
    expect(stretchesOf(readings)).toEqual([
      { from: 1, to: 3 },
      { from: 4, to: Number.POSITIVE_INFINITY },
    ])
  })
})

describe('quantile', () => {
  it('is the value that so large a share does not exceed', () => {
    expect([0.5, 0.95, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([2, 4, 4])
    expect(quantile([], 0.5)).toBeNaN()
  })
})
