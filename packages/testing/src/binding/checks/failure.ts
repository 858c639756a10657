import { expect } from 'vitest'
import type { Checks } from '../check.ts'
import { FakePhone } from '../fake-phone.ts'
import { fakeActive } from '../fake-views.ts'
import type { Consumer } from '../harness.ts'

const boom = new Error('no such thing in this snapshot')
const fragile: Consumer = (hooks) =>
  hooks.usePhoneSelector((snapshot) => {
    if (snapshot.calls.length === 1) throw boom
    return snapshot.calls.length
  })
const sound: Consumer = (hooks) => hooks.usePhoneSelector((snapshot) => snapshot.calls.length)

export const failure = {
  'shows a selector that throws as an error of that render, and leaves the phone and the others whole': async ({
    mount,
    act,
  }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, fragile, sound)
    await act(() => expect(() => phone.change({ calls: [fakeActive('a')] })).not.toThrow())
    expect(new Set(shown.errors())).toEqual(new Set([boom]))
    expect(shown.texts().at(-1)).toBe('1')
    await act(() => phone.change({ calls: [fakeActive('a'), fakeActive('b')] }))
    expect(shown.texts().at(-1)).toBe('2')
  },

  'names the provider when there is none': async ({ mount, provider }) => {
    const consumers: readonly Consumer[] = [
      (hooks) => {
        const phone = hooks.usePhone()
        return () => phone
      },
      (hooks) => hooks.useCurrentCall(),
      (hooks) => hooks.useCallDuration(undefined),
      (hooks) => hooks.useCallQuality(undefined),
    ]
    for (const consumer of consumers) {
      const shown = await mount(undefined, consumer)
      const [error] = shown.errors()
      expect(error).toBeInstanceOf(Error)
      expect(error instanceof Error && error.message).toMatch(provider)
    }
  },
} satisfies Checks
