import type { QualitySample } from './sample.ts'

/** What makes a call bad, as far as the numbers tell. */
export type QualityCause = 'jitter' | 'latency' | 'loss'

/** Above these a number is a cause: milliseconds, milliseconds of round trip, percent. */
const LIMITS = { jitter: 50, latency: 200, loss: 3 } as const satisfies Record<QualityCause, number>

/** The causes that a sample shows, in a fixed order. A missing number is no cause. */
export function causesOf(sample: QualitySample): readonly QualityCause[] {
  const { jitterMs = 0, roundTripMs = 0, lossPercent = 0 } = sample
  const causes: QualityCause[] = []
  if (jitterMs > LIMITS.jitter) causes.push('jitter')
  if (roundTripMs > LIMITS.latency) causes.push('latency')
  if (lossPercent > LIMITS.loss) causes.push('loss')
  return causes
}
