import { createPhone } from '@offhook/core'
import { createMockTransport, type MockCredentials } from '@offhook/transport-mock'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReactNativeDevice, PhoneGate, PhoneProvider, useCurrentCall, usePhone } from '../src/index.ts'
import { createNative } from './native.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** The screen of the README. */
function Screen() {
  const phone = usePhone<MockCredentials>()
  const call = useCurrentCall()
  const dial = () => void phone.startCall({ to: '200', onPermission: 'request' })
  if (call === undefined)
    return (
      <button type="button" onClick={dial}>
        Call 200
      </button>
    )
  return (
    <>
      <p>
        {call.remote.name ?? call.remote.address} {call.phase}
      </p>
      {call.can.hangUp && (
        <button type="button" onClick={() => void phone.hangUp(call.id)}>
          Hang up
        </button>
      )}
    </>
  )
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }))
afterEach(() => void vi.useRealTimers())

describe('an app on React Native', () => {
  it('asks for the microphone, calls, goes to the background and back, and hangs up', async () => {
    const native = createNative({ platform: 'android' })
    const { Platform, AppState, PermissionsAndroid } = native.reactNative
    const transport = createMockTransport()
    const device = createReactNativeDevice({ Platform, AppState, PermissionsAndroid })
    const phone = createPhone({ transport, device, policy: { lingerMs: 1_000 } })
    const page = document.createElement('main')
    const root = createRoot(page)
    const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))
    const press = (name: string) =>
      act(async () => [...page.querySelectorAll('button')].find((one) => one.textContent === name)?.click())

    void phone.start()
    await act(async () =>
      root.render(
        <PhoneProvider phone={phone}>
          <PhoneGate>
            <Screen />
          </PhoneGate>
        </PhoneProvider>,
      ),
    )
    await pass(100)
    await act(async () => void (await phone.signIn({ username: '100' })))
    expect(page.textContent).toBe('Call 200')

    await press('Call 200')
    expect(page.textContent).toContain('200 preparing')
    await act(async () => native.prompt().answer('granted'))
    await pass(100)
    expect(page.textContent).toContain('200 dialing')
    await act(async () => transport.far.calls[0]?.answer())
    await pass(100)
    expect(page.textContent).toContain('200 active')

    await act(async () => {
      native.goes('background')
      native.goes('active')
    })
    await pass(1_000)
    expect(page.textContent).toContain('200 active')
    await press('Hang up')
    await pass(100)
    expect(page.textContent).toBe('200 ended')
    await pass(2_000)
    expect(page.textContent).toBe('Call 200')
    await act(async () => root.unmount())
    await phone.stop()
  })
})
