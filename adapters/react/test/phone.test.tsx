import { createPhone, type Phone, selectEndNotice, selectTone } from '@offhook/core'
import { createMockTransport, type MockCredentials } from '@offhook/transport-mock'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { describe, expect, it, vi } from 'vitest'
import { PhoneProvider, useCallDuration, useCurrentCall, usePhoneSelector } from '../src/index.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

function Screen() {
  const call = useCurrentCall()
  const talked = useCallDuration(call, { unit: 's' })
  const tone = usePhoneSelector(selectTone)
  const notice = usePhoneSelector(selectEndNotice)
  return [call?.phase ?? 'idle', talked, tone, notice?.end.reason ?? '-'].join(' ')
}

/** A real phone over the simulator, shown on a page, with time under the test's hand. */
async function withScreen(
  run: (parts: {
    readonly phone: Phone<MockCredentials>
    readonly far: ReturnType<typeof createMockTransport>['far']
    readonly text: () => string
    readonly unmount: () => Promise<void>
    readonly pass: (ms: number) => Promise<void>
  }) => Promise<void>,
) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const transport = createMockTransport()
  const phone = createPhone({ transport, policy: { lingerMs: 3_000 } })
  const container = document.createElement('main')
  const root = createRoot(container)
  try {
    await phone.start()
    await phone.signIn({ username: '100' })
    await act(async () =>
      root.render(
        <PhoneProvider phone={phone}>
          <Screen />
        </PhoneProvider>,
      ),
    )
    await run({
      phone,
      far: transport.far,
      text: () => container.textContent,
      unmount: () => act(async () => root.unmount()),
      pass: (ms) => act(async () => void (await vi.advanceTimersByTimeAsync(ms))),
    })
  } finally {
    await act(async () => root.unmount())
    await phone.stop()
    vi.useRealTimers()
  }
}

describe('a page over a real phone', () => {
  it('shows an outgoing call from dialling to its end', () =>
    withScreen(async ({ phone, far, text, pass }) => {
      expect(text()).toBe('idle 0 none -')
      await act(async () => void (await phone.startCall({ to: '200' })))
      expect(text()).toBe('dialing 0 none -')
      await act(async () => far.last?.ring())
      expect(text()).toBe('ringing 0 ringback -')
      await act(async () => far.last?.answer())
      expect(text()).toBe('active 0 none -')
      await pass(2_500)
      expect(text()).toBe('active 2 none -')
      await act(async () => void (await phone.hold()))
      await pass(1_500)
      expect(text()).toBe('held 4 none -')
      await act(async () => far.last?.hangUp())
      expect(text()).toBe('ended 4 none -')
      await pass(3_000)
      expect(text()).toBe('idle 0 none -')
    }))

  it('rings, and says why a call ended', () =>
    withScreen(async ({ far, text }) => {
      await act(async () => void far.call({ from: '0901234567' }))
      expect(text()).toBe('incoming 0 ringtone -')
      await act(async () => far.last?.hangUp())
      expect(text()).toBe('ended 0 none cancelled')
    }))

  it('leaves the call alone when it is closed', () =>
    withScreen(async ({ phone, far, unmount }) => {
      await act(async () => void (await phone.startCall({ to: '200' })))
      await act(async () => far.last?.answer())
      const { calls } = phone.getSnapshot()
      await unmount()
      expect(phone.getSnapshot().calls).toBe(calls)
      expect(far.last?.stage).toBe('talking')
    }))
})
