import type { Millis, RandomSource } from '@offhook/core'

/** Packets of one kind from the far side, one after another. */
export interface Stream {
  /** When the next one is due. */
  readonly at: Millis
  readonly arrived: number
  /** The next one is over, arrived or not. */
  pass(arrived: boolean): void
}

/**
 * How the far side sends its sound.
 * `constant`: a packet each 20 ms. `dtx`: Opus with discontinuous transmission, a packet each 400 ms while nobody speaks.
 * `muted`: the same in silence all the time. `vad`: a gateway that sends nothing in silence but a description of it
 * (RFC 3389) each 5 s, and whose user mostly listens.
 */
export type Talk = 'constant' | 'dtx' | 'muted' | 'vad'

interface Manner {
  readonly silentPacketMs: Millis
  /** Average lengths of one stretch of speech and of one of silence. */
  readonly speechMs: Millis
  readonly silenceMs: Millis
}

const packetMs = 20

const manners = {
  constant: { silentPacketMs: packetMs, speechMs: 1_000, silenceMs: 1_000 },
  dtx: { silentPacketMs: 400, speechMs: 1_500, silenceMs: 1_500 },
  muted: { silentPacketMs: 400, speechMs: 0, silenceMs: 60_000 },
  vad: { silentPacketMs: 5_000, speechMs: 3_000, silenceMs: 15_000 },
} as const satisfies Record<Talk, Manner>

export function sound(talk: Talk, random: RandomSource): Stream {
  const { silentPacketMs, speechMs, silenceMs } = manners[talk]
  const lasting = (mean: Millis) => -mean * Math.log(1 - random())
  let speaks = true
  let turnsAt = lasting(speechMs)
  return stream(0, (at) => {
    const next = at + (speaks ? packetMs : silentPacketMs)
    if (next < turnsAt) return next
    // Speech ends what silence had planned.
    const turned = Math.max(at + packetMs, turnsAt)
    speaks = !speaks
    turnsAt = turned + lasting(speaks ? speechMs : silenceMs)
    return turned
  })
}

/** Consent checks as Chromium makes them on a stable path: about one each 2.5 s. */
export function stunChecks(random: RandomSource): Stream {
  return stream(random() * 500, (at) => at + 2_400 + random() * 200)
}

/** RTCP sender reports: 5 s apart on average, by half of it sooner or later (RFC 3550 section 6.3.1). */
export function rtcpReports(random: RandomSource): Stream {
  return stream(2_500, (at) => at + 2_500 + random() * 5_000)
}

function stream(first: Millis, after: (at: Millis) => Millis): Stream {
  let at = first
  let arrived = 0
  return {
    get at() {
      return at
    },
    get arrived() {
      return arrived
    },
    pass(came) {
      if (came) arrived += 1
      at = after(at)
    },
  }
}
