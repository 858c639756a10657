import { vi } from 'vitest'

/** Runs with timers and `performance` under the test's hand; `now` is the default clock of a phone. */
export async function withFakeTime(run: (now: () => number) => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    await run(() => performance.timeOrigin + performance.now())
  } finally {
    vi.useRealTimers()
  }
}
