import { describe, expect, it } from 'vitest'
import { createVirtualClock } from './virtual-clock.ts'

describe('createVirtualClock', () => {
  it('runs timers by due time, then by registration', () => {
    const clock = createVirtualClock(1_000)
    const seen: string[] = []
    clock.setTimeout(() => seen.push(`b ${clock.now()}`), 20)
    clock.setTimeout(() => seen.push(`a ${clock.now()}`), 10)
    clock.setTimeout(() => seen.push(`c ${clock.now()}`), 20)
    clock.advance(25)
    expect(seen).toEqual(['a 1010', 'b 1020', 'c 1020'])
    expect(clock.now()).toBe(1_025)
  })

  it('leaves alone what is not due yet and what was cleared', () => {
    const clock = createVirtualClock()
    const seen: string[] = []
    clock.setTimeout(() => seen.push('late'), 11)
    clock.clearTimeout(clock.setTimeout(() => seen.push('cleared'), 5))
    clock.advance(10)
    expect(seen).toEqual([])
    expect(clock.pending).toBe(1)
  })

  it('runs a timer that a timer sets, when it falls into the same advance', () => {
    const clock = createVirtualClock()
    const seen: number[] = []
    clock.setTimeout(() => clock.setTimeout(() => seen.push(clock.now()), 5), 5)
    clock.advance(10)
    expect(seen).toEqual([10])
  })

  it('fires late what was due during a sleep', () => {
    const clock = createVirtualClock()
    const seen: number[] = []
    clock.setTimeout(() => seen.push(clock.now()), 10)
    clock.sleep(600)
    expect(seen).toEqual([])
    clock.advance(0)
    expect(seen).toEqual([600])
  })

  it('lets promises settle between timers when advanced asynchronously', async () => {
    const clock = createVirtualClock()
    const seen: string[] = []
    clock.setTimeout(() => void Promise.resolve().then(() => seen.push('promise')), 1)
    clock.setTimeout(() => seen.push('timer'), 2)
    await clock.advanceAsync(2)
    expect(seen).toEqual(['promise', 'timer'])
  })

  it('runs everything, moving time as far as needed', () => {
    const clock = createVirtualClock()
    clock.setTimeout(() => clock.setTimeout(() => {}, 60_000), 60_000)
    clock.runAll()
    expect(clock.now()).toBe(120_000)
    expect(clock.pending).toBe(0)
  })

  it('names a timer that never stops re-arming, and a step back in time', () => {
    const clock = createVirtualClock()
    const again = () => void clock.setTimeout(again, 0)
    again()
    expect(() => clock.advance(0)).toThrow('re-arms itself')
    expect(() => clock.advance(-1)).toThrow('forward only')
  })
})
