import { expect } from 'vitest'
import type { Checks } from '../check.ts'
import { FakePhone } from '../fake-phone.ts'
import { fakeActive, fakeId } from '../fake-views.ts'
import type { Consumer } from '../harness.ts'

const a = fakeId('a')
const packetsOf =
  (name: string): Consumer =>
  (hooks) => {
    const quality = hooks.useCallQuality(fakeId(name))
    return () => quality()?.packets
  }
const phase: Consumer = (hooks) => {
  const call = hooks.useCall(a)
  return () => call()?.phase
}

export const quality = {
  'renders a sample only where samples are read': async ({ mount, act, double }) => {
    const phone = new FakePhone({ calls: [fakeActive('a'), fakeActive('b')] })
    const shown = await mount(phone, packetsOf('a'), packetsOf('b'), phase)
    const [ofA = 0, ofB, ofPhase] = shown.renders()
    await act(() => phone.sample(a, { packets: 50 }))
    expect(shown.texts()).toEqual(['50', 'undefined', 'active'])
    expect(shown.renders()).toEqual([ofA + (double ? 2 : 1), ofB, ofPhase])
  },

  'starts with the newest sample': async ({ mount }) => {
    const phone = new FakePhone({ calls: [fakeActive('a')] })
    phone.sample(a, { packets: 48 })
    const shown = await mount(phone, packetsOf('a'))
    expect(shown.texts()).toEqual(['48'])
  },

  'listens to nothing without a call': async ({ mount }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, (hooks) => hooks.useCallQuality(undefined))
    expect(shown.texts()).toEqual(['undefined'])
    expect(phone.qualityListeners.added).toBe(0)
  },
} satisfies Checks
