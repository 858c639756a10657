import { createManualClock, type ManualClock } from '../rig/manual-clock.ts'

/** Lets every promise that can settle do so. Takes the real function, before any time is faked. */
const { setImmediate } = globalThis
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Runs `work` while `Date.now` and the timers of this process follow a clock that it moves, for libraries that take
 * neither a clock nor samples from outside.
 */
export async function underFakeTime<T>(work: (clock: ManualClock) => Promise<T>): Promise<T> {
  const clock = createManualClock()
  const intervals = new Map<unknown, unknown>()
  const faked = {
    setTimeout: (callback: () => void, ms = 0) => clock.setTimeout(callback, ms),
    clearTimeout: clock.clearTimeout,
    setInterval(callback: () => void, ms = 0) {
      const key = {}
      const again = () => {
        intervals.set(key, clock.setTimeout(again, ms))
        callback()
      }
      intervals.set(key, clock.setTimeout(again, ms))
      return key
    },
    clearInterval(key: unknown) {
      clock.clearTimeout(intervals.get(key))
      intervals.delete(key)
    },
  }
  const real = Object.fromEntries(Object.keys(faked).map((name) => [name, Reflect.get(globalThis, name)]))
  const { now } = Date
  Object.assign(globalThis, faked)
  Date.now = clock.now
  try {
    return await work(clock)
  } finally {
    Object.assign(globalThis, real)
    Date.now = now
  }
}
