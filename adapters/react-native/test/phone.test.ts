import { createPhone, type Fact } from '@offhook/core'
import { createScriptedTransport, createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createReactNativeDevice } from '../src/index.ts'
import { createNative, createNetInfo, type NativeSetup } from './native.ts'

const found: Fact = {
  type: 'call.found',
  call: { refs: { 'sdk.id': 'a' } },
  direction: 'incoming',
  phase: 'incoming',
  remote: { address: '200' },
}

/** A phone on the real JavaScript of React Native; `living` is what the native side of the SDK knows. */
function createRig(setup: NativeSetup = {}) {
  const native = createNative(setup)
  const NetInfo = createNetInfo()
  const living: Fact[] = []
  const transport = createScriptedTransport(
    { reports: { registration: false } },
    {
      listCalls: () => ({ complete: true, facts: [...living] }),
      answers: ({ type }) => (type === 'requestPermission' ? { ok: true } : undefined),
    },
  )
  const { Platform, AppState, PermissionsAndroid } = native.reactNative
  const device = createReactNativeDevice({ Platform, AppState, PermissionsAndroid, NetInfo })
  const phone = createPhone({ transport, device, clock: createVirtualClock() })
  return { native, NetInfo, living, transport, phone }
}

describe('a phone on React Native', () => {
  it.each(['ios', 'android'] as const)('finds the call that woke the app on %s', async (platform) => {
    const { phone, living } = createRig({ platform, appState: 'background' })
    living.push(found)
    await phone.start()
    expect(phone.getSnapshot().listed).toBe(false)
    await settle()
    expect(phone.getSnapshot()).toMatchObject({
      listed: true,
      calls: [{ phase: 'incoming', remote: { address: '200' } }],
    })
  })

  it('asks again for its calls when it comes to the front', async () => {
    const { phone, living, native, transport } = createRig({ platform: 'ios' })
    await phone.start()
    await settle()
    const before = transport.listed
    native.goes('background')
    // While JavaScript slept, nobody heard the event.
    living.push(found)
    native.goes('active')
    await settle()
    expect(transport.listed).toBe(before + 1)
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'incoming' }])
    native.goes('background')
    living.pop()
    native.goes('active')
    await settle()
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'ended' }])
  })

  it('asks nothing of the transport before that is started', async () => {
    const { Platform, AppState } = createNative({ platform: 'ios', appState: 'active' }).reactNative
    const order: string[] = []
    const transport = createScriptedTransport(
      {},
      {
        async onStart() {
          await settle()
          order.push('started')
        },
        listCalls() {
          order.push('asked')
          return { complete: true, facts: [] }
        },
      },
    )
    const NetInfo = createNetInfo()
    const phone = createPhone({ transport, device: createReactNativeDevice({ Platform, AppState, NetInfo }) })
    await phone.start()
    await settle()
    expect(order).toEqual(['started', 'asked'])
  })

  it('knows the network as NetInfo does', async () => {
    const { phone, NetInfo } = createRig()
    await phone.start()
    NetInfo.goes(false)
    expect(phone.getSnapshot()).toMatchObject({ online: false, cannotStartCall: 'offline' })
    NetInfo.goes(true)
    expect(phone.getSnapshot().online).toBe(true)
  })

  it('prompts for the microphone before a call on Android, and dials once it is granted', async () => {
    const { phone, native, transport } = createRig({ platform: 'android' })
    await phone.start()
    await settle()
    void phone.startCall({ to: '200', onPermission: 'request' })
    await settle()
    expect(transport.executed).toEqual([])
    const prompt = native.prompt()
    expect(prompt.name).toBe('android.permission.RECORD_AUDIO')
    prompt.answer('granted')
    await settle()
    expect(transport.executed.map(({ command }) => command.type)).toEqual(['startCall'])
    expect(phone.getSnapshot().permissions.microphone).toBe('granted')
  })

  it('refuses by name a call whose microphone is blocked', async () => {
    const { phone, native } = createRig({ platform: 'android' })
    await phone.start()
    await settle()
    const asked = phone.requestPermissions(['microphone'])
    await settle()
    native.prompt().answer('never_ask_again')
    expect(await asked).toMatchObject({ ok: false, reason: 'permission-denied', permission: 'microphone' })
    expect(phone.getSnapshot().permissions.microphone).toBe('blocked')
    expect(await phone.startCall({ to: '200' })).toMatchObject({
      ok: false,
      reason: 'permission-denied',
      permission: 'microphone',
    })
  })

  it('asks the transport for permissions on iOS', async () => {
    const { phone, transport } = createRig({ platform: 'ios' })
    await phone.start()
    expect(await phone.requestPermissions(['microphone'])).toMatchObject({ ok: true })
    expect(transport.executed.map(({ command }) => command)).toEqual([
      { type: 'requestPermission', permission: 'microphone' },
    ])
    expect(phone.getSnapshot().permissions.microphone).toBe('unknown')
  })
})
