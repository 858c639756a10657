import type { QualitySample } from '@offhook/core'
import { readSample, type StatsEntries, type Totals } from './stats.ts'

/** Where statistics come from: `RTCPeerConnection` of a browser or of react-native-webrtc, or a recording. */
export interface StatsSource {
  getStats(): Promise<{ values(): StatsEntries }>
}

/** Reads the next sample of one call; windows lie between its readings, so it keeps no timer (law 7). */
export type Sampler = () => Promise<QualitySample>

/** What `sampleQuality` of any transport on WebRTC answers. One for each call. Rejects as `getStats` does. */
export function createSampler(source: StatsSource): Sampler {
  let before: Totals | undefined
  return async () => {
    const report = await source.getStats()
    const { sample, totals } = readSample(report.values(), before)
    before = totals
    return sample
  }
}
