import { readFileSync } from 'node:fs'
import type { Millis } from '@offhook/core'
import type { Reading } from './reading.ts'

/** One side of a real call between two browsers, read once a second; the time counts from the first reading. */
export interface Recording {
  readonly readings: readonly Reading[]
  /** When the far side or the network was disturbed, and when no longer. */
  readonly from: Millis
  readonly to: Millis
}

export type RecordingName = 'good' | 'muted' | 'dropped' | 'stopped' | 'dropped-long' | 'rtp-only-stopped'

type Counted = number | null
/** In the order that the file gives as its `columns`. */
type Row = readonly [
  at: Millis,
  connection: RTCPeerConnectionState,
  ice: RTCIceConnectionState,
  packetsReceived: number,
  bytesReceived: number,
  packetsLost: number,
  jitter: number,
  packetsSent: number,
  bytesSent: number,
  reportsSent: Counted,
  roundTripTime: Counted,
  responsesReceived: Counted,
  requestsReceived: Counted,
  currentRoundTripTime: Counted,
]

interface RecordingFile {
  /** `null` where nothing was disturbed. */
  readonly from: Millis | null
  readonly to: Millis | null
  readonly readings: readonly Row[]
}

export function readRecording(name: RecordingName): Recording {
  const file: RecordingFile = JSON.parse(readFileSync(new URL(`recordings/${name}.json`, import.meta.url), 'utf8'))
  const { from, to, readings } = file
  const never = Number.POSITIVE_INFINITY
  return { readings: readings.map(readingOf), from: from ?? never, to: to ?? never }
}

function readingOf(row: Row): Reading {
  const [at, connection, ice, packetsReceived, bytesReceived, packetsLost, jitter, packetsSent, bytesSent] = row
  const [reportsSent, roundTripTime, responsesReceived, requestsReceived, currentRoundTripTime] = row.slice(
    9,
  ) as Counted[]
  return {
    at,
    connection,
    ice,
    packetsReceived,
    bytesReceived,
    packetsLost,
    jitter,
    packetsSent,
    bytesSent,
    reportsSent: reportsSent ?? null,
    roundTripTime: roundTripTime ?? null,
    responsesReceived: responsesReceived ?? null,
    requestsReceived: requestsReceived ?? null,
    currentRoundTripTime: currentRoundTripTime ?? null,
  }
}
