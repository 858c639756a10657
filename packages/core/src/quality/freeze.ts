import type { Millis } from '../values.ts'
import { isAmount } from './amount.ts'
import type { QualitySample } from './sample.ts'

/** `repeat`: the same progress again and again is a freeze. `increase`: progress that keeps growing is one. */
export type FreezeRule = 'repeat' | 'increase' | 'none'

/** Whether media still arrives. `unknown` MUST NOT be read as steady. */
export type FreezeVerdict = 'unknown' | 'steady' | 'frozen'

export interface FreezeSettings {
  readonly rule: FreezeRule
  /** The time from one sample to the next. */
  readonly intervalMs: Millis
}

type Counters = Readonly<Record<string, number>>

interface Progress {
  /** The number as it came, or all that the counters have grown by. */
  readonly total: number
  /** The last value of every counter seen, so that one which vanishes and returns is not counted twice. */
  readonly counters?: Counters
}

export interface FreezeState extends Progress {
  readonly verdict: FreezeVerdict
  /** Samples in a row that fulfilled the rule. */
  readonly run: number
  /** When the last progress came; `undefined`: none since the start or the last suspension. */
  readonly at: Millis | undefined
}

/** Repetitions (or increases) in a row that make a freeze: the fourth alike sample shows it. */
const RUN = 3
/** Intervals without news after which nothing is known. */
export const STALE = 3
/** Beyond so many counters those of earlier samples are forgotten, whatever a port sends. */
const MAX_COUNTERS = 64

export const initialFreeze: FreezeState = { verdict: 'unknown', total: 0, run: 0, at: undefined }

/** One more sample. A missing or meaningless progress is skipped, as if the sample had not come. */
export function stepFreeze(
  state: FreezeState,
  progress: QualitySample['progress'],
  at: Millis,
  settings: FreezeSettings,
): FreezeState {
  const { rule, intervalMs } = settings
  const next = rule === 'none' ? undefined : advance(state, progress)
  if (!next) return expireFreeze(state, at, settings)
  const { total } = next
  const joined = state.at !== undefined && at - state.at <= STALE * intervalMs
  const alike = rule === 'repeat' ? total !== 0 && total === state.total : total > state.total
  const run = joined && alike ? state.run + 1 : 0
  // Counters that all stand at 0 have not begun: that is neither a freeze nor a path that works.
  const begun = total !== 0 || next.counters === undefined
  return { ...next, run, at, verdict: run >= RUN ? 'frozen' : begun ? 'steady' : 'unknown' }
}

/** Time passed. */
export function expireFreeze(state: FreezeState, at: Millis, { intervalMs }: FreezeSettings): FreezeState {
  const stale = state.at !== undefined && at - state.at >= STALE * intervalMs
  return stale && state.verdict !== 'unknown' ? { ...state, verdict: 'unknown' } : state
}

/** Nothing is expected to arrive: the count begins anew afterwards. */
export function suspendFreeze(state: FreezeState): FreezeState {
  return state.at === undefined ? state : { ...state, verdict: 'unknown', run: 0, at: undefined }
}

function advance(state: FreezeState, progress: QualitySample['progress']): Progress | undefined {
  if (typeof progress === 'object') return accumulate(state, progress)
  return isAmount(progress) ? { total: progress } : undefined
}

/** Adds what each counter has grown by; one that vanished or fell (its owner was replaced) adds 0. */
function accumulate(state: FreezeState, counters: Counters): Progress | undefined {
  const known: Record<string, number> = { ...state.counters }
  const reported: Record<string, number> = {}
  let total = state.counters ? state.total : 0
  let some = false
  for (const id in counters) {
    const value = counters[id]
    if (!isAmount(value)) continue
    some = true
    total += Math.max(0, value - (known[id] ?? 0))
    known[id] = reported[id] = value
  }
  if (!some) return undefined
  return { total, counters: Object.keys(known).length > MAX_COUNTERS ? reported : known }
}
