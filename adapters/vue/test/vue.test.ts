import { FakePhone, fakeActive, fakeDialing, fakeId } from '@offhook/testing/binding'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp, defineComponent, effectScope, h, KeepAlive, nextTick, Suspense, shallowRef, watch } from 'vue'
import { renderToString } from 'vue/server-renderer'
import {
  createPhonePlugin,
  providePhone,
  useCall,
  useCallQuality,
  useCalls,
  usePhone,
  usePhoneSelector,
} from '../src/index.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** Mounts one component under the phone, and gives what it shows. */
function show(phone: FakePhone, setup: () => () => unknown) {
  const container = document.createElement('main')
  const app = createApp({ setup }).use(createPhonePlugin(phone))
  app.mount(container)
  closers.push(() => app.unmount())
  return { app, text: () => container.textContent }
}

describe('composables', () => {
  it('follow a reactive id', async () => {
    const [a, b] = [fakeId('a'), fakeId('b')]
    const phone = new FakePhone({ calls: [fakeDialing('a'), fakeActive('b')] })
    phone.sample(a, { packets: 1 })
    phone.sample(b, { packets: 2 })
    const id = shallowRef(a)
    const { text } = show(phone, () => {
      const [byRef, byGetter, quality] = [useCall(id), useCall(() => id.value), useCallQuality(id)]
      return () => `${byRef.value?.phase} ${byGetter.value?.phase} ${quality.value?.packets}`
    })
    expect(text()).toBe('dialing dialing 1')
    id.value = b
    await nextTick()
    expect(text()).toBe('active active 2')
    phone.sample(a, { packets: 3 })
    phone.sample(b, { packets: 4 })
    await nextTick()
    expect(text()).toBe('active active 4')
    expect(phone.qualityListeners.present).toBe(1)
    expect(phone.listeners.added).toBe(2)
  })

  it('take a selector that uses refs, without subscribing anew', async () => {
    const phone = new FakePhone({ link: 'up', status: 'ready' })
    const field = shallowRef<'link' | 'status'>('link')
    const { text } = show(phone, () => {
      const value = usePhoneSelector((snapshot) => snapshot[field.value])
      return () => value.value
    })
    field.value = 'status'
    await nextTick()
    expect(text()).toBe('ready')
    expect(phone.listeners.added).toBe(1)
  })

  it('tell a watcher of each visible change, once and at once', () => {
    const phone = new FakePhone()
    const seen: number[] = []
    show(phone, () => {
      const calls = useCalls()
      watch(calls, ({ length }) => seen.push(length), { flush: 'sync' })
      return () => null
    })
    phone.change({ calls: [fakeActive('a')] })
    phone.change({ link: 'down' })
    phone.change({ calls: [] })
    expect(seen).toEqual([1, 0])
  })

  it('give the views themselves, not reactive copies', () => {
    const phone = new FakePhone({ calls: [fakeActive('a')] })
    let given: unknown
    show(phone, () => {
      const calls = useCalls()
      return () => {
        given = calls.value
      }
    })
    expect(given).toBe(phone.getSnapshot().calls)
  })

  it('let go with the scope they are used in', () => {
    const phone = new FakePhone()
    const { app } = show(phone, () => () => null)
    const scope = effectScope(true)
    const calls = app.runWithContext(() => scope.run(() => useCalls()))
    phone.change({ calls: [fakeActive('a')] })
    expect(calls?.value.length).toBe(1)
    scope.stop()
    expect(phone.listeners.present).toBe(0)
  })

  it('show the present state when KeepAlive brings a component back', async () => {
    const phone = new FakePhone()
    const Count = defineComponent(() => {
      const calls = useCalls()
      return () => `${calls.value.length}`
    })
    const seen = shallowRef(true)
    const { text } = show(phone, () => () => h(KeepAlive, () => (seen.value ? h(Count) : undefined)))
    seen.value = false
    await nextTick()
    phone.change({ calls: [fakeActive('a')] })
    await nextTick()
    seen.value = true
    await nextTick()
    expect(text()).toBe('1')
    expect(phone.listeners.present).toBe(1)
    expect(phone.commands).toEqual([])
  })

  it('subscribe to nothing on a server, in an async setup neither', async () => {
    const phone = new FakePhone({ calls: [fakeActive('a')] })
    const Count = defineComponent(async () => {
      const calls = useCalls()
      await Promise.resolve()
      return () => `calls ${calls.value.length}`
    })
    const app = createApp(() => h(Suspense, () => h(Count))).use(createPhonePlugin(phone))
    expect(await renderToString(app)).toContain('calls 1')
    expect(phone.listeners.added).toBe(0)
  })
})

describe('providePhone', () => {
  it('goes before the phone of the app, below its component', () => {
    const [one, other] = [new FakePhone({ link: 'up' }), new FakePhone({ link: 'down' })]
    const Link = defineComponent(() => {
      const link = usePhoneSelector((snapshot) => snapshot.link)
      return () => link.value
    })
    const Branch = defineComponent(() => {
      providePhone(other)
      return () => h(Link)
    })
    const { text } = show(one, () => () => [h(Link), ' ', h(Branch)])
    expect(text()).toBe('up down')
  })
})

describe('usePhone', () => {
  it('gives the phone of a transport with its own credentials', () => {
    const phone = new FakePhone()
    show(phone, () => {
      void usePhone<{ readonly user: string }>().signIn({ user: '100' })
      return () => null
    })
    expect(phone.commands).toEqual(['signIn'])
  })
})
