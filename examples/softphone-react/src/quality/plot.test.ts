import { describe, expect, it } from 'vitest'
import type { QualityPoint } from './history.ts'
import { plotOf, yOf } from './plot.ts'

const box = { width: 60, height: 35 }
const scored = (at: number, mos: number | undefined, frozen = false): QualityPoint => ({ at, mos, frozen })

describe('plotOf', () => {
  it('puts the newest second at the right edge and one a minute old at the left', () => {
    const { lines, now } = plotOf([scored(0, 4.5), scored(1000, 1), scored(2000, 1)], box)
    expect(lines).toEqual(['M58 0L59 35L60 35'])
    expect(now).toEqual({ x: 60, y: 35 })
  })

  it('breaks the line where nothing was measured, and shades what was frozen', () => {
    const points = [scored(0, 4.5), scored(1000, undefined, true), scored(2000, 4.5), scored(3000, 4.5)]
    const { lines, frozen } = plotOf(points, box)
    expect(lines).toEqual(['M57 0h0', 'M59 0L60 0'])
    expect(frozen).toEqual([{ x: 57, width: 2 }])
  })

  it('breaks the line where the call was held and no second counted', () => {
    expect(plotOf([scored(0, 4.5), scored(20_000, 4.5)], box).lines).toHaveLength(2)
  })

  it('has no newest score while nothing arrives', () => {
    expect(plotOf([scored(0, 4), scored(1000, undefined)], box).now).toBeUndefined()
    expect(plotOf([], box)).toEqual({ lines: [], frozen: [], now: undefined })
  })
})

describe('yOf', () => {
  it('stays within the box, whatever the score', () => {
    expect(yOf(9, box)).toBe(0)
    expect(yOf(0, box)).toBe(35)
  })
})
