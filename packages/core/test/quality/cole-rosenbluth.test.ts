import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mosOf, ratingToMos } from '../../src/quality/mos.ts'
import { coleRosenbluth, G711_FIT, G729A_FIT, type LossFit } from './cole-rosenbluth.ts'

describe('coleRosenbluth', () => {
  it.each<[string, LossFit, number, number, number, number]>([
    ['G.711', G711_FIT, 0, 0, 94.2, 4.4278],
    ['G.711', G711_FIT, 100, 0, 91.8, 4.3806],
    ['G.711', G711_FIT, 177.3, 0, 89.945, 4.3376],
    ['G.711', G711_FIT, 300, 0, 73.503, 3.7567],
    ['G.711', G711_FIT, 400, 0, 60.103, 3.1053],
    ['G.711', G711_FIT, 100, 2, 83.929, 4.1634],
    ['G.711', G711_FIT, 100, 5, 75.012, 3.8224],
    ['G.711', G711_FIT, 100, 10, 64.311, 3.3202],
    ['G.729A', G729A_FIT, 0, 0, 83.2, 4.139],
    ['G.729A', G729A_FIT, 100, 2, 73.507, 3.7569],
  ])('%s (%j) at %s ms and %s %% has R %s and MOS %s', (_name, fit, oneWayMs, lossPercent, rating, mos) => {
    const actual = coleRosenbluth(oneWayMs, lossPercent, fit)
    expect(Math.abs(actual - rating)).toBeLessThanOrEqual(0.01)
    expect(Math.abs(ratingToMos(actual) - mos)).toBeLessThanOrEqual(0.01)
  })
})

describe('mosOf', () => {
  const apart = (oneWayMs: number, lossPercent: number): number => {
    const ours = mosOf({ jitterMs: 0, roundTripMs: 2 * oneWayMs, lossPercent, packets: 50 }) ?? Number.NaN
    return Math.abs(ours - ratingToMos(coleRosenbluth(oneWayMs, lossPercent)))
  }
  const loss = fc.double({ min: 0, max: 10, noNaN: true })

  it.each([
    ['does not count as delay', 0, 177.3, 0.2],
    ['counts as delay', 177.3, 400, 0.53],
  ])('lies near the other published form where it %s', (_where, min, max, most) => {
    fc.assert(
      fc.property(fc.double({ min, max, noNaN: true }), loss, (oneWayMs, lossPercent) => {
        expect(apart(oneWayMs, lossPercent)).toBeLessThanOrEqual(most)
      }),
    )
  })
})
