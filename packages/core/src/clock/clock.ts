import type { Millis } from '../values.ts'

/** The phone's only source of time. `now` MUST NOT go backwards. */
export interface Clock {
  now(): Millis
  setTimeout(callback: () => void, ms: Millis): unknown
  clearTimeout(handle: unknown): void
}

/** Further behind the wall clock than that, the steady one stood still: no drift and no rounding is so large. */
const asleep: Millis = 1_000

/** Unix time when `performance.now()` was 0. Not `performance.timeOrigin`, which React Native lacked before 0.81. */
let origin = Number.NEGATIVE_INFINITY

function now(): Millis {
  const steady = performance.now()
  const wall = Date.now()
  // While a device sleeps, `performance.now()` stands still on Android and in browsers on some systems. Never moved back.
  if (wall - (origin + steady) > asleep) origin = wall - steady
  return origin + steady
}

/** Real time. Monotonic: a wall clock set back an hour does not move it, and after a sleep it has caught up. */
export const systemClock: Clock = {
  now,
  // Wrapped, not captured, so that fake timers installed later are seen.
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
}
