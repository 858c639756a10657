import type { CallFact, Millis } from '@offhook/core'
import { established, newSubject, offered, remoteHold } from '../rig/facts.ts'

/** A fact, and the time until the next one. */
export interface Moment {
  readonly fact: CallFact
  readonly thenMs: Millis
}

export interface Story {
  readonly ref: string
  readonly moments: readonly Moment[]
}

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function begin() {
  const call = newSubject()
  const muted = (on: boolean): CallFact => ({ type: 'call.muteChanged', call, muted: on, by: 'system' })
  const early = [offered(call), { type: 'call.connecting', call }, established(call)] satisfies readonly CallFact[]
  const middle = [muted(true), remoteHold(call, true), remoteHold(call, false), muted(false)]
  const ended: CallFact = { type: 'call.ended', call, sip: 200, by: 'remote' }
  return { call, ref: call.refs?.['sip.call-id'] ?? '', early, middle, ended }
}

const now = (fact: CallFact): Moment => ({ fact, thenMs: 0 })

/** The life of a call: eight facts, each of which changes the screen. */
export function life(): Story {
  const { ref, early, middle, ended } = begin()
  return { ref, moments: [...early, ...middle, ended].map(now) }
}

const SAMPLES = 120
/** Of all facts, 30 % are duplicates or late. */
const NOISE = Math.round(((8 + SAMPLES) * 0.3) / 0.7)

/** Two minutes of talk: the same eight facts, a sample a second, and what a bad network and a chatty SDK add. */
export function realistic(random: () => number): Story {
  const { call, ref, early, middle, ended } = begin()
  let mos = 4.2
  let packets = 0
  const sample = (): CallFact => {
    packets += 50
    mos = Math.min(4.4, Math.max(1.5, mos + (random() - 0.5) * 0.3))
    return {
      type: 'call.qualitySampled',
      call,
      sample: { progress: { audio: packets }, mos, jitterMs: 4, roundTripMs: 40, lossPercent: 0, packets: 50 },
    }
  }
  const moments: Moment[] = early.map(now)
  const noise = (last: CallFact) => now(random() < 0.5 ? last : (early[Math.floor(random() * early.length)] ?? last))
  const afterEnd = 5
  let left = NOISE - afterEnd
  for (let second = 1; second <= SAMPLES; second += 1) {
    const fact = sample()
    moments.push({ fact, thenMs: 0 })
    while (left > 0 && random() < left / (SAMPLES - second + 1)) {
      moments.push(noise(fact))
      left -= 1
    }
    moments.push(...moments.splice(-1).map((last) => ({ ...last, thenMs: 1_000 })))
    if (second % 25 === 0) moments.push(...middle.slice(second / 25 - 1, second / 25).map(now))
  }
  moments.push(now(ended))
  for (let late = 0; late < afterEnd; late += 1) moments.push(late % 2 === 0 ? now(sample()) : noise(ended))
  return { ref, moments }
}
