import { expect } from 'vitest'
import type { Checks } from '../check.ts'
import { FakePhone } from '../fake-phone.ts'
import { fakeActive, fakeDialing, fakeId } from '../fake-views.ts'
import type { Consumer } from '../harness.ts'

const link: Consumer = (hooks) => hooks.usePhoneSelector((snapshot) => snapshot.link)
const callCount: Consumer = (hooks) => {
  const calls = hooks.useCalls()
  return () => calls().length
}
const packets: Consumer = (hooks) => {
  const quality = hooks.useCallQuality(fakeId('a'))
  return () => quality()?.packets
}

export const subscription = {
  'subscribes once for each consumer': async ({ mount, double }) => {
    const phone = new FakePhone()
    await mount(phone, link, link, callCount)
    expect(phone.listeners.present).toBe(3)
    expect(phone.listeners.added).toBe(double ? 6 : 3)
  },

  'does not subscribe anew when it renders': async ({ mount, act }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, link, callCount)
    const { added } = phone.listeners
    for (const calls of [[fakeDialing('a')], [fakeActive('a')], []]) await act(() => phone.change({ calls }))
    await shown.rerender(() => {})
    expect(phone.listeners.added).toBe(added)
  },

  'does not subscribe for the phone itself, and gives the very phone': async ({ mount, act }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, (hooks) => {
      const given = hooks.usePhone()
      return () => given === phone
    })
    const before = shown.renders()
    await act(() => phone.change({ link: 'down' }))
    expect(shown.texts()).toEqual(['true'])
    expect(shown.renders()).toEqual(before)
    expect(phone.listeners.added).toBe(0)
  },

  'misses no change between the first read and the subscription': async ({ mount }) => {
    const phone = new FakePhone({ link: 'up' })
    phone.listeners.inNextGap(() => phone.change({ link: 'down' }))
    const shown = await mount(phone, link)
    expect(shown.texts()).toEqual(['down'])
  },

  'misses no sample between the first read and the subscription': async ({ mount }) => {
    const phone = new FakePhone({ calls: [fakeActive('a')] })
    phone.qualityListeners.inNextGap(() => phone.sample(fakeId('a'), { packets: 50 }))
    const shown = await mount(phone, packets)
    expect(shown.texts()).toEqual(['50'])
  },

  'lets go of everything when it is unmounted': async ({ mount }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, link, callCount, packets)
    await shown.unmount()
    expect(phone.listeners.present).toBe(0)
    expect(phone.qualityListeners.present).toBe(0)
    expect(phone.eventListeners.present).toBe(0)
  },

  'lets go of the old components when a hot reload replaces them': async ({ mount, act }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, link, callCount, packets)
    await shown.remount()
    expect(phone.listeners.present).toBe(2)
    expect(phone.qualityListeners.present).toBe(1)
    await act(() => phone.change({ link: 'down', calls: [fakeActive('a')] }))
    expect(shown.texts()).toEqual(['down', '1', 'undefined'])
  },

  'renders nothing when a store calls a listener that was removed': async ({ mount, act }) => {
    const phone = new FakePhone()
    const shown = await mount(phone, link, packets)
    const callRemoved = () => {
      phone.listeners.callRemoved()
      phone.qualityListeners.callRemoved(fakeId('a'), { packets: 1 })
    }
    await shown.remount()
    const before = shown.renders()
    await act(callRemoved)
    expect(shown.renders()).toEqual(before)
    await shown.unmount()
    phone.change({ link: 'down' })
    await act(callRemoved)
    expect(shown.renders()).toEqual(before)
  },

  'changes no call when components come and go': async ({ mount }) => {
    const phone = new FakePhone({ calls: [fakeActive('a')], currentCallId: fakeId('a') })
    const snapshot = phone.getSnapshot()
    const shown = await mount(phone, callCount, (hooks) => {
      const call = hooks.useCurrentCall()
      return () => call()?.phase
    })
    await shown.remount()
    await shown.unmount()
    expect(phone.commands).toEqual([])
    expect(phone.getSnapshot()).toBe(snapshot)
  },
} satisfies Checks
