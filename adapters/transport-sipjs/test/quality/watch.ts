import {
  type CallView,
  causesOf,
  createPhone,
  type Media,
  type Millis,
  type QualityBand,
  type QualityCause,
  type QualitySample,
} from '@offhook/core'
import { createScriptedTransport, createVirtualClock } from '@offhook/testing/kit'
import { mediaPathOf } from '../../src/call/to-facts.ts'
import { readSample, type StatsEntries, type Totals } from '../../src/media/stats.ts'
import { type Reading, reportOf } from './reading.ts'

/** What a screen shows of a call right after one reading. */
export interface Sight {
  readonly at: Millis
  readonly media: Media | 'ended'
  readonly band: QualityBand
  readonly sample: QualitySample | undefined
  readonly causes: readonly QualityCause[]
}

export interface WatchOptions {
  /** Whether the transport also says how its connection is. Without it only the counters speak. */
  readonly path: boolean
}

const call = { refs: { 'sip.call-id': 'watched' } }

/** A phone whose only call is under way, and to which each reading is handed in as the transport would. */
export async function createWatch({ path }: WatchOptions) {
  const clock = createVirtualClock()
  const transport = createScriptedTransport({
    freezeRule: 'repeat',
    reports: { media: path, remoteHold: true, quality: 'push', registration: false },
  })
  const phone = createPhone({ transport, clock })
  const started = await phone.start()
  if (!started.ok) throw new Error(`The phone did not start: ${started.reason}`)
  transport.emit({ type: 'call.offered', call, remote: { address: 'sip:100@example.org' } })
  transport.emit({ type: 'call.established', call })

  let connection: RTCPeerConnectionState = 'new'
  let totals: Totals | undefined
  return {
    take(reading: Reading, report: StatsEntries = reportOf(reading)): Sight {
      clock.advance(reading.at - clock.now())
      if (path && reading.connection !== connection) {
        connection = reading.connection
        transport.emit({ type: 'call.mediaChanged', call, media: mediaPathOf(connection) })
      }
      const read = readSample(report, totals)
      totals = read.totals
      transport.emit({ type: 'call.qualitySampled', call, sample: read.sample })
      return sightOf(phone.getSnapshot().calls[0], reading.at)
    },
  }

  function sightOf(view: CallView | undefined, at: Millis): Sight {
    if (view?.phase !== 'active') return { at, media: 'ended', band: 'unknown', sample: undefined, causes: [] }
    const sample = phone.getQuality(view.id)
    return { at, media: view.media, band: view.quality, sample, causes: causesOf(view, sample) }
  }
}

/** One sight for each reading. */
export async function watch(readings: readonly Reading[], options: WatchOptions): Promise<readonly Sight[]> {
  const watching = await createWatch(options)
  return readings.map((reading) => watching.take(reading))
}
