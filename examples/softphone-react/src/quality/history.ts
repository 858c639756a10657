import type { Millis } from '@offhook/core'

/** One second of a call, as far as the plot needs it. */
export interface QualityPoint {
  readonly at: Millis
  /** 1 to 4.5; missing while nothing arrives. */
  readonly mos: number | undefined
  /** The path was lost at that moment: frozen, reconnecting or failed. */
  readonly frozen: boolean
}

export const windowMs: Millis = 60_000

/** The points of the last minute before the new one, and the new one. */
export function addPoint(points: readonly QualityPoint[], point: QualityPoint): readonly QualityPoint[] {
  return [...points.filter(({ at }) => at > point.at - windowMs), point]
}

/** A stretch in which nothing arrived, as its first and last instant. */
export interface Stretch {
  readonly from: Millis
  readonly to: Millis
}

/**
 * Where the sound stood still. A freeze is told a few seconds after it began: the seconds without a score before it
 * belong to it, back to the last point that had one.
 */
export function frozenStretches(points: readonly QualityPoint[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let from: Millis | undefined
  let told = false
  let last: Millis | undefined
  for (const { at, mos, frozen } of points) {
    if (frozen || mos === undefined) {
      from ??= last ?? at
      told ||= frozen
    } else {
      if (told && from !== undefined) stretches.push({ from, to: at })
      from = undefined
      told = false
    }
    last = at
  }
  if (told && from !== undefined && last !== undefined) stretches.push({ from, to: last })
  return stretches
}

/** What the plot shows, for those who do not see it. */
export function plotSentence(points: readonly QualityPoint[]): string {
  const scores = points.flatMap(({ mos }) => (mos === undefined ? [] : [mos]))
  if (scores.length === 0) return 'Opinion score of the last minute: nothing measured yet.'
  const now = points.at(-1)?.mos
  const still = frozenStretches(points).reduce((sum, { from, to }) => sum + (to - from), 0)
  const parts = [
    `Opinion score of the last minute: ${now === undefined ? 'none now' : `${now.toFixed(1)} now`}`,
    `lowest ${Math.min(...scores).toFixed(1)}`,
    `highest ${Math.max(...scores).toFixed(1)}`,
  ].join(', ')
  return still > 0 ? `${parts}. Nothing arrived for ${Math.round(still / 1000)} seconds.` : `${parts}.`
}
