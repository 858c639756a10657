import { coleRosenbluth } from '../../packages/core/test/quality/cole-rosenbluth.ts'
import type { Detector } from './detector.ts'

/** Mouth-to-ear milliseconds, percent of loss, and the MOS that ITU-T G.107 gives G.711 with concealment there. */
const eModel: readonly (readonly [oneWayMs: number, lossPercent: number, mos: number])[] = [
  [0, 0, 4.409],
  [100, 0, 4.409],
  [150, 0, 4.406],
  [200, 0, 4.343],
  [250, 0, 4.175],
  [300, 0, 3.964],
  [400, 0, 3.556],
  [500, 0, 3.232],
  [0, 1, 4.328],
  [0, 2, 4.235],
  [0, 3, 4.134],
  [0, 5, 3.923],
  [0, 10, 3.411],
  [0, 20, 2.631],
]

export interface ScoreError {
  readonly mean: number
  readonly largest: number
}

/** How far the scores lie from the vectors of G.107. */
export const errorAgainstEModel = (detector: Detector) => errorOf(detector, eModel)

/** How far they lie from the other published short form of it, up to 400 ms (ITU-T G.114) and 10 % of loss. */
export const errorAgainstColeRosenbluth = (detector: Detector) =>
  errorOf(
    detector,
    [0, 100, 177.3, 300, 400].flatMap((oneWayMs) =>
      [0, 2, 5, 10].map(
        (lossPercent) => [oneWayMs, lossPercent, mosOfRating(coleRosenbluth(oneWayMs, lossPercent))] as const,
      ),
    ),
  )

async function errorOf(
  detector: Detector,
  vectors: readonly (readonly [number, number, number])[],
): Promise<ScoreError> {
  const errors: number[] = []
  for (const [oneWayMs, lossPercent, mos] of vectors) {
    errors.push(Math.abs(((await detector.score(oneWayMs, lossPercent)) ?? Number.NaN) - mos))
  }
  return { mean: errors.reduce((sum, error) => sum + error, 0) / errors.length, largest: Math.max(...errors) }
}

/** ITU-T G.107 Annex B. */
function mosOfRating(rating: number): number {
  return 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6
}
