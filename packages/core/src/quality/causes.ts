import type { CallIn } from '../call/call-view.ts'
import type { Millis } from '../values.ts'
import type { QualitySample } from './sample.ts'

/**
 * What is likely wrong with the sound of a call.
 * `interrupted`: the path is gone. `frozen`: nothing arrives though the call stands. `no-audio`: no sound comes, though
 * the path lives or nobody can tell; silence suppression looks alike, so it is a hint and no state of the path.
 * `unknown`: nothing is measured, which MUST NOT be shown as all being well.
 */
export type QualityCause = 'interrupted' | 'frozen' | 'no-audio' | 'loss' | 'jitter' | 'latency' | 'unknown'

/** Above these a number is a cause: percent, milliseconds, milliseconds of round trip. */
const LIMITS = { loss: 3, jitter: 50, latency: 200 }

/** Longer than the pause between the comfort noise packets of a gateway that suppresses silence. */
const SILENT_MS: Millis = 5_000

/**
 * The likely causes, most telling first; none when nothing is known to be wrong, and none while the call is held here.
 * Only `loss`, `jitter` and `latency` may come together. A missing number is no cause.
 */
export function causesOf(
  { media, onHold }: Pick<CallIn<'active' | 'held'>, 'media' | 'onHold'>,
  sample: QualitySample | undefined,
): readonly QualityCause[] {
  if (onHold === 'local' || onHold === 'both') return []
  switch (media) {
    case 'reconnecting':
    case 'failed':
      return ['interrupted']
    case 'frozen':
      return ['frozen']
    case 'unknown':
    case 'connecting':
    case 'steady': {
      if (!sample) return ['unknown']
      // A far side that holds need not send.
      if (onHold === 'no' && (sample.silentMs ?? 0) >= SILENT_MS) return ['no-audio']
      return media === 'unknown' && !isMeasured(sample) ? ['unknown'] : beyondLimits(sample)
    }
    default:
      return media satisfies never
  }
}

function beyondLimits({ lossPercent = 0, jitterMs = 0, roundTripMs = 0 }: QualitySample): readonly QualityCause[] {
  const causes: QualityCause[] = []
  if (lossPercent > LIMITS.loss) causes.push('loss')
  if (jitterMs > LIMITS.jitter) causes.push('jitter')
  if (roundTripMs > LIMITS.latency) causes.push('latency')
  return causes
}

function isMeasured({ mos, lossPercent, jitterMs, roundTripMs }: QualitySample): boolean {
  return (mos ?? lossPercent ?? jitterMs ?? roundTripMs) !== undefined
}
