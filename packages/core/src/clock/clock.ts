import type { Millis } from '../values.ts'

/** The phone's only source of time. `now` MUST NOT go backwards. */
export interface Clock {
  now(): Millis
  setTimeout(callback: () => void, ms: Millis): unknown
  clearTimeout(handle: unknown): void
}

/** Real time. Monotonic: a wall clock set back an hour does not move it. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  // Wrapped, not captured, so that fake timers installed later are seen.
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
}
