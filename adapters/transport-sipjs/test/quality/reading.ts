import type { Millis } from '@offhook/core'

/** What a connection says of itself at one moment of a call. `null`: the report lacks it. */
export interface Reading {
  readonly at: Millis
  readonly connection: RTCPeerConnectionState
  readonly ice: RTCIceConnectionState
  readonly packetsReceived: number
  readonly bytesReceived: number
  readonly packetsLost: number
  readonly jitter: number
  readonly packetsSent: number
  readonly bytesSent: number
  readonly reportsSent: number | null
  readonly roundTripTime: number | null
  readonly responsesReceived: number | null
  readonly requestsReceived: number | null
  readonly currentRoundTripTime: number | null
}

export interface StatsEntry {
  readonly id: string
  readonly type: string
  readonly timestamp: number
  readonly [field: string]: unknown
}

/** The entries of `RTCPeerConnection.getStats()` (W3C WebRTC Statistics), with the references that readers follow. */
export function reportOf(reading: Reading): readonly StatsEntry[] {
  const { packetsReceived, bytesReceived, packetsLost, jitter, packetsSent, bytesSent } = reading
  const { reportsSent, roundTripTime, responsesReceived, requestsReceived, currentRoundTripTime } = reading
  const timestamp = reading.at
  const rtp = { timestamp, kind: 'audio', transportId: 'T01' }
  const paired = responsesReceived !== null
  const entries: StatsEntry[] = [
    { ...rtp, id: 'IT01A1', type: 'inbound-rtp', ssrc: 1, packetsReceived, bytesReceived, packetsLost, jitter },
    { ...rtp, id: 'OT01A2', type: 'outbound-rtp', ssrc: 2, remoteId: 'RIA2', packetsSent, bytesSent },
    { id: 'T01', type: 'transport', timestamp, ...(paired ? { selectedCandidatePairId: 'CP1' } : {}) },
    { id: 'L1', type: 'local-candidate', timestamp, address: '192.0.2.1' },
    { id: 'R1', type: 'remote-candidate', timestamp, address: '192.0.2.2' },
  ]
  if (reportsSent !== null) entries.push({ ...rtp, id: 'ROA1', type: 'remote-outbound-rtp', ssrc: 1, reportsSent })
  if (roundTripTime !== null) entries.push({ ...rtp, id: 'RIA2', type: 'remote-inbound-rtp', ssrc: 2, roundTripTime })
  if (paired) {
    const ends = { localCandidateId: 'L1', remoteCandidateId: 'R1', nominated: true, state: 'succeeded' }
    const checks = { responsesReceived, requestsReceived, currentRoundTripTime }
    const payload = { packetsReceived, bytesReceived, packetsSent, bytesSent }
    entries.push({ id: 'CP1', type: 'candidate-pair', timestamp, transportId: 'T01', ...ends, ...checks, ...payload })
  }
  return entries
}
