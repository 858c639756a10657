import { isRecord, readNumber, readWhole } from '@offhook/adapter-kit'
import type { QualitySample, Vendor } from '@offhook/core'
import type { NativeKind } from '../dialect.ts'

export interface QualityReport {
  readonly sample: Omit<QualitySample, 'silentMs'>
  /** The native side's own verdict: 0 good, 1 medium, 2 bad. */
  readonly vendor?: Vendor
}

/** A number that measures something. 0 is what both SDKs write before they have measured. */
const measured = (value: unknown): number | undefined => {
  const number = readNumber(value)
  return number !== undefined && number > 0 ? number : undefined
}
/** A number that may be 0 in earnest. */
const counted = (value: unknown): number | undefined => {
  const number = readNumber(value)
  return number !== undefined && number >= 0 ? number : undefined
}

/**
 * Reads the body of a `CALL_QUALITY`. Milliseconds and percent on both sides; loss is `packetLoss` (React Native) or `ppl`
 * (Flutter). LCN is progress on Android only: iOS leaves it out (React Native) or writes a constant 0 (Flutter), which
 * MUST NOT be taken for a network that lives. A score is brought into 1 to 4.5, the scale of the core (ITU-T P.800).
 */
export function readQuality(body: unknown, { platform }: NativeKind): QualityReport | undefined {
  if (!isRecord(body)) return undefined
  const stat = isRecord(body.stat) ? body.stat : {}
  const progress = platform === 'android' ? readWhole(stat.lcn) : undefined
  const mos = measured(stat.mos)
  const jitterMs = counted(stat.jitter)
  const roundTripMs = measured(stat.latency)
  const lossPercent = counted(stat.packetLoss) ?? counted(stat.ppl)
  const code = readWhole(body.quality)
  if (code === undefined && Object.keys(stat).length === 0) return undefined
  return {
    sample: {
      ...(progress !== undefined && progress >= 0 && { progress }),
      ...(mos !== undefined && mos <= 5 && { mos: Math.min(4.5, Math.max(1, mos)) }),
      ...(jitterMs !== undefined && { jitterMs }),
      ...(roundTripMs !== undefined && { roundTripMs }),
      ...(lossPercent !== undefined && lossPercent <= 100 && { lossPercent }),
    },
    ...(code !== undefined && { vendor: { code } }),
  }
}
