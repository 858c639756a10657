import type { EventEmitter } from 'node:events'
import { stretchesOf } from '../../adapters/transport-sipjs/test/quality/score.ts'
import type { Detector, Report } from './detector.ts'
import { settle, underFakeTime } from './fake-time.ts'

interface Monitor extends EventEmitter {
  enable(connection: { getStats(): Promise<Report> }): void
  disable(): void
  disableWarnings(): void
  enableWarnings(): void
}

interface Scoring {
  calculate(roundTripMs: number, jitterMs: number, lossPercent: number): number | null
}

/** Not exported by the package, so taken from its files. */
const load = async (file: string) =>
  (await import(new URL(`../node_modules/@twilio/voice-sdk/esm/twilio/${file}.js`, import.meta.url).href)).default

const StatsMonitor: new () => Monitor = await load('statsMonitor')
const scoring: Scoring = await load('rtc/mos')

/** How long `Call` of that SDK keeps the warnings of a new call off. */
const quietMs = 5_000

/** Its alarm is the warning that no bytes were received (`low-bytes-received`). */
export const twilio: Detector = {
  name: 'Twilio Voice 2.18.5 `StatsMonitor`',
  watch: (call) =>
    underFakeTime(async (clock) => {
      const seen: { at: number; is: boolean }[] = []
      const scores = new Map<number, number>()
      const monitor = new StatsMonitor()
      let [current] = call
      let raised = false
      monitor.on('warning', ({ name }) => {
        if (name === 'bytesReceived') raised = true
      })
      monitor.on('warning-cleared', ({ name }) => {
        if (name === 'bytesReceived') raised = false
      })
      monitor.on('error', (error) => {
        throw error
      })
      monitor.on('sample', ({ mos }) => {
        if (current && typeof mos === 'number') scores.set(current.reading.at, mos)
      })
      monitor.disableWarnings()
      setTimeout(() => monitor.enableWarnings(), quietMs)
      monitor.enable({ getStats: async () => current?.report ?? new Map() })

      let at = 0
      for (current of call) {
        const { reading } = current
        clock.advance(reading.at - at)
        at = reading.at
        await settle()
        seen.push({ at, is: raised })
      }
      monitor.disable()
      return { alarms: stretchesOf(seen), scores }
    }),
  score: async (oneWayMs, lossPercent) => scoring.calculate(2 * oneWayMs, 0, lossPercent) ?? undefined,
}
