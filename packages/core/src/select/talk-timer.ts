import type { CallView } from '../call/call-view.ts'
import { type Clock, systemClock } from '../clock/clock.ts'
import type { Millis } from '../values.ts'

/** The talk time of one call view as a store of one number; it reads the same until it has said that it changed. */
export interface TalkTimer {
  /** Ms: 0 before the call is established, whole seconds while it lasts, the exact `durationMs` once it has ended. */
  read(): Millis
  /** Runs at each full second of the talk. Keeps a timer only while somebody listens and the time grows. */
  subscribe(changed: () => void): () => void
}

/** Counts for screens; the seconds are no business of the snapshot. Holding counts, ringing does not. */
export function talkTimer(call: CallView | undefined, clock: Clock = systemClock): TalkTimer {
  const since = talkingSince(call)
  let time = 0
  const refresh = () => {
    time = talkTime(call, clock.now())
  }
  refresh()
  return {
    read: () => time,
    subscribe(changed) {
      if (since === undefined) return () => {}
      // Time has passed since the first reading.
      refresh()
      return eachSecond(since, clock, () => {
        refresh()
        changed()
      })
    },
  }
}

function talkingSince(call: CallView | undefined): Millis | undefined {
  return call !== undefined && call.phase !== 'ended' && 'establishedAt' in call ? call.establishedAt : undefined
}

function talkTime(call: CallView | undefined, now: Millis): Millis {
  if (call?.phase === 'ended') return call.durationMs
  const since = talkingSince(call)
  return since === undefined ? 0 : Math.max(0, Math.floor((now - since) / 1_000)) * 1_000
}

function eachSecond(since: Millis, clock: Clock, tick: () => void): () => void {
  let timer: unknown
  const arm = () => {
    const intoSecond = (clock.now() - since) % 1_000
    timer = clock.setTimeout(fire, intoSecond < 0 ? -intoSecond : 1_000 - intoSecond)
  }
  // Armed before the tick, so that a tick which ends the counting finds the timer to clear.
  const fire = () => {
    arm()
    tick()
  }
  arm()
  return () => clock.clearTimeout(timer)
}
