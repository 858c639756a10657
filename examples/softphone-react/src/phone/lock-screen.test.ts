import { createPhone } from '@offhook/core'
import { createMockTransport } from '@offhook/transport-mock'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLockScreen } from './lock-screen.ts'

describe('the lock screen of a line', () => {
  const transport = () => createMockTransport()
  let stop: () => Promise<void> = async () => undefined
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(async () => {
    await stop()
    vi.useRealTimers()
  })

  async function open() {
    const lockScreen = createLockScreen()
    const line = transport()
    const phone = createPhone({ transport: line, surface: lockScreen.surface })
    stop = () => phone.stop()
    await phone.start()
    void phone.signIn({ username: 'demo' })
    await vi.advanceTimersByTimeAsync(0)
    return { lockScreen, phone, far: line.far, calls: () => lockScreen.getState().calls }
  }
  const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

  it('shows what the phone shows, and tells of every change once', async () => {
    const { lockScreen, far, calls } = await open()
    const listener = vi.fn()
    lockScreen.subscribe(listener)
    far.call({ name: 'Grace Hopper', from: '2001' })
    await pass()
    expect(calls()).toMatchObject([{ name: 'Grace Hopper', stage: 'ringing' }])
    expect(listener).toHaveBeenCalledTimes(1)
    expect(lockScreen.getState()).toBe(lockScreen.getState())
  })

  it('lists what has gone, and takes a notification of a missed call away for good', async () => {
    const { lockScreen, far } = await open()
    far.call({ name: 'Grace Hopper', from: '2001' })
    await pass()
    lockScreen.surface.timeOut()
    await pass()
    const [missed] = lockScreen.getState().missed
    expect(missed?.name).toBe('Grace Hopper')
    expect(lockScreen.getState().recents).toMatchObject([{ name: 'Grace Hopper', missed: true }])
    if (missed) lockScreen.dismiss(missed.uuid)
    expect(lockScreen.getState().missed).toEqual([])
    far.call({ from: '2002' })
    await pass()
    expect(lockScreen.getState().missed).toEqual([])
  })

  it('takes the audio session from the app and gives it back', async () => {
    const { lockScreen, phone } = await open()
    for (const sound of [false, true]) lockScreen.behave({ sound })
    await pass()
    const told = phone
      .trace()
      .inputs.flatMap((input) =>
        input.kind === 'fact' && input.fact.type === 'audioSession.changed' ? [input.fact.active] : [],
      )
    expect([told, lockScreen.getState().manners.sound]).toEqual([[false, true], true])
  })

  it('is slow when it was told to be, and quick again', async () => {
    const { lockScreen, far, calls } = await open()
    lockScreen.behave({ slow: true })
    expect(lockScreen.getState().manners).toEqual({ slow: true, repeats: false, echoes: true, sound: true })
    far.call({ from: '2001' })
    await pass(1_000)
    expect(calls()).toEqual([])
    await pass(500)
    expect(calls()).toHaveLength(1)
    lockScreen.behave({ slow: false })
    lockScreen.surface.user.mute(true)
    await pass()
    expect(calls()[0]?.muted).toBe(true)
  })
})
