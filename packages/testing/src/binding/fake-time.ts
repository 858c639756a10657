import { systemClock } from '@offhook/core'
import { vi } from 'vitest'

/** Runs with timers, `performance` and `Date` under the test's hand; `now` is the default clock of a phone. */
export async function withFakeTime(run: (now: () => number) => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  try {
    await run(systemClock.now)
  } finally {
    vi.useRealTimers()
  }
}
