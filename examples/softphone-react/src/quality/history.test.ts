import { describe, expect, it } from 'vitest'
import { addPoint, frozenStretches, plotSentence, type QualityPoint } from './history.ts'

/** One point a second from 0 on: a score, `-` for a second without one, `x` for one without one that is told as frozen. */
const pointsOf = (...marks: readonly (number | '-' | 'x')[]): readonly QualityPoint[] =>
  marks.map((mark, second) => ({
    at: second * 1000,
    mos: typeof mark === 'number' ? mark : undefined,
    frozen: mark === 'x',
  }))

describe('addPoint', () => {
  it('keeps one minute and no more', () => {
    let points: readonly QualityPoint[] = []
    for (let second = 0; second < 200; second += 1) {
      points = addPoint(points, { at: second * 1000, mos: 4, frozen: false })
    }
    expect(points).toHaveLength(60)
    expect(points[0]?.at).toBe(140_000)
    expect(points.at(-1)?.at).toBe(199_000)
  })
})

describe('frozenStretches', () => {
  it('reaches back to the last second that had a score, and up to the first that has one again', () => {
    expect(frozenStretches(pointsOf(4, 4, '-', '-', 'x', 'x', 4))).toEqual([{ from: 1000, to: 6000 }])
  })

  it('is open while nothing has come back', () => {
    expect(frozenStretches(pointsOf(4, '-', 'x'))).toEqual([{ from: 0, to: 2000 }])
  })

  it('takes a pause that nobody told as frozen for silence', () => {
    expect(frozenStretches(pointsOf(4, '-', '-', 4))).toEqual([])
  })

  it('tells two of them apart', () => {
    expect(frozenStretches(pointsOf(4, 'x', 4, 4, 'x', 4))).toEqual([
      { from: 0, to: 2000 },
      { from: 3000, to: 5000 },
    ])
  })
})

describe('plotSentence', () => {
  it('gives the last, the lowest and the highest score', () => {
    expect(plotSentence(pointsOf(4.21, 2.04, 3.5))).toBe(
      'Opinion score of the last minute: 3.5 now, lowest 2.0, highest 4.2.',
    )
  })

  it('says for how long nothing arrived', () => {
    expect(plotSentence(pointsOf(4, '-', 'x', 'x'))).toBe(
      'Opinion score of the last minute: none now, lowest 4.0, highest 4.0. Nothing arrived for 3 seconds.',
    )
  })

  it('says that there is nothing yet', () => {
    expect(plotSentence([])).toContain('nothing measured yet')
    expect(plotSentence(pointsOf('-'))).toContain('nothing measured yet')
  })
})
