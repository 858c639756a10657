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
  const all = [...entries].filter(isEntry)
  const inbound = all.filter((entry) => entry.type === 'inbound-rtp' && entry.kind === 'audio')
  const totals = { received: sum(inbound, 'packetsReceived'), lost: sum(inbound, 'packetsLost') }
  const packets = Math.max(0, totals.received - (before?.received ?? 0))
  const progress = countersOf(all)
  if (packets === 0) return { sample: { progress, packets }, totals }

  const lost = Math.max(0, totals.lost - (before?.lost ?? 0))
  const jitter = largest(inbound, 'jitter')
  const roundTrip = roundTripOf(all)
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

/** Everything that moves as long as the path from the far side lives: its packets, its RTCP reports, its STUN checks. */
function countersOf(all: readonly Entry[]): Record<string, number> {
  const counters: Record<string, number> = {}
  const take = (entry: Entry, field: string) => {
    const value = entry[field]
    if (isCount(value)) counters[`${entry.id}.${field}`] = value
  }
  for (const entry of all) {
    if (entry.type === 'inbound-rtp') take(entry, 'packetsReceived')
    if (entry.type === 'remote-outbound-rtp') take(entry, 'reportsSent')
    if (entry.type === 'candidate-pair' && entry.nominated === true) {
      take(entry, 'responsesReceived')
      take(entry, 'requestsReceived')
    }
  }
  return counters
}

/** RTCP's own measurement where there is one, else that of the STUN checks; in seconds. */
function roundTripOf(all: readonly Entry[]): number | undefined {
  const byRtcp = all.filter((entry) => entry.type === 'remote-inbound-rtp')
  const byStun = all.filter((entry) => entry.type === 'candidate-pair' && entry.nominated === true)
  return largest(byRtcp, 'roundTripTime') ?? largest(byStun, 'currentRoundTripTime')
}

function sum(entries: readonly Entry[], field: string): number {
  return entries.reduce((total, entry) => total + (isWhole(entry[field]) ? entry[field] : 0), 0)
}

function largest(entries: readonly Entry[], field: string): number | undefined {
  const values = entries.map((entry) => entry[field]).filter(isCount)
  return values.length === 0 ? undefined : Math.max(...values)
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
