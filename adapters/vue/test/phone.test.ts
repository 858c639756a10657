import { createPhone, type Phone, selectEndNotice, selectTone } from '@offhook/core'
import { createMockTransport, type MockCredentials } from '@offhook/transport-mock'
import { describe, expect, it, vi } from 'vitest'
import { createApp, nextTick } from 'vue'
import { createPhonePlugin, useCallDuration, useCurrentCall, usePhoneSelector } from '../src/index.ts'

const Screen = {
  setup() {
    const call = useCurrentCall()
    const talked = useCallDuration(call, { unit: 's' })
    const tone = usePhoneSelector(selectTone)
    const notice = usePhoneSelector(selectEndNotice)
    return () => [call.value?.phase ?? 'idle', talked.value, tone.value, notice.value?.end.reason ?? '-'].join(' ')
  },
}

/** A real phone over the simulator, shown on a page, with time under the test's hand. */
async function withScreen(
  run: (parts: {
    readonly phone: Phone<MockCredentials>
    readonly far: ReturnType<typeof createMockTransport>['far']
    readonly text: () => Promise<string>
    readonly unmount: () => void
  }) => Promise<void>,
) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const transport = createMockTransport()
  const phone = createPhone({ transport, policy: { lingerMs: 3_000 } })
  const container = document.createElement('main')
  const app = createApp(Screen).use(createPhonePlugin(phone))
  let unmount = () => app.unmount()
  try {
    await phone.start()
    await phone.signIn({ username: '100' })
    app.mount(container)
    await run({
      phone,
      far: transport.far,
      async text() {
        await nextTick()
        return container.textContent
      },
      unmount() {
        unmount()
        unmount = () => {}
      },
    })
  } finally {
    unmount()
    await phone.stop()
    vi.useRealTimers()
  }
}

describe('a page over a real phone', () => {
  it('shows an outgoing call from dialling to its end', () =>
    withScreen(async ({ phone, far, text }) => {
      expect(await text()).toBe('idle 0 none -')
      await phone.startCall({ to: '200' })
      expect(await text()).toBe('dialing 0 none -')
      far.last?.ring()
      expect(await text()).toBe('ringing 0 ringback -')
      far.last?.answer()
      expect(await text()).toBe('active 0 none -')
      await vi.advanceTimersByTimeAsync(2_500)
      expect(await text()).toBe('active 2 none -')
      await phone.hold()
      await vi.advanceTimersByTimeAsync(1_500)
      expect(await text()).toBe('held 4 none -')
      far.last?.hangUp()
      expect(await text()).toBe('ended 4 none -')
      await vi.advanceTimersByTimeAsync(3_000)
      expect(await text()).toBe('idle 0 none -')
    }))

  it('rings, and says why a call ended', () =>
    withScreen(async ({ far, text }) => {
      far.call({ from: '0901234567' })
      expect(await text()).toBe('incoming 0 ringtone -')
      far.last?.hangUp()
      expect(await text()).toBe('ended 0 none cancelled')
    }))

  it('leaves the call alone when it is closed', () =>
    withScreen(async ({ phone, far, unmount }) => {
      await phone.startCall({ to: '200' })
      far.last?.answer()
      const { calls } = phone.getSnapshot()
      unmount()
      expect(phone.getSnapshot().calls).toBe(calls)
      expect(far.last?.stage).toBe('talking')
    }))
})
