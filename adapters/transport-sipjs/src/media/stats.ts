import type { QualitySample } from '@offhook/core'

/** What a sample remembers for the next one: totals of the far side's sound since the call began. */
export interface Totals {
  readonly received: number
  readonly lost: number
}

/** `RTCStatsReport` as far as it is read; any collection of stats objects will do. */
export type StatsEntries = Iterable<unknown>

interface Entry {
  readonly id: string
  readonly type: string
  readonly [field: string]: unknown
}

/**
 * One sample of what arrives (W3C WebRTC Statistics). Loss, jitter and delay keep their last good value while nothing
 * arrives, so they are left out when no packet came in the window.
 */
export function readSample(
  entries: StatsEntries,
  before: Totals | undefined,
): { sample: QualitySample; totals: Totals } {
  const read = readEntries(entries)
  const { totals, progress, jitter } = read
  const packets = Math.max(0, totals.received - (before?.received ?? 0))
  if (packets === 0) return { sample: { progress, packets }, totals }

  const lost = Math.max(0, totals.lost - (before?.lost ?? 0))
  // RTCP's own measurement where there is one, else that of the STUN checks.
  const roundTrip = read.byRtcp ?? read.byStun
  return {
    sample: {
      progress,
      packets,
      lossPercent: 100 * (lost / (packets + lost)),
      ...(jitter === undefined ? {} : { jitterMs: jitter * 1_000 }),
      ...(roundTrip === undefined ? {} : { roundTripMs: roundTrip * 1_000 }),
    },
    totals,
  }
}

/** Gauges in seconds, the worst where there are several. */
interface Read {
  readonly totals: Totals
  /** Everything that moves as long as the path from the far side lives: its packets, RTCP reports, STUN checks. */
  readonly progress: Readonly<Record<string, number>>
  readonly jitter: number | undefined
  readonly byRtcp: number | undefined
  readonly byStun: number | undefined
}

function readEntries(entries: StatsEntries): Read {
  const progress: Record<string, number> = {}
  let [received, lost] = [0, 0]
  let jitter: number | undefined
  let byRtcp: number | undefined
  let byStun: number | undefined
  const count = (entry: Entry, field: string) => {
    const value = entry[field]
    if (isAmount(value)) progress[`${entry.id}.${field}`] = value
  }
  for (const entry of entries) {
    if (!isEntry(entry)) continue
    switch (entry.type) {
      case 'inbound-rtp':
        count(entry, 'packetsReceived')
        if (entry.kind !== 'audio') break
        received += whole(entry.packetsReceived)
        lost += whole(entry.packetsLost)
        jitter = larger(jitter, entry.jitter)
        break
      case 'remote-outbound-rtp':
        count(entry, 'reportsSent')
        break
      case 'remote-inbound-rtp':
        byRtcp = larger(byRtcp, entry.roundTripTime)
        break
      case 'candidate-pair':
        if (entry.nominated !== true) break
        count(entry, 'responsesReceived')
        count(entry, 'requestsReceived')
        byStun = larger(byStun, entry.currentRoundTripTime)
        break
    }
  }
  return { totals: { received, lost }, progress, jitter, byRtcp, byStun }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'type' in value && 'id' in value && typeof value.id === 'string'
}

/** `packetsLost` may fall below 0: duplicates count against it. */
function whole(value: unknown): number {
  return Number.isSafeInteger(value) ? Number(value) : 0
}

function larger(known: number | undefined, value: unknown): number | undefined {
  return isAmount(value) ? Math.max(known ?? 0, value) : known
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
