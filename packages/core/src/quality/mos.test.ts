import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CodecImpairment, delayImpairment, G711_WITH_PLC, lossImpairment, mosOf, ratingToMos } from './mos.ts'

const G711: CodecImpairment = { ie: 0, bpl: 4.3 }
const G729A: CodecImpairment = { ie: 11, bpl: 19 }
const G723: CodecImpairment = { ie: 15, bpl: 16.1 }

/** A window with this mouth-to-ear delay and nothing else wrong. */
const delayed = (oneWayMs: number) => ({ jitterMs: 0, roundTripMs: 2 * oneWayMs, lossPercent: 0, packets: 50 })
const lossy = (lossPercent: number) => ({ jitterMs: 0, roundTripMs: 0, lossPercent, packets: 50 })

function expectNear(actual: number | undefined, expected: number, tolerance = 0.01): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance)
}

describe('ratingToMos', () => {
  it.each([
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
    [93.2, 4.41],
    [100, 4.5],
    [110, 4.5],
    [0, 1],
    [-5, 1],
    [89, 4.31],
    [69, 3.55],
    [59, 3.05],
  ])('R %s gives %s (G.107 Annex B)', (rating, mos) => {
    expectNear(ratingToMos(rating), mos)
  })

  it('does not dip under 1 where the cubic does', () => {
    expect(ratingToMos(3.22)).toBe(1)
  })

  it('gives no number for no number', () => {
    expect(ratingToMos(Number.NaN)).toBeNaN()
  })
})

describe('lossImpairment', () => {
  it.each<[string, CodecImpairment, number, number]>([
    ['G.711 with concealment', G711_WITH_PLC, 2, 7],
    ['G.729A', G729A, 0, 11],
    ['G.729A', G729A, 2, 19],
    ['G.723.1', G723, 2, 24],
  ])('%s (%j) at %s %% loss is %s', (_name, codec, loss, impairment) => {
    expectNear(lossImpairment(loss, codec), impairment, 0.5)
  })
})

describe('delayImpairment', () => {
  it.each([
    [0, 93.2],
    [60, 93.2],
    [100, 93.2],
    [150, 93.04],
    [200, 90.16],
    [250, 84.28],
    [300, 78.44],
    [400, 69.13],
    [500, 62.56],
  ])('%s ms leaves a rating of %s', (oneWayMs, rating) => {
    expectNear(93.2 - delayImpairment(oneWayMs), rating)
  })
})

describe('mosOf', () => {
  it.each([
    [0, 4.409],
    [100, 4.409],
    [150, 4.406],
    [200, 4.343],
    [250, 4.175],
    [300, 3.964],
    [400, 3.556],
    [500, 3.232],
  ])('%s ms of delay gives %s', (oneWayMs, mos) => {
    expectNear(mosOf(delayed(oneWayMs)), mos)
  })

  it.each([
    [1, 4.328],
    [2, 4.235],
    [3, 4.134],
    [5, 3.923],
    [10, 3.411],
    [20, 2.631],
  ])('%s %% of loss gives %s with concealment', (loss, mos) => {
    expectNear(mosOf(lossy(loss)), mos)
  })

  it.each([
    [1, 3.834],
    [2, 3.256],
    [5, 2.169],
  ])('%s %% of loss gives %s without concealment', (loss, mos) => {
    expectNear(mosOf(lossy(loss), G711), mos)
  })

  it('counts jitter as delay of the buffer that hides it', () => {
    expect(mosOf({ ...delayed(100), jitterMs: 50 })).toBe(mosOf(delayed(200)))
  })

  it('needs no packet count, but knows an empty window', () => {
    const { packets: _packets, ...uncounted } = lossy(2)
    expectNear(mosOf(uncounted), 4.235)
    expect(mosOf({ ...lossy(2), packets: 0 })).toBeUndefined()
  })

  it('is undefined when an input is missing, negative or no finite number', () => {
    const whole = { jitterMs: 1, roundTripMs: 1, lossPercent: 1 }
    for (const key of ['jitterMs', 'roundTripMs', 'lossPercent'] as const) {
      const { [key]: _gone, ...rest } = whole
      expect(mosOf(rest)).toBeUndefined()
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, -1])
        expect(mosOf({ ...whole, [key]: bad })).toBeUndefined()
    }
    expect(mosOf({})).toBeUndefined()
  })

  it('stays within 1 and 4.5, and never rises with jitter, delay or loss', () => {
    const sample = fc.record({
      jitterMs: fc.double({ min: 0, max: 1500, noNaN: true }),
      roundTripMs: fc.double({ min: 0, max: 3000, noNaN: true }),
      lossPercent: fc.double({ min: 0, max: 100, noNaN: true }),
    })
    const worse = fc.constantFrom('jitterMs', 'roundTripMs', 'lossPercent')
    fc.assert(
      fc.property(sample, worse, fc.double({ min: 0, max: 500, noNaN: true }), (good, key, more) => {
        const before = mosOf(good) ?? Number.NaN
        const after = mosOf({ ...good, [key]: good[key] + more }) ?? Number.NaN
        expect(before).toBeGreaterThanOrEqual(1)
        expect(before).toBeLessThanOrEqual(4.5)
        // Rounding of the sixth roots, far below any figure shown.
        expect(after).toBeLessThanOrEqual(before + 1e-9)
      }),
    )
  })

  it('is at its worst in conditions that other estimators praise', () => {
    expectNear(mosOf({ jitterMs: 10, roundTripMs: 100, lossPercent: 80 }), 1.28)
    expectNear(mosOf({ jitterMs: 10, roundTripMs: 3000, lossPercent: 60 }), 1)
  })
})
