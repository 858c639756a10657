import { createPhone, type Phone, type PhoneStore } from '@offhook/core'
import { createScriptedTransport, createVirtualClock } from '@offhook/testing'
import { act, StrictMode, useEffect } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, describe, expect, it } from 'vitest'
import { PhoneProvider, useCallQuality, useCurrentCall, usePhone } from '../src/index.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const roots: Root[] = []
afterEach(() =>
  act(async () => {
    for (const root of roots.splice(0)) root.unmount()
  }),
)

const named = { call: { refs: { 'sip.call-id': 'in-1' } } }

/** A real phone over a transport that says what the test tells it to, and a count of who listens to it. */
async function withCall() {
  let starts = 0
  const transport = createScriptedTransport({}, { onStart: () => void starts++ })
  const clock = createVirtualClock()
  const phone = createPhone({ transport, clock })
  const { subscribe } = phone
  let listeners = 0
  const counted: Phone & PhoneStore = {
    ...phone,
    subscribe(listener) {
      listeners++
      const leave = subscribe(listener)
      return () => {
        listeners--
        leave()
      }
    },
  }
  const say = (type: string, more: object = {}) => transport.emit({ type, ...named, ...more })
  return { phone: counted, transport, clock, say, starts: () => starts, listeners: () => listeners }
}

async function show(phone: Phone, node: React.ReactNode) {
  const container = document.createElement('main')
  const root = createRoot(container)
  roots.push(root)
  await act(async () =>
    root.render(
      <StrictMode>
        <PhoneProvider phone={phone}>{node}</PhoneProvider>
      </StrictMode>,
    ),
  )
  return { container, close: () => act(async () => root.unmount()) }
}

describe('re-render storms and leaked listeners (https://github.com/GetStream/stream-video-js/pull/2274)', () => {
  it('a thousand duplicates and samples render a call screen only for what it shows', async () => {
    const { phone, transport, say } = await withCall()
    await phone.start()
    say('call.offered')
    say('call.established')
    let screens = 0
    let meters = 0
    const Screen = () => {
      screens++
      return useCurrentCall()?.phase
    }
    const Meter = () => {
      meters++
      return useCallQuality(useCurrentCall()?.id)?.packets
    }
    await show(
      phone,
      <>
        <Screen />
        <Meter />
      </>,
    )
    const first = screens
    for (let packets = 1; packets <= 1_000; packets++) {
      await act(async () => {
        say('call.established')
        say('call.muteChanged', { muted: false })
        say('call.qualitySampled', { sample: { packets } })
      })
    }
    expect(transport.running).toBe(true)
    // The mute is known from the first report on, and the call is seen to be in good health once.
    expect(screens - first).toBeLessThanOrEqual(4)
    expect(meters).toBeGreaterThanOrEqual(1_000)
  })

  it('a screen that was opened and closed a hundred times leaves no listener behind', async () => {
    const { phone, say, listeners } = await withCall()
    await phone.start()
    say('call.offered')
    const Screen = () => useCurrentCall()?.phase
    for (let time = 0; time < 100; time++) {
      const { container, close } = await show(phone, <Screen />)
      expect(container.textContent).toBe('incoming')
      expect(listeners()).toBe(1)
      await close()
      expect(listeners()).toBe(0)
    }
  })
})

describe('StrictMode joins twice (https://github.com/Tencent-RTC/TRTC_Web/issues/132)', () => {
  it('a screen that starts the phone when it appears and answers at once starts it once and answers once', async () => {
    const { phone, transport, say, starts } = await withCall()
    const Screen = () => {
      const { start, answer } = usePhone()
      const call = useCurrentCall()
      const rings = call?.phase === 'incoming'
      useEffect(() => void start(), [start])
      useEffect(() => {
        if (rings) void answer()
      }, [rings, answer])
      return call?.phase ?? 'idle'
    }
    const { container } = await show(phone, <Screen />)
    expect(starts()).toBe(1)
    await act(async () => say('call.offered'))
    expect(transport.executed.map(({ command }) => command.type)).toEqual(['answer'])
    await act(async () => say('call.established'))
    expect(container.textContent).toBe('active')
  })

  it('a screen that owns the phone and stops it when it goes ends with one that runs', async () => {
    const { phone, transport, starts } = await withCall()
    const Owner = () => {
      const { start, stop } = usePhone()
      useEffect(() => {
        void start()
        return () => void stop()
      }, [start, stop])
      return null
    }
    const { close } = await show(phone, <Owner />)
    expect(phone.getSnapshot().status).toBe('ready')
    expect(transport.running).toBe(true)
    expect(starts()).toBeLessThanOrEqual(2)
    await close()
    expect(transport.running).toBe(false)
  })
})
