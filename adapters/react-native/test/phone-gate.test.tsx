import { createPhone, type Fact, type Phone, type PhoneSnapshot } from '@offhook/core'
import { createScriptedTransport, settle } from '@offhook/testing'
import { FakePhone, fakeActive, fakeId } from '@offhook/testing/binding'
import { act, type ReactNode, StrictMode, useEffect } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PhoneGate, PhoneProvider, useCurrentCall, usePhoneReady } from '../src/index.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root
let page: HTMLElement
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  page = document.createElement('main')
  root = createRoot(page)
})
afterEach(async () => {
  await act(async () => root.unmount())
  vi.useRealTimers()
})

/** Each draw of the first screen, and each time it is made anew. */
const seen: { draws: string[]; mounts: number } = { draws: [], mounts: 0 }
function Screen() {
  const call = useCurrentCall()
  const text = call ? `${call.phase} ${call.remote.address}` : 'no call'
  seen.draws.push(text)
  useEffect(() => {
    seen.mounts += 1
  }, [])
  return text
}
beforeEach(() => {
  seen.draws.length = 0
  seen.mounts = 0
})

const draw = (phone: Phone<never>, gate: ReactNode) =>
  act(async () => root.render(<PhoneProvider phone={phone}>{gate}</PhoneProvider>))
const pass = (ms: number) => act(async () => void vi.advanceTimersByTime(ms))
const change = (phone: FakePhone, to: Partial<PhoneSnapshot>) => act(async () => phone.change(to))

const gate = (
  <PhoneGate fallback="wait">
    <Screen />
  </PhoneGate>
)

describe('PhoneGate', () => {
  it('draws the first screen only when the native side has said which calls live, and with that call', async () => {
    const found: Fact = {
      type: 'call.found',
      call: { refs: { 'sdk.id': 'a' } },
      direction: 'incoming',
      phase: 'incoming',
      remote: { address: '200' },
    }
    let answer = () => {}
    const listCalls = () =>
      new Promise<{ complete: true; facts: Fact[] }>((resolve) => {
        answer = () => resolve({ complete: true, facts: [found] })
      })
    const phone = createPhone({ transport: createScriptedTransport({}, { listCalls }) })
    await draw(phone, gate)
    await act(async () => void (await phone.start()))
    expect(phone.getSnapshot().status).toBe('ready')
    expect(page.textContent).toBe('wait')
    await act(async () => {
      answer()
      await settle()
    })
    expect(page.textContent).toBe('incoming 200')
    expect(new Set(seen.draws)).toEqual(new Set(['incoming 200']))
  })

  it('draws nothing meanwhile unless told what', async () => {
    await draw(new FakePhone({ listed: false }), <PhoneGate>screen</PhoneGate>)
    expect(page.textContent).toBe('')
  })

  it('waits for nothing where all is known', async () => {
    await draw(new FakePhone({ listed: true }), gate)
    expect(page.textContent).toBe('no call')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('shows a call that was reported before the list came', async () => {
    const phone = new FakePhone({ listed: false })
    await draw(phone, gate)
    await change(phone, { calls: [fakeActive('200')], currentCallId: fakeId('200') })
    expect(page.textContent).toBe('active 200')
  })

  it('holds the screen back no longer than its patience', async () => {
    await draw(
      new FakePhone({ listed: false }),
      <PhoneGate fallback="wait" patienceMs={300}>
        screen
      </PhoneGate>,
    )
    await pass(299)
    expect(page.textContent).toBe('wait')
    await pass(1)
    expect(page.textContent).toBe('screen')
  })

  it('is patient for half a second unless told otherwise', async () => {
    await draw(new FakePhone({ listed: false }), gate)
    await pass(499)
    expect(page.textContent).toBe('wait')
    await pass(1)
    expect(page.textContent).toBe('no call')
  })

  it.each([Number.POSITIVE_INFINITY, 2 ** 40])('waits for the answer with a patience of %d', async (patienceMs) => {
    const phone = new FakePhone({ listed: false })
    await draw(
      phone,
      <PhoneGate fallback="wait" patienceMs={patienceMs}>
        screen
      </PhoneGate>,
    )
    await pass(60_000)
    expect(page.textContent).toBe('wait')
    await change(phone, { listed: true })
    expect(page.textContent).toBe('screen')
  })

  it('opens once: no screen is taken away when the phone stops or starts anew', async () => {
    const phone = new FakePhone({ listed: false })
    await draw(phone, gate)
    await change(phone, { listed: true })
    await change(phone, { listed: false, status: 'stopped' })
    expect(page.textContent).toBe('no call')
    await pass(10_000)
    expect(seen.mounts).toBe(1)
  })

  it('neither starts nor stops the phone, also in StrictMode', async () => {
    const phone = new FakePhone({ listed: false })
    await draw(phone, <StrictMode>{gate}</StrictMode>)
    await change(phone, { listed: true })
    await act(async () => root.render(null))
    expect(phone.commands).toEqual([])
    expect(phone.listeners.present).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('usePhoneReady', () => {
  it('tells a screen of its own', async () => {
    function Own() {
      return usePhoneReady({ patienceMs: 50 }) ? 'ready' : 'not yet'
    }
    const phone = new FakePhone({ listed: false })
    await draw(phone, <Own />)
    expect(page.textContent).toBe('not yet')
    await pass(50)
    expect(page.textContent).toBe('ready')
  })
})
