import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Clock } from './clock.ts'

const midnight = 1_700_000_000_000
const hour = 3_600_000

describe('systemClock', () => {
  let steady = 0
  let wall = midnight
  let clock: Clock

  beforeEach(async () => {
    steady = 5_000.25
    wall = midnight
    vi.spyOn(performance, 'now').mockImplementation(() => steady)
    vi.spyOn(Date, 'now').mockImplementation(() => wall)
    vi.resetModules()
    clock = (await import('./clock.ts')).systemClock
  })
  afterEach(() => void vi.restoreAllMocks())

  const pass = (ms: number, wallMs = ms) => {
    steady += ms
    wall += wallMs
    return clock.now()
  }

  it('tells Unix time, in fractions of a millisecond', () => {
    expect(clock.now()).toBeCloseTo(midnight, 6)
    expect(pass(12.5, 12)).toBeCloseTo(midnight + 12.5, 6)
  })

  it('needs no performance.timeOrigin', () => {
    vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(undefined as never)
    expect(clock.now()).toBeCloseTo(midnight, 6)
  })

  it('goes on when the wall clock is set back', () => {
    clock.now()
    expect(pass(100, -hour)).toBeCloseTo(midnight + 100, 6)
    expect(pass(100)).toBeCloseTo(midnight + 200, 6)
  })

  it('has caught up after a sleep in which the steady clock stood still', () => {
    clock.now()
    expect(pass(10, 8 * hour)).toBeCloseTo(midnight + 8 * hour, 6)
    expect(pass(10)).toBeCloseTo(midnight + 8 * hour + 10, 6)
  })

  it('leaves a small difference alone, so that lengths of time are not bent', () => {
    clock.now()
    expect(pass(500, 1_400)).toBeCloseTo(midnight + 500, 6)
  })

  it('never goes back, whatever the wall clock does', () => {
    let before = clock.now()
    for (const jump of [0, hour, -2 * hour, 10, 3 * hour, -hour, 999, 1_001]) {
      const at = pass(1, jump)
      expect(at).toBeGreaterThan(before)
      before = at
    }
  })
})
