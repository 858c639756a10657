import { createVirtualClock } from '@offhook/testing'
import { describe, expect, it, vi } from 'vitest'
import { createTimers } from './timers.ts'

describe('timers', () => {
  it('run on the injected clock, each once, in the order in which they are due', () => {
    const clock = createVirtualClock(0)
    const timers = createTimers(clock)
    const run: string[] = []
    timers.after(20, () => run.push('late'))
    timers.after(10, () => run.push('soon'))
    timers.after(10, () => run.push('as soon'))
    clock.advance(9)
    expect(run).toEqual([])
    clock.advance(100)
    expect(run).toEqual(['soon', 'as soon', 'late'])
  })

  it('can be taken back one by one, also after they have run', () => {
    const clock = createVirtualClock(0)
    const timers = createTimers(clock)
    const [one, other] = [vi.fn(), vi.fn()]
    const back = timers.after(10, one)
    const late = timers.after(10, other)
    back()
    clock.advance(10)
    late()
    expect([one.mock.calls.length, other.mock.calls.length]).toEqual([0, 1])
  })

  it('are all cleared at once, and may be set again', () => {
    const clock = createVirtualClock(0)
    const timers = createTimers(clock)
    const [before, after] = [vi.fn(), vi.fn()]
    timers.after(10, before)
    timers.after(20, before)
    timers.clear()
    timers.after(10, after)
    clock.advance(100)
    expect([before.mock.calls.length, after.mock.calls.length]).toEqual([0, 1])
  })

  it('leave alone what others have set on the same clock', () => {
    const clock = createVirtualClock(0)
    const [mine, theirs] = [createTimers(clock), createTimers(clock)]
    const run = vi.fn()
    theirs.after(10, run)
    mine.clear()
    clock.advance(10)
    expect(run).toHaveBeenCalledOnce()
  })

  it('never clear a timer that has run or is cleared: its handle may be that of another by now', () => {
    const cleared: unknown[] = []
    const due: (() => void)[] = []
    const timers = createTimers({
      ...createVirtualClock(0),
      setTimeout: (task) => due.push(task),
      clearTimeout: (handle) => void cleared.push(handle),
    })
    const back = timers.after(10, () => {})
    timers.after(10, () => {})
    due[0]?.()
    back()
    timers.clear()
    timers.clear()
    expect(cleared).toEqual([2])
  })

  it('run on the clock of the system where none is given', async () => {
    await expect(new Promise<string>((resolve) => createTimers().after(0, () => resolve('run')))).resolves.toBe('run')
  })
})
