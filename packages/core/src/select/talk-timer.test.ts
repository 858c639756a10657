import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallView } from '../call/call-view.ts'
import type { Clock } from '../clock/clock.ts'
import { viewIn } from './fixture.ts'
import { talkTimer } from './talk-timer.ts'

describe('talkTimer, reading', () => {
  const read = (call: CallView | undefined, now: number) => talkTimer(call, handClock(now).clock).read()

  it('is 0 before the call is established, and without a call', () => {
    expect(read(viewIn('ringing'), 99_000)).toBe(0)
    expect(read(viewIn('connecting'), 99_000)).toBe(0)
    expect(read(undefined, 99_000)).toBe(0)
  })

  it('is 0 for a call that ends without having been established', () => {
    const { establishedAt, ...ending } = viewIn('ending')
    expect(establishedAt).toBeDefined()
    expect(read(ending, 99_000)).toBe(0)
  })

  it.each(['active', 'held', 'ending'] as const)('counts whole seconds while %s', (phase) => {
    const call = viewIn(phase, { establishedAt: 5_000 })
    expect(read(call, 5_000)).toBe(0)
    expect(read(call, 5_999.9)).toBe(0)
    expect(read(call, 6_000)).toBe(1_000)
    expect(read(call, 3_605_000)).toBe(3_600_000)
  })

  it('is exact once the call has ended', () => {
    expect(read(viewIn('ended', { durationMs: 4_321 }), 99_000)).toBe(4_321)
  })

  it('is never negative, whatever the clock says', () => {
    expect(read(viewIn('active', { establishedAt: 5_000 }), 4_000)).toBe(0)
  })
})

describe('talkTimer, counting', () => {
  const call = viewIn('active', { establishedAt: 5_000 })

  it('ticks at full seconds, also after late timers', () => {
    const hand = handClock(10_250)
    const ticks: number[] = []
    const timer = talkTimer(call, hand.clock)
    timer.subscribe(() => ticks.push(hand.now(), timer.read()))
    hand.fire()
    hand.fire(330)
    hand.fire()
    expect(ticks).toEqual([11_000, 6_000, 12_330, 7_000, 13_000, 8_000])
  })

  it('goes on after a timer that fired too early', () => {
    const hand = handClock(10_000)
    const times: number[] = []
    const timer = talkTimer(call, hand.clock)
    timer.subscribe(() => times.push(timer.read()))
    hand.fire(-1)
    hand.fire()
    expect(times).toEqual([5_000, 6_000])
  })

  it('reads the same until it ticks', () => {
    const hand = handClock(10_000)
    const timer = talkTimer(call, hand.clock)
    hand.pass(2_500)
    expect(timer.read()).toBe(5_000)
  })

  it('notices the time between its making and the subscription', () => {
    const hand = handClock(10_000)
    const timer = talkTimer(call, hand.clock)
    hand.pass(2_500)
    timer.subscribe(() => {})
    expect(timer.read()).toBe(7_000)
  })

  it('keeps no timer when stopped, also from within a tick', () => {
    const hand = handClock(10_000)
    const stop = talkTimer(call, hand.clock).subscribe(() => stop())
    expect(hand.armed()).toBe(true)
    hand.fire()
    expect(hand.armed()).toBe(false)
  })

  it.each(['dialing', 'ringing', 'connecting', 'ended'] as const)('keeps no timer while %s', (phase) => {
    const hand = handClock(10_000)
    talkTimer(viewIn(phase), hand.clock).subscribe(() => {})
    expect(hand.armed()).toBe(false)
  })

  it('shows every second of a talk, each once, at any offset', () => {
    fc.assert(
      fc.property(fc.double({ min: -5e3, max: 1e9, noNaN: true }), fc.nat({ max: 20 }), (offset, count) => {
        const since = 1e12
        const hand = handClock(since + offset)
        const timer = talkTimer(viewIn('active', { establishedAt: since }), hand.clock)
        let shown = timer.read()
        timer.subscribe(() => {
          expect(timer.read() - shown).toBeGreaterThanOrEqual(0)
          expect(timer.read() - shown).toBeLessThanOrEqual(1_000)
          shown = timer.read()
        })
        for (let fired = 0; fired < count; fired += 1) hand.fire()
        expect(shown).toBe(Math.max(0, Math.floor((hand.now() - since) / 1_000) * 1_000))
      }),
    )
  })
})

/** A clock with one timer, moved by hand; timers may fire late, and early as those of some engines do. */
function handClock(now: number) {
  let due: { readonly at: number; readonly run: () => void } | undefined
  const clock: Clock = {
    now: () => now,
    setTimeout: (run, ms) => {
      expect(due).toBeUndefined()
      expect(ms).toBeGreaterThan(0)
      expect(ms).toBeLessThanOrEqual(1_000)
      due = { at: now + ms, run }
      return due
    },
    clearTimeout: (handle) => {
      if (handle === due) due = undefined
    },
  }
  const pass = (ms: number) => {
    now += ms
  }
  const fire = (lateMs = 0) => {
    if (due === undefined) throw new Error('no timer')
    const { at, run } = due
    due = undefined
    now = at + lateMs
    run()
  }
  return { clock, fire, pass, armed: () => due !== undefined, now: () => now }
}
