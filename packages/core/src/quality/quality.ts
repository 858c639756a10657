import type { Millis } from '../values.ts'
import { steadyBand } from './bands.ts'
import {
  expireFreeze,
  type FreezeSettings,
  type FreezeState,
  type FreezeVerdict,
  initialFreeze,
  STALE,
  stepFreeze,
  suspendFreeze,
} from './freeze.ts'
import { mosOf } from './mos.ts'
import type { QualityBand, QualitySample } from './sample.ts'

export type QualitySettings = FreezeSettings

export interface QualityState {
  readonly verdict: FreezeVerdict
  /** With hysteresis, for a view; `bandOf(sample.mos)` is the exact one. */
  readonly band: QualityBand
  /** The newest sample, with its MOS. */
  readonly sample?: QualitySample
  readonly freeze: FreezeState
  /** When a sample last had a MOS. */
  readonly ratedAt: Millis | undefined
  /** When the first of the newest samples came that had no packet; `undefined`: packets come, or are not counted. */
  readonly silentSince: Millis | undefined
}

export type QualityEvent =
  | { readonly type: 'sample'; readonly sample: QualitySample; readonly at: Millis }
  /** Time passed. */
  | { readonly type: 'tick'; readonly at: Millis }
  /** Held here: nothing is expected to arrive. */
  | { readonly type: 'suspend' }

export const initialQuality: QualityState = {
  verdict: 'unknown',
  band: 'unknown',
  freeze: initialFreeze,
  ratedAt: undefined,
  silentSince: undefined,
}

/** The quality of one call after one more event. The same reference comes back when nothing changed. */
export function stepQuality(state: QualityState, event: QualityEvent, settings: QualitySettings): QualityState {
  switch (event.type) {
    case 'sample': {
      const { at } = event
      const silentSince = event.sample.packets === 0 ? (state.silentSince ?? at) : undefined
      const sample = silentSince === undefined ? rated(event.sample) : silent(event.sample, at - silentSince)
      const freeze = stepFreeze(state.freeze, sample.progress, at, settings)
      if (sample.mos === undefined) return { ...expire(state, freeze, at, settings), sample, silentSince }
      const band = steadyBand(state.band, sample.mos)
      return { verdict: freeze.verdict, band, sample, freeze, ratedAt: at, silentSince }
    }
    case 'tick':
      return expire(state, expireFreeze(state.freeze, event.at, settings), event.at, settings)
    case 'suspend':
      return awake(update(state, suspendFreeze(state.freeze), undefined))
    default:
      return event satisfies never
  }
}

/** A band outlives a window without a MOS (silence suppression), but not three of them. */
function expire(state: QualityState, freeze: FreezeState, at: Millis, { intervalMs }: QualitySettings): QualityState {
  const stale = state.ratedAt !== undefined && at - state.ratedAt >= STALE * intervalMs
  return update(state, freeze, stale ? undefined : state.ratedAt)
}

function update(state: QualityState, freeze: FreezeState, ratedAt: Millis | undefined): QualityState {
  if (freeze === state.freeze && ratedAt === state.ratedAt) return state
  const band = ratedAt === undefined ? 'unknown' : state.band
  return { ...state, verdict: freeze.verdict, band, freeze, ratedAt }
}

/** Silence that is asked for is none. */
function awake(state: QualityState): QualityState {
  return state.silentSince === undefined ? state : { ...state, silentSince: undefined }
}

/** Adds the MOS where the SDK gave none. */
function rated(sample: QualitySample): QualitySample {
  const mos = sample.mos ?? mosOf(sample)
  return mos === undefined || mos === sample.mos ? sample : { ...sample, mos }
}

/** Takes away what a window without packets cannot have measured, and says how long there have been none. */
function silent(sample: QualitySample, silentMs: Millis): QualitySample {
  const { mos, jitterMs, lossPercent, ...measured } = sample
  return { ...measured, silentMs }
}
