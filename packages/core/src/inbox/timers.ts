import type { Clock } from '../clock/clock.ts'
import type { Millis } from '../values.ts'

/** The real alarm clock behind the phone's timers; inert in a replay. */
export interface Alarm {
  set(timer: number, ms: Millis): void
  clear(timer: number): void
}

export interface Timers extends Clock {
  /** Runs what waited for this timer. One that was cleared meanwhile does nothing. */
  fire(timer: number): void
}

/**
 * The clock of everything inside a phone. It stands still while an input is processed, and a timer that fires becomes
 * an input like any other: so a trace of inputs holds the whole of time.
 */
export function createTimers(now: () => Millis, alarm: Alarm): Timers {
  const waiting = new Map<number, () => void>()
  let last = 0
  return {
    now,
    setTimeout(callback, ms) {
      const timer = ++last
      waiting.set(timer, callback)
      alarm.set(timer, ms)
      return timer
    },
    clearTimeout(handle) {
      const timer = handle as number
      if (waiting.delete(timer)) alarm.clear(timer)
    },
    fire(timer) {
      const callback = waiting.get(timer)
      waiting.delete(timer)
      callback?.()
    },
  }
}
