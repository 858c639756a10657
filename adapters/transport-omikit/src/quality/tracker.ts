import { bandOf, type QualityBand, type QualitySample } from '@offhook/core'

/** What the Flutter plugin's `CallQualityTracker` (3.3) tells a screen of one sample, by its own names. */
export interface OmiQuality {
  /** One decimal (`4.5`); empty while no score is known. */
  readonly mosDisplay: string
  /** `undefined` while no score is known. Theirs says "Bad" then. */
  readonly qualityText: OmiQualityText | undefined
  /** The network stands still: the same LCN other than 0 has been repeated three times or more. */
  readonly shouldShowLoading: boolean
  /** This sample ended a freeze. Theirs says so after any repetition, though nothing was shown. */
  readonly isNetworkRecovered: boolean
  /** Repetitions of the LCN in a row. */
  readonly consecutiveSameLcnCount: number
}

export type OmiQualityText = 'Excellent' | 'Good' | 'Fair' | 'Poor' | 'Bad'

/** Between two samples: the last LCN, and how often it has come again. */
export interface OmiQualityState {
  readonly lcn: number | undefined
  readonly repeated: number
}

export const initialOmiQuality: OmiQualityState = { lcn: undefined, repeated: 0 }

/** Repetitions that make a freeze: the fourth alike sample shows it. */
const freeze = 3

const texts: Readonly<Record<QualityBand, OmiQualityText | undefined>> = {
  excellent: 'Excellent',
  good: 'Good',
  fair: 'Fair',
  poor: 'Poor',
  bad: 'Bad',
  unknown: undefined,
}

/** One more sample. Without an LCN (iOS) the count stays as it is: that a number is missing is no sign of life. */
export function trackOmiQuality(
  state: OmiQualityState,
  { progress, mos }: QualitySample,
): readonly [OmiQualityState, OmiQuality] {
  const lcn = typeof progress === 'number' ? progress : undefined
  const next = lcn === undefined ? state : { lcn, repeated: lcn !== 0 && lcn === state.lcn ? state.repeated + 1 : 0 }
  const score = mos !== undefined && mos > 0 ? mos : undefined
  return [
    next,
    {
      mosDisplay: score?.toFixed(1) ?? '',
      qualityText: texts[bandOf(score)],
      shouldShowLoading: next.repeated >= freeze,
      isNetworkRecovered: state.repeated >= freeze && next.repeated < freeze,
      consecutiveSameLcnCount: next.repeated,
    },
  ]
}
