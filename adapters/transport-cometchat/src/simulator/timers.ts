import type { Clock, Millis } from '@offhook/core'

/** What is to come, on the injected clock. */
export interface Timers {
  /** Returns the way to take it back. */
  after(ms: Millis, task: () => void): () => void
  clear(): void
}

export function createTimers(clock: Clock): Timers {
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
