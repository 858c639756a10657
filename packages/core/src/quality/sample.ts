import type { Millis } from '../values.ts'

/** One measurement of a call's media path, about one second long. Missing means unknown, never zero. */
export interface QualitySample {
  /**
   * Does anything still arrive? A number is compared as it is (OMICALL's LCN); a record holds counters by id,
   * which the core accumulates monotonically (WebRTC `getStats`: a vanished or falling counter adds 0).
   */
  readonly progress?: number | Readonly<Record<string, number>>
  /** Mean opinion score, 1 to 4.5 (ITU-T P.800); computed by the E-model where the SDK gives none. */
  readonly mos?: number
  readonly jitterMs?: Millis
  readonly roundTripMs?: Millis
  /** Lost packets in this window, 0 to 100. */
  readonly lossPercent?: number
  /** Packets that arrived in this window. At 0 every derived number is undefined. */
  readonly packets?: number
  /** How long no packet has come, while none comes. Given by the core; what a transport says of it is not read. */
  readonly silentMs?: Millis
}

/** Exact bands on MOS: excellent from 4.0, good from 3.5, fair from 3.0, poor from 2.0, else bad. */
export type QualityBand = 'unknown' | 'bad' | 'poor' | 'fair' | 'good' | 'excellent'
