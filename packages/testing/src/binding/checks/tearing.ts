import { expect } from 'vitest'
import type { Checks } from '../check.ts'
import { FakePhone } from '../fake-phone.ts'
import { fakeActive } from '../fake-views.ts'
import type { Consumer, Mounted } from '../harness.ts'

const byHook: Consumer = (hooks) => {
  const calls = hooks.useCalls()
  return () => calls().length
}
const bySelector: Consumer = (hooks) => hooks.usePhoneSelector((snapshot) => snapshot.calls.length)
const crowd = [byHook, bySelector, byHook, bySelector, byHook]

function expectNoTear(shown: Mounted, last: string) {
  for (const texts of shown.commits()) expect(new Set(texts).size).toBe(1)
  expect(shown.commits().length).toBeGreaterThan(0)
  expect(new Set(shown.texts())).toEqual(new Set([last]))
}

export const tearing = {
  'shows one snapshot in one commit': async ({ mount, act }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, ...crowd)
    await act(() => phone.change({ calls: [fakeActive('a')] }))
    expectNoTear(shown, '1')
  },

  'shows one snapshot in one commit when the phone changes while they render': async ({ mount }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, ...crowd)
    await shown.rerender(() => phone.change({ calls: [fakeActive('a')] }))
    expectNoTear(shown, '1')
  },

  'shows one snapshot in one commit when the phone changes while they mount': async ({ mount }) => {
    const phone = new FakePhone()
    phone.listeners.inNextGap(() => phone.change({ calls: [fakeActive('a')] }))
    const shown = await mount(phone, ...crowd)
    expectNoTear(shown, '1')
  },
} satisfies Checks
