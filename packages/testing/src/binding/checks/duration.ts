import { expect, vi } from 'vitest'
import type { Checks } from '../check.ts'
import { FakePhone } from '../fake-phone.ts'
import { withFakeTime } from '../fake-time.ts'
import { fakeActive, fakeDialing, fakeEnded, fakeId } from '../fake-views.ts'
import type { Consumer } from '../harness.ts'

const a = fakeId('a')
const ofA: Consumer = (hooks) => hooks.useCallDuration(a)

export const duration = {
  'counts whole seconds of talk, one render each, at the full second': async ({ mount, act, double }) => {
    await withFakeTime(async (now) => {
      const phone = new FakePhone({ calls: [fakeActive('a', { establishedAt: now() - 2_400 })] })
      const shown = await mount(phone, ofA)
      const [before = 0] = shown.renders()
      const each = double ? 2 : 1
      expect(shown.texts()).toEqual(['2000'])
      await act(() => vi.advanceTimersByTime(599))
      expect(shown.texts()).toEqual(['2000'])
      await act(() => vi.advanceTimersByTime(1))
      expect(shown.texts()).toEqual(['3000'])
      expect(shown.renders()).toEqual([before + each])
      for (const text of ['4000', '5000', '6000']) {
        await act(() => vi.advanceTimersByTime(1_000))
        expect(shown.texts()).toEqual([text])
      }
      expect(shown.renders()).toEqual([before + 4 * each])
    })
  },

  'is right after a pause in which no timer ran': async ({ mount, act }) => {
    await withFakeTime(async (now) => {
      const phone = new FakePhone({ calls: [fakeActive('a', { establishedAt: now() })] })
      let paused = 0
      const shown = await mount(phone, (hooks) => hooks.useCallDuration(a, { now: () => now() + paused }))
      paused = 3_600_000
      await act(() => vi.advanceTimersByTime(1_000))
      expect(shown.texts()).toEqual(['3601000'])
    })
  },

  'keeps a timer only while the call talks': async ({ mount, act }) => {
    await withFakeTime(async (now) => {
      const phone = new FakePhone({ calls: [fakeDialing('a')] })
      const shown = await mount(phone, ofA)
      expect(shown.texts()).toEqual(['0'])
      expect(vi.getTimerCount()).toBe(0)
      await act(() => phone.change({ calls: [fakeActive('a', { establishedAt: now() })] }))
      expect(vi.getTimerCount()).toBe(1)
      await act(() => vi.advanceTimersByTime(7_000))
      expect(shown.texts()).toEqual(['7000'])
      await act(() => phone.change({ calls: [fakeEnded('a', { durationMs: 7_123 })] }))
      expect(shown.texts()).toEqual(['7123'])
      expect(vi.getTimerCount()).toBe(0)
    })
  },

  'stops its timer when it is unmounted': async ({ mount }) => {
    await withFakeTime(async (now) => {
      const phone = new FakePhone({ calls: [fakeActive('a', { establishedAt: now() })] })
      const shown = await mount(phone, ofA, ofA)
      expect(vi.getTimerCount()).toBe(2)
      await shown.remount()
      expect(vi.getTimerCount()).toBe(2)
      await shown.unmount()
      expect(vi.getTimerCount()).toBe(0)
    })
  },

  'takes a view, also one that has left the phone, and a call not yet known': async ({ mount }) => {
    const gone = fakeEnded('a', { durationMs: 61_999 })
    const shown = await mount(
      new FakePhone(),
      (hooks) => hooks.useCallDuration(gone),
      (hooks) => hooks.useCallDuration(gone, { unit: 's' }),
      ofA,
      (hooks) => hooks.useCallDuration(undefined),
    )
    expect(shown.texts()).toEqual(['61999', '61', '0', '0'])
  },
} satisfies Checks
