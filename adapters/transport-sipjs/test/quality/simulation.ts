import { type Millis, type RandomSource, seededRandom } from '@offhook/core'
import type { Reading } from './reading.ts'
import type { Stretch } from './score.ts'
import { rtcpReports, type Stream, sound, stunChecks, type Talk } from './streams.ts'

export interface SimulationOptions {
  readonly seed: number
  readonly seconds: number
  readonly talk: Talk
  /** Bursts in which everything is lost: how much of the time, and how long one lasts on average. */
  readonly loss?: { readonly percent: number; readonly burstMs: Millis }
  /** One freeze in each stretch of `everyMs`, at a random moment of it. */
  readonly freezes?: { readonly everyMs: Millis; readonly lengthMs: Millis }
}

export interface Simulation {
  /** About one a second, as late as a busy page is. */
  readonly readings: readonly Reading[]
  readonly freezes: readonly Stretch[]
  /** Every stretch of `quietMs` and more in which nothing at all arrived, for whatever reason. */
  readonly quiet: readonly Stretch[]
}

const intervalMs = 1_000
const mostLatenessMs = 60
const quietMs = 2_500

/** The traffic that arrives in one call, packet by packet; the same for the same options. */
export function simulate(options: SimulationOptions): Simulation {
  const random = seededRandom(options.seed)
  const end = options.seconds * intervalMs
  const freezes = freezesOf(options, random, end)
  const outages = [...freezes, ...burstsOf(options, random, end)].sort((a, b) => a.from - b.from)
  const streams = [sound(options.talk, random), stunChecks(random), stunChecks(random), rtcpReports(random)] as const
  const [rtp, responses, requests, reports] = streams
  const isLost = losses(outages)

  const readings: Reading[] = []
  const quiet: Stretch[] = []
  let lastArrival = 0
  let packetsLost = 0
  let unheard = 0
  for (let second = 0; second <= options.seconds; second += 1) {
    const at = second * intervalMs + Math.floor(random() * mostLatenessMs)
    for (let stream = soonest(streams); stream.at <= at; stream = soonest(streams)) {
      const arrived = !isLost(stream.at)
      if (arrived) {
        if (stream.at - lastArrival >= quietMs) quiet.push({ from: lastArrival, to: stream.at })
        lastArrival = stream.at
      }
      // A gap in the sequence shows with the next packet that arrives.
      if (stream === rtp) [packetsLost, unheard] = arrived ? [packetsLost + unheard, 0] : [packetsLost, unheard + 1]
      stream.pass(arrived)
    }
    readings.push({
      at,
      connection: 'connected',
      ice: 'connected',
      packetsReceived: rtp.arrived,
      bytesReceived: rtp.arrived * 80,
      packetsLost,
      jitter: 0.004,
      packetsSent: second * 50,
      bytesSent: second * 4_000,
      reportsSent: reports.arrived || null,
      roundTripTime: reports.arrived ? 0.04 : null,
      responsesReceived: responses.arrived,
      requestsReceived: requests.arrived,
      currentRoundTripTime: 0.04,
    })
  }
  return { readings, freezes, quiet }
}

function soonest(streams: readonly [Stream, ...Stream[]]): Stream {
  let next = streams[0]
  for (const stream of streams) if (stream.at < next.at) next = stream
  return next
}

/** Clear of the edges of its stretch, so that a detector has time to see the call well before and after. */
function freezesOf({ freezes }: SimulationOptions, random: RandomSource, end: Millis): readonly Stretch[] {
  if (!freezes) return []
  const { everyMs, lengthMs } = freezes
  const margin = everyMs / 3
  return Array.from({ length: Math.floor(end / everyMs) }, (_, index) => {
    const from = index * everyMs + margin + Math.floor(random() * (everyMs - margin - margin - lengthMs))
    return { from, to: from + lengthMs }
  })
}

function burstsOf({ loss }: SimulationOptions, random: RandomSource, end: Millis): readonly Stretch[] {
  if (!loss) return []
  const clearMs = loss.burstMs * (100 / loss.percent - 1)
  const bursts: Stretch[] = []
  for (let at = exponential(random, clearMs); at < end; ) {
    const to = at + exponential(random, loss.burstMs)
    bursts.push({ from: at, to })
    at = to + exponential(random, clearMs)
  }
  return bursts
}

function exponential(random: RandomSource, mean: Millis): Millis {
  return -mean * Math.log(1 - random())
}

/** Whether a packet of that moment is lost; asked in the order of time. */
function losses(outages: readonly Stretch[]): (at: Millis) => boolean {
  let index = 0
  let until = 0
  return (at) => {
    for (let next = outages[index]; next && next.from <= at; next = outages[index]) {
      until = Math.max(until, next.to)
      index += 1
    }
    return at < until
  }
}
