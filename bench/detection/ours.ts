import { mosOf } from '@offhook/core'
import { stretchesOf } from '../../adapters/transport-sipjs/test/quality/score.ts'
import { createWatch } from '../../adapters/transport-sipjs/test/quality/watch.ts'
import type { Detector } from './detector.ts'
import { settle } from './fake-time.ts'

const frozen = new Set(['frozen', 'reconnecting', 'failed'])

/** The whole path: report, sample, parsed fact, phone, view. The state of the connection is told as well. */
export const ours: Detector = {
  name: 'Offhook',
  async watch(call) {
    const watching = await createWatch({ path: true })
    const seen: { at: number; is: boolean }[] = []
    const scores = new Map<number, number>()
    for (const { reading, report } of call) {
      const { at, media, sample } = watching.take(reading, report.values())
      seen.push({ at, is: frozen.has(media) })
      if (sample?.mos !== undefined) scores.set(at, sample.mos)
      await settle()
    }
    return { alarms: stretchesOf(seen), scores }
  },
  score: async (oneWayMs, lossPercent) => mosOf({ roundTripMs: 2 * oneWayMs, lossPercent, jitterMs: 0, packets: 50 }),
}
