import type { Clock, Millis } from '@offhook/core'

export interface Lagging {
  send(arrive: () => void): void
  /** What is under way never arrives. */
  lose(): void
}

/**
 * One way of a slow bridge: what is sent arrives in order, and no sooner than the lag of its moment says. Without a lag
 * it arrives within the call that sends it.
 */
export function createLagging(clock: Clock, lagMs: () => Millis): Lagging {
  let waiting: (() => void)[] = []
  let last: Millis = Number.NEGATIVE_INFINITY

  return {
    send(arrive) {
      const lag = lagMs()
      if (lag <= 0 && waiting.length === 0) return arrive()
      waiting.push(arrive)
      last = Math.max(last, clock.now() + lag)
      // Each timer lets the first in line through, whoever set it: a clock may swap timers of one instant.
      clock.setTimeout(() => waiting.shift()?.(), last - clock.now())
    },
    lose() {
      waiting = waiting.map(() => () => {})
    },
  }
}
