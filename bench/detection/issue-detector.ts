import { stretchesOf } from '../../adapters/transport-sipjs/test/quality/score.ts'
import type { Detector, Report } from './detector.ts'
import { settle, underFakeTime } from './fake-time.ts'

interface Source {
  getStats(): Promise<Report>
  readonly track: { readonly enabled: true }
}

interface WatchedConnection {
  readonly connectionState: string
  readonly iceConnectionState: string
  getReceivers(): readonly Source[]
  getSenders(): readonly Source[]
}

interface Issue {
  readonly reason: string
}

interface IssueDetector {
  handleNewPeerConnection(connection: WatchedConnection): void
  stopWatchingNewPeerConnections(): void
}

interface Library {
  readonly default: new (options: {
    readonly autoAddPeerConnections: false
    readonly getStatsInterval: number
    readonly onIssues: (issues: readonly Issue[]) => void
    readonly onNetworkScoresUpdated: (scores: { readonly inbound?: number }) => void
  }) => IssueDetector
  readonly NetworkScoresCalculator: new () => { calculate(stats: object): { readonly inbound?: number } }
}

// It stores itself in the window as soon as it is made.
Object.assign(globalThis, { window: {} })
const file = '../node_modules/webrtc-issue-detector/dist/bundle-cjs.js'
const library: Library = (await import(new URL(file, import.meta.url).href)).default

/**
 * Its alarm is `missing-audio-stream-data`: the bytes received were the same three times. It never says that one is over,
 * so it is taken to last until bytes come.
 */
export function issueDetector(intervalMs: number, note: string): Detector {
  return {
    name: `webrtc-issue-detector 1.17.3, ${note}`,
    watch: (call) =>
      underFakeTime(async (clock) => {
        const seen: { at: number; is: boolean }[] = []
        const scores = new Map<number, number>()
        let [current] = call
        let raisedWith: number | undefined
        const detector = new library.default({
          autoAddPeerConnections: false,
          // It counts from the end of one reading; a little less keeps it on ours, which are an instant late now and then.
          getStatsInterval: intervalMs - 100,
          onIssues: (issues) => {
            const missing = issues.some(({ reason }) => reason === 'missing-audio-stream-data')
            if (missing) raisedWith = current?.reading.bytesReceived
          },
          onNetworkScoresUpdated: ({ inbound }) => {
            if (current && inbound !== undefined) scores.set(current.reading.at, inbound)
          },
        })
        const source = (part: 'received' | 'sent'): Source => ({
          track: { enabled: true },
          getStats: async () => current?.[part] ?? new Map(),
        })
        detector.handleNewPeerConnection({
          get connectionState() {
            return current?.reading.connection ?? 'new'
          },
          get iceConnectionState() {
            return current?.reading.ice ?? 'new'
          },
          getReceivers: () => [source('received')],
          getSenders: () => [source('sent')],
        })

        let at = 0
        for (current of call) {
          const { reading } = current
          clock.advance(reading.at - at)
          at = reading.at
          await settle()
          seen.push({ at, is: raisedWith === reading.bytesReceived })
        }
        detector.stopWatchingNewPeerConnections()
        return { alarms: stretchesOf(seen), scores }
      }),
    score: (oneWayMs, lossPercent) =>
      underFakeTime(async () => {
        const calculator = new library.NetworkScoresCalculator()
        const sent = 100_000
        const lost = (sent * lossPercent) / 100
        calculator.calculate(statsAfter(0, 0, oneWayMs))
        return calculator.calculate(statsAfter(sent - lost, lost, oneWayMs)).inbound
      }),
  }
}

function statsAfter(packetsReceived: number, packetsLost: number, oneWayMs: number): object {
  return {
    connection: { id: 'CP1', packetsReceived, currentRoundTripTime: (2 * oneWayMs) / 1_000 },
    audio: { inbound: [{ ssrc: 1, jitter: 0, packetsLost }], outbound: [] },
    video: { inbound: [], outbound: [] },
  }
}
