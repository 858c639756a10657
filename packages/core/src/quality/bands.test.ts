import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, steadyBand } from './bands.ts'
import type { QualityBand } from './sample.ts'

describe('bandOf', () => {
  it.each<[number | undefined, QualityBand]>([
    [4.5, 'excellent'],
    [4, 'excellent'],
    [3.9999, 'good'],
    [3.5, 'good'],
    [3.4999, 'fair'],
    [3, 'fair'],
    [2.9999, 'poor'],
    [2, 'poor'],
    [1.9999, 'bad'],
    [1, 'bad'],
    [undefined, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('%s is %s', (mos, band) => {
    expect(bandOf(mos)).toBe(band)
  })
})

describe('steadyBand', () => {
  const after = (...scores: number[]): QualityBand[] => {
    let band: QualityBand = 'unknown'
    return scores.map((mos) => {
      band = steadyBand(band, mos)
      return band
    })
  }

  it('takes the exact band first', () => {
    expect(after(4.01)).toEqual(['excellent'])
  })

  it('falls at once', () => {
    expect(after(4.2, 3.99, 1.2)).toEqual(['excellent', 'good', 'bad'])
  })

  it('does not rise at the edge, but past the margin', () => {
    expect(after(3.99, 4.01, 4.14, 4.16)).toEqual(['good', 'good', 'good', 'excellent'])
  })

  it('rises through several bands at once', () => {
    expect(after(1.1, 4.1, 4.4)).toEqual(['bad', 'good', 'excellent'])
  })

  it('changes at most once under noise smaller than the margin', () => {
    const noise = fc.double({ min: -0.07, max: 0.07, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 1.1, max: 4.4, noNaN: true }), fc.array(noise, { minLength: 2 }), (mos, offsets) => {
        const bands = after(...offsets.map((offset) => mos + offset))
        const changes = bands.filter((band, index) => index > 0 && band !== bands[index - 1])
        expect(changes.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is never better than the exact band', () => {
    const score = fc.double({ min: 1, max: 4.5, noNaN: true })
    const order = ['bad', 'poor', 'fair', 'good', 'excellent']
    fc.assert(
      fc.property(fc.array(score, { minLength: 1 }), (scores) => {
        for (const [index, band] of after(...scores).entries()) {
          expect(order.indexOf(band)).toBeLessThanOrEqual(order.indexOf(bandOf(scores[index])))
        }
      }),
    )
  })
})
