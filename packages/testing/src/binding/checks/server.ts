import { expect, vi } from 'vitest'
import type { Checks } from '../check.ts'
import { FakePhone } from '../fake-phone.ts'
import { withFakeTime } from '../fake-time.ts'
import { fakeActive, fakeId } from '../fake-views.ts'

const a = fakeId('a')

export const server = {
  'prints the state on a server, without a subscription or a timer': async ({ renderToString }) => {
    await withFakeTime(async (now) => {
      const phone = new FakePhone({
        calls: [fakeActive('a', { establishedAt: now() - 61_500 })],
        currentCallId: a,
        registration: { state: 'offline' },
      })
      phone.sample(a, { packets: 49 })
      // A framework may set a timer of its own at its first use.
      await renderToString(phone, [])
      const timers = vi.getTimerCount()
      const html = await renderToString(phone, [
        (hooks) => hooks.usePhoneSelector((snapshot) => `link ${snapshot.link}`),
        (hooks) => {
          const call = hooks.useCurrentCall()
          return () => `phase ${call()?.phase}`
        },
        (hooks) => {
          const registration = hooks.useRegistration()
          return () => `account ${registration().state}`
        },
        (hooks) => {
          const duration = hooks.useCallDuration(a)
          return () => `talked ${duration()}`
        },
        (hooks) => {
          const quality = hooks.useCallQuality(a)
          return () => `packets ${quality()?.packets}`
        },
      ])
      for (const text of ['link up', 'phase active', 'account offline', 'talked 61000', 'packets 49'])
        expect(html).toContain(text)
      expect(phone.listeners.added).toBe(0)
      expect(phone.qualityListeners.added).toBe(0)
      expect(phone.eventListeners.added).toBe(0)
      expect(vi.getTimerCount()).toBe(timers)
    })
  },
} satisfies Checks
