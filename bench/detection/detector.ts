import { type Reading, reportOf, type StatsEntry } from '../../adapters/transport-sipjs/test/quality/reading.ts'
import type { Stretch } from '../../adapters/transport-sipjs/test/quality/score.ts'

export type Report = ReadonlyMap<string, StatsEntry>

/** One reading of a call, as each detector wants it. All get the same readings at the same moments. */
export interface Observed {
  readonly reading: Reading
  readonly report: Report
  /** What `RTCRtpReceiver.getStats()` and `RTCRtpSender.getStats()` would say: their part of the report. */
  readonly received: Report
  readonly sent: Report
}

export interface Watched {
  /** When it said that nothing arrives. */
  readonly alarms: readonly Stretch[]
  /** The opinion score that it gave at a moment, where it gave one. */
  readonly scores: ReadonlyMap<number, number>
}

export interface Detector {
  readonly name: string
  watch(call: readonly Observed[]): Promise<Watched>
  /** Its opinion score for a call with this mouth-to-ear delay and loss, and no jitter. */
  score(oneWayMs: number, lossPercent: number): Promise<number | undefined>
}

const inbound = new Set(['inbound-rtp', 'remote-outbound-rtp'])
const outbound = new Set(['outbound-rtp', 'remote-inbound-rtp'])

export function observe(readings: readonly Reading[]): readonly Observed[] {
  return readings.map((reading) => {
    const entries = reportOf(reading)
    const without = (types: ReadonlySet<string>) =>
      new Map(entries.filter(({ type }) => !types.has(type)).map((entry) => [entry.id, entry]))
    return { reading, report: without(new Set()), received: without(outbound), sent: without(inbound) }
  })
}
