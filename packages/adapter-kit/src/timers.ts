import { type Clock, type Millis, systemClock } from '@offhook/core'

/** What is to come, on the injected clock, in the order in which it is due. Whoever ends a thing clears its timers, so that none outlives it. */
export interface Timers {
  /** Returns the way to take it back. */
  after(ms: Millis, task: () => void): () => void
  clear(): void
}

export function createTimers(clock: Clock = systemClock): Timers {
  const pending = new Set<unknown>()
  return {
    after(ms, task) {
      const handle = clock.setTimeout(() => {
        pending.delete(handle)
        task()
      }, ms)
      pending.add(handle)
      return () => {
        if (pending.delete(handle)) clock.clearTimeout(handle)
      }
    },
    clear() {
      for (const handle of pending) clock.clearTimeout(handle)
      pending.clear()
    },
  }
}
