import type { Millis } from '@offhook/core'

/** The media path at one instant. */
export interface QualityLevel {
  /** Only where the simulated SDK should give its own; else the core computes it. */
  readonly mos?: number
  readonly jitterMs: Millis
  readonly roundTripMs: Millis
  /** 0 to 100. */
  readonly lossPercent: number
}

export interface QualityPoint extends Partial<QualityLevel> {
  /** Milliseconds after the curve was set, or after the call was established, whichever came later. */
  readonly at: Millis
}

/** Points in the order of time; between two points the values move in a straight line, after the last they stay. */
export type QualityCurve = readonly QualityPoint[]

export const goodLevel: QualityLevel = { jitterMs: 4, roundTripMs: 40, lossPercent: 0 }

const keys = ['mos', 'jitterMs', 'roundTripMs', 'lossPercent'] as const

/** The curve at `at`. A value that no point gives is that of `goodLevel`. */
export function levelAt(curve: QualityCurve, at: Millis): QualityLevel {
  const level: { -readonly [K in keyof QualityLevel]: QualityLevel[K] } = { ...goodLevel }
  for (const key of keys) {
    const value = valueAt(curve, key, at)
    if (value !== undefined) level[key] = value
  }
  return level
}

function valueAt(curve: QualityCurve, key: keyof QualityLevel, at: Millis): number | undefined {
  const points = curve.flatMap((point) => {
    const value = point[key]
    return value === undefined ? [] : [{ at: point.at, value }]
  })
  const before = points.filter((point) => point.at <= at).at(-1) ?? points[0]
  const after = points.find((point) => point.at > at)
  if (!before || !after || after.at <= before.at) return before?.value
  return before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at)
}
