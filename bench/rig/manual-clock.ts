import type { Clock } from '@offhook/core'

/** A clock that stands still until it is moved, so that a benchmark measures work and never waits. */
export interface ManualClock extends Clock {
  /** Moves time on and fires, in order, what is due by then. */
  advance(ms: number): void
}

export function createManualClock(): ManualClock {
  const timers = new Map<number, { readonly due: number; readonly callback: () => void }>()
  let time = 1_700_000_000_000
  let last = 0

  function nextDue(until: number): number | undefined {
    let next: number | undefined
    let earliest = until
    for (const [id, { due }] of timers) {
      if (due > until || (next !== undefined && due >= earliest)) continue
      next = id
      earliest = due
    }
    return next
  }

  return {
    now: () => time,
    setTimeout(callback, ms) {
      last += 1
      timers.set(last, { due: time + ms, callback })
      return last
    },
    clearTimeout(handle) {
      if (typeof handle === 'number') timers.delete(handle)
    },
    advance(ms) {
      const until = time + ms
      for (let id = nextDue(until); id !== undefined; id = nextDue(until)) {
        const timer = timers.get(id)
        timers.delete(id)
        if (timer === undefined) continue
        time = Math.max(time, timer.due)
        timer.callback()
      }
      time = until
    },
  }
}
