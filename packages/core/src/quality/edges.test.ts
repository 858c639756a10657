import { describe, expect, it } from 'vitest'
import { causesOf } from './causes.ts'
import { initialFreeze, stepFreeze } from './freeze.ts'
import { initialQuality, stepQuality } from './quality.ts'

const settings = { rule: 'repeat', intervalMs: 1_000 } as const

describe('quality at its edges', () => {
  it('begins with nothing known', () => {
    expect(initialQuality).toMatchObject({ verdict: 'unknown', band: 'unknown' })
  })

  it('takes the verdict of a sample that has progress and no score', () => {
    const state = stepQuality(initialQuality, { type: 'sample', sample: { progress: 7 }, at: 0 }, settings)
    expect(state).toMatchObject({ verdict: 'steady', band: 'unknown' })
  })

  it('keeps a sample as it is when the SDK rated it, or when nothing in it can be rated', () => {
    for (const sample of [{ mos: 4.1, lossPercent: 0, jitterMs: 1, roundTripMs: 2 }, { progress: 7 }])
      expect(stepQuality(initialQuality, { type: 'sample', sample, at: 0 }, settings).sample).toBe(sample)
  })

  it('sees a path begin with its first counter above zero', () => {
    expect(stepFreeze(initialFreeze, { audio: 50 }, 0, settings).verdict).toBe('steady')
  })

  it('remembers 64 counters, and beyond them only the newest', () => {
    const countersOf = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, 1]))
    const totalAfter = (count: number) =>
      [countersOf(count), { c0: 1 }, countersOf(count)].reduce(
        (state, counters, second) => stepFreeze(state, counters, second * 1_000, settings),
        initialFreeze,
      ).total
    expect(totalAfter(64)).toBe(64)
    expect(totalAfter(65)).toBe(65 + 64)
  })

  it.each([{ mos: 4.2 }, { lossPercent: 1 }, { jitterMs: 4 }, { roundTripMs: 40 }])(
    'knows no cause where one number is measured and sound: %o',
    (sample) => {
      expect(causesOf({ media: 'unknown', onHold: 'no' }, sample)).toEqual([])
      expect(causesOf({ media: 'unknown', onHold: 'no' }, {})).toEqual(['unknown'])
    },
  )
})
