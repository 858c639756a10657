import { expect } from 'vitest'
import type { Checks } from '../check.ts'
import { FakePhone } from '../fake-phone.ts'
import { fakeActive, fakeDialing, fakeId } from '../fake-views.ts'
import type { Consumer } from '../harness.ts'

const a = fakeId('a')
const b = fakeId('b')
const callCount: Consumer = (hooks) => {
  const calls = hooks.useCalls()
  return () => calls().length
}
const link: Consumer = (hooks) => hooks.usePhoneSelector((snapshot) => snapshot.link)
const phaseOfA: Consumer = (hooks) => {
  const call = hooks.useCall(a)
  return () => call()?.phase
}
const phases: Consumer = (hooks) => {
  const list = hooks.usePhoneSelector((snapshot) => snapshot.calls.map((call) => call.phase))
  return () => list().join()
}
const sameItems = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((item, index) => item === other[index])
const equalPhases: Consumer = (hooks) => {
  const list = hooks.usePhoneSelector((snapshot) => snapshot.calls.map((call) => call.phase), sameItems)
  return () => list().join()
}

export const rendering = {
  'shows what the phone shows': async ({ mount }) => {
    const phone = new FakePhone({
      calls: [fakeDialing('a'), fakeActive('b')],
      currentCallId: b,
      registration: { state: 'reconnecting' },
    })
    const shown = await mount(
      phone,
      (hooks) => {
        const call = hooks.useCurrentCall()
        return () => call()?.id
      },
      phaseOfA,
      (hooks) => hooks.useCall(undefined),
      callCount,
      (hooks) => {
        const registration = hooks.useRegistration()
        return () => registration().state
      },
    )
    expect(shown.texts()).toEqual(['b', 'dialing', 'undefined', '2', 'reconnecting'])
  },

  'renders exactly once for each visible change': async ({ mount, act, double }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, callCount, callCount)
    const each = double ? 2 : 1
    let before = shown.renders()
    for (const calls of [[fakeDialing('a')], [fakeDialing('a'), fakeActive('b')], []]) {
      await act(() => phone.change({ calls }))
      expect(shown.texts()).toEqual([`${calls.length}`, `${calls.length}`])
      expect(shown.renders()).toEqual(before.map((count) => count + each))
      before = shown.renders()
    }
  },

  'renders nothing for a change that a selector does not see': async ({ mount, act }) => {
    const phone = new FakePhone({ calls: [fakeDialing('a'), fakeDialing('b')] })
    const shown = await mount(phone, phaseOfA, link, callCount)
    const [ofA, ofLink, ofCount] = shown.renders()
    const calls = phone.getSnapshot().calls
    await act(() => phone.change({ calls: calls.map((call) => (call.id === b ? fakeActive('b') : call)) }))
    expect(shown.renders()).toEqual([ofA, ofLink, expect.any(Number)])
    expect(shown.renders()[2]).toBeGreaterThan(ofCount ?? 0)
  },

  'shows the last of a burst of changes, in no more renders than changes': async ({ mount, act, double }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, link)
    const [before = 0] = shown.renders()
    await act(() => {
      phone.change({ link: 'down' })
      phone.change({ link: 'up' })
      phone.change({ link: 'unknown' })
    })
    expect(shown.texts()).toEqual(['unknown'])
    expect((shown.renders()[0] ?? 0) - before).toBeLessThanOrEqual(double ? 6 : 3)
  },

  'takes a selector that makes a new object each time, without a loop': async ({ mount, act, double }) => {
    const phone = new FakePhone({ calls: [fakeDialing('a')] })
    const shown = await mount(phone, phases)
    const [before = 0] = shown.renders()
    await act(() => phone.change({ calls: [fakeActive('a')] }))
    expect(shown.texts()).toEqual(['active'])
    expect(shown.renders()).toEqual([before + (double ? 2 : 1)])
  },

  'renders nothing for a new object that is equal to the last': async ({ mount, act, double }) => {
    const phone = new FakePhone({ calls: [fakeDialing('a')] })
    const shown = await mount(phone, equalPhases)
    const [before = 0] = shown.renders()
    await act(() => phone.change({ calls: [fakeDialing('a')] }))
    expect(shown.renders()).toEqual([before])
    await act(() => phone.change({ calls: [fakeActive('a')] }))
    expect(shown.texts()).toEqual(['active'])
    expect(shown.renders()).toEqual([before + (double ? 2 : 1)])
    await act(() => phone.change({ calls: [fakeActive('a')], link: 'down' }))
    expect(shown.renders()).toEqual([before + (double ? 2 : 1)])
  },
} satisfies Checks
