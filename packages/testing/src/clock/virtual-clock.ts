import type { Clock, Millis } from '@offhook/core'
import { settle } from './settle.ts'

/** A clock that stands still until a test moves it. Timers run in order of due time, then of registration. */
export interface VirtualClock extends Clock {
  /** Timers that have neither run nor been cleared. */
  readonly pending: number
  /** Lets `ms` pass and runs each timer at the instant at which it is due, also those that a timer sets on the way. */
  advance(ms: Millis): void
  /** As `advance`, and lets promises settle before the first timer and after each. */
  advanceAsync(ms: Millis): Promise<void>
  /** Lets `ms` pass while nothing runs, as a suspended device does: timers due meanwhile fire late, at the next advance. */
  sleep(ms: Millis): void
  /** Moves to each timer in turn until none is left. */
  runAll(): void
}

interface Timer {
  readonly due: Millis
  readonly order: number
  readonly callback: () => void
}

/** More than any honest test runs in one go; beyond it a timer re-arms itself without an end. */
const mostTimers = 100_000

/** @param start what `now()` says at first, in milliseconds. */
export function createVirtualClock(start: Millis = 0): VirtualClock {
  const timers = new Map<number, Timer>()
  let now = start
  let registered = 0

  function nextUntil(end: Millis): Timer | undefined {
    let next: Timer | undefined
    for (const timer of timers.values()) {
      if (timer.due <= end && (!next || timer.due < next.due)) next = timer
    }
    return next
  }

  function run(timer: Timer): void {
    timers.delete(timer.order)
    now = Math.max(now, timer.due)
    timer.callback()
  }

  function* dueUntil(end: Millis): Generator<Timer> {
    for (let count = 0; ; count++) {
      const timer = nextUntil(end)
      if (!timer) return
      if (count === mostTimers)
        throw new Error(`${mostTimers} timers ran in one go: one re-arms itself without an end.`)
      yield timer
    }
  }

  function later(ms: Millis): Millis {
    if (!(ms >= 0)) throw new Error(`Time moves forward only: ${ms} ms was asked.`)
    return now + ms
  }

  return {
    now: () => now,
    setTimeout(callback, ms) {
      const order = ++registered
      // As a browser does: what is no positive number means "at once".
      timers.set(order, { due: now + (ms > 0 ? ms : 0), order, callback })
      return order
    },
    clearTimeout(handle) {
      if (typeof handle === 'number') timers.delete(handle)
    },
    get pending() {
      return timers.size
    },
    advance(ms) {
      const end = later(ms)
      for (const timer of dueUntil(end)) run(timer)
      now = end
    },
    async advanceAsync(ms) {
      const end = later(ms)
      await settle()
      for (const timer of dueUntil(end)) {
        run(timer)
        await settle()
      }
      now = end
    },
    sleep(ms) {
      now = later(ms)
    },
    runAll() {
      for (const timer of dueUntil(Number.POSITIVE_INFINITY)) run(timer)
    },
  }
}
