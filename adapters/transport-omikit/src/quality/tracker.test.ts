import type { QualitySample } from '@offhook/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialOmiQuality, type OmiQuality, trackOmiQuality } from './tracker.ts'

interface Stat {
  readonly lcn?: number
  readonly mos?: number
}

const ours = (stats: readonly Stat[]): OmiQuality[] => {
  let state = initialOmiQuality
  return stats.map(({ lcn, mos }) => {
    const sample: QualitySample = { ...(lcn !== undefined && { progress: lcn }), ...(mos !== undefined && { mos }) }
    const [next, shown] = trackOmiQuality(state, sample)
    state = next
    return shown
  })
}

/** The tracker as the Flutter plugin documents it (3.3.5), missing numbers read as 0. */
const theirs = (stats: readonly Stat[]): OmiQuality[] => {
  let lastLcn = 0
  let sameCount = 0
  return stats.map(({ lcn = 0, mos = 0 }) => {
    let recovered = false
    if (lcn === lastLcn && lcn !== 0) sameCount += 1
    else {
      recovered = sameCount > 0
      sameCount = 0
    }
    lastLcn = lcn
    const text = mos >= 4 ? 'Excellent' : mos >= 3.5 ? 'Good' : mos >= 3 ? 'Fair' : mos >= 2 ? 'Poor' : 'Bad'
    return {
      mosDisplay: mos <= 0 ? '' : mos.toFixed(1),
      qualityText: text,
      shouldShowLoading: sameCount >= 3,
      isNetworkRecovered: recovered,
      consecutiveSameLcnCount: sameCount,
    }
  })
}

const lcns = (...values: readonly (number | undefined)[]): Stat[] =>
  values.map((lcn) => ({ mos: 4.2, ...(lcn !== undefined && { lcn }) }))

describe('beside the CallQualityTracker of the Flutter plugin', () => {
  it.each([
    ['its documented timeline', lcns(5, 5, 5, 5, 6)],
    ['a freeze that goes on', lcns(5, 5, 5, 5, 5, 5, 9, 9)],
    ['an LCN of 0 throughout', lcns(0, 0, 0, 0, 0)],
    ['a freeze that ends at 0', lcns(7, 7, 7, 7, 0, 7)],
    ['numbers that always change', lcns(1, 2, 3, 4)],
  ])('shows the same for %s', (_, stats) => {
    expect(ours(stats)).toEqual(theirs(stats))
  })

  it('shows the same for any scores and any LCN, but for what is recovered', () => {
    const stat = fc.record({ lcn: fc.integer({ min: 0, max: 3 }), mos: fc.double({ min: 1, max: 5, noNaN: true }) })
    const plain = (shown: readonly OmiQuality[]) => shown.map(({ isNetworkRecovered: _, ...rest }) => rest)
    fc.assert(
      fc.property(fc.array(stat, { maxLength: 40 }), (stats) => {
        expect(plain(ours(stats))).toEqual(plain(theirs(stats)))
      }),
    )
  })

  it('differs by intent: a missing score is not "Bad"', () => {
    expect([ours([{ lcn: 1 }])[0]?.qualityText, theirs([{ lcn: 1 }])[0]?.qualityText]).toEqual([undefined, 'Bad'])
  })

  it('differs by intent: a missing LCN is skipped, and ends no freeze', () => {
    const stats = lcns(5, 5, 5, 5, undefined, 5)
    expect(ours(stats).map((shown) => shown.shouldShowLoading)).toEqual([false, false, false, true, true, true])
    expect(theirs(stats).map((shown) => shown.shouldShowLoading)).toEqual([false, false, false, true, false, false])
  })

  it('differs by intent: "recovered" needs a freeze', () => {
    const stats = lcns(5, 5, 0)
    expect(ours(stats).map((shown) => shown.isNetworkRecovered)).toEqual([false, false, false])
    expect(theirs(stats).map((shown) => shown.isNetworkRecovered)).toEqual([false, false, true])
  })
})
