import type { Millis } from '../values.ts'
import { isAmount } from './amount.ts'
import type { QualitySample } from './sample.ts'

/** A codec's planning values in ITU-T G.113 Appendix I: its own impairment, and its robustness against random loss. */
export interface CodecImpairment {
  readonly ie: number
  readonly bpl: number
}

/** G.711 with packet loss concealment; the nearest published narrowband values for Opus, so its MOS is an estimate. */
export const G711_WITH_PLC: CodecImpairment = { ie: 0, bpl: 25.1 }

/** The transmission rating of a call without loss or delay: every default of ITU-T G.107 (06/2015) section 7.7. */
const UNIMPAIRED = 93.2

/**
 * Estimated mean opinion score, 1 to 4.5, by the E-model (ITU-T G.107).
 * `undefined` when loss, delay or jitter is missing or no number, or when no packet arrived in the window: WebRTC keeps
 * the last good jitter and round trip through an outage, so a score of them would call a dead path excellent.
 */
export function mosOf(sample: QualitySample, codec: CodecImpairment = G711_WITH_PLC): number | undefined {
  const { jitterMs, roundTripMs, lossPercent, packets } = sample
  if (packets === 0 || !isAmount(jitterMs) || !isAmount(roundTripMs) || !isAmount(lossPercent)) return undefined
  // Mouth to ear: half the round trip, and a jitter buffer of twice the jitter.
  const oneWayMs = roundTripMs / 2 + 2 * jitterMs
  return ratingToMos(UNIMPAIRED - delayImpairment(oneWayMs) - lossImpairment(lossPercent, codec))
}

/** R to MOS (G.107 Annex B), clamped: the cubic leaves the scale above 100 and dips under 1 below 6.5. */
export function ratingToMos(rating: number): number {
  const r = Math.min(100, Math.max(0, rating))
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6)
}

/** Idd: the impairment by absolute delay without echo (G.107 section 7.4). */
export function delayImpairment(oneWayMs: Millis): number {
  if (oneWayMs <= 100) return 0
  const x = Math.log2(oneWayMs / 100)
  return 25 * (sixthRoot(x) - 3 * sixthRoot(x / 3) + 2)
}

/** Ie-eff: the codec's impairment under random loss (G.107 section 7.5, BurstR = 1). */
export function lossImpairment(lossPercent: number, { ie, bpl }: CodecImpairment = G711_WITH_PLC): number {
  return ie + ((95 - ie) * lossPercent) / (lossPercent + bpl)
}

const sixthRoot = (x: number): number => (1 + x ** 6) ** (1 / 6)
