import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createReactNativeDevice } from '../src/index.ts'
import { claims, createNative, createNetInfo, createRig } from './native.ts'

const android = { platform: 'android' } as const
const ios = { platform: 'ios' } as const
const gate = { check: async () => false, request: async () => true }

describe('createReactNativeDevice', () => {
  it.each([
    ['app and permissions on Android', android, {}, ['app', 'permissions']],
    [
      'the network too where the app has NetInfo',
      android,
      { NetInfo: createNetInfo() },
      ['app', 'network', 'permissions'],
    ],
    ['no permissions on iOS, which asks by itself', ios, {}, ['app']],
    ['permissions on iOS that the app brings', ios, { permissions: { microphone: gate } }, ['app', 'permissions']],
  ])('claims %s', (_name, setup, more, concerns) => {
    expect(claims(createRig(setup, more))).toEqual(concerns)
  })

  it('claims no permissions without PermissionsAndroid', () => {
    const { Platform, AppState } = createNative().reactNative
    expect(createReactNativeDevice({ Platform, AppState }).handles).toEqual(['app'])
  })

  it('asks the native side nothing before it is started', async () => {
    const { native } = createRig()
    await settle()
    expect(native.take()).toEqual([])
  })

  it('names a wrong part and where to get it', () => {
    const { Platform, AppState, PermissionsAndroid } = createNative().reactNative
    const make = (parts: object) => () => createReactNativeDevice(parts as never)
    expect(make({ AppState })).toThrow(/`Platform`.*import \{ Platform \} from 'react-native'/)
    expect(make({ Platform })).toThrow(/`AppState`/)
    expect(make({ Platform, AppState, PermissionsAndroid: {} })).toThrow(/`PermissionsAndroid`/)
    expect(make({ Platform, AppState, NetInfo: { fetch() {} } })).toThrow(/`NetInfo`.*netinfo/)
    expect(make({ Platform, AppState, permissions: { mic: gate } })).toThrow(/`permissions\.mic`.*microphone, camera/)
    expect(make({ Platform, AppState, permissions: { overlay: {} } })).toThrow(/`permissions\.overlay`.*check/)
    expect(make({ Platform, AppState, PermissionsAndroid, permissions: { overlay: gate } })).not.toThrow()
  })

  it('leaves audio outputs to the transport', async () => {
    const { device, start } = createRig()
    await start()
    const { signal } = new AbortController()
    const command = { type: 'setAudioOutput', id: 'speaker', from: undefined } as const
    expect(await device.execute(command, { signal })).toEqual({ ok: false, reason: 'not-supported' })
  })
})

describe('the app', () => {
  it.each([ios, android])('is told of on $platform as it is when the phone starts', async (setup) => {
    const rig = createRig({ ...setup, appState: 'background' })
    await rig.start()
    expect(rig.facts[0]).toEqual({ type: 'app.changed', state: 'background' })
  })

  it.each([ios, android])('goes to the background and comes back on $platform', async (setup) => {
    const rig = createRig(setup)
    await rig.start()
    await settle()
    rig.take()
    rig.native.goes('background')
    rig.native.goes('active')
    expect(rig.take()).toEqual([
      { type: 'app.changed', state: 'background' },
      { type: 'app.changed', state: 'foreground' },
    ])
  })

  it('is neither while iOS shows something over it', async () => {
    const rig = createRig(ios)
    await rig.start()
    rig.take()
    rig.native.goes('inactive')
    rig.native.goes('active')
    expect(rig.take()).toEqual([])
    rig.native.goes('inactive')
    rig.native.goes('background')
    rig.native.goes('inactive')
    rig.native.goes('active')
    expect(rig.take()).toEqual([
      { type: 'app.changed', state: 'background' },
      { type: 'app.changed', state: 'foreground' },
    ])
  })

  it('says nothing before it is known', async () => {
    const rig = createRig({ ...ios, appState: 'inactive' })
    await rig.start()
    expect(rig.take()).toEqual([])
    rig.native.goes('active')
    expect(rig.take()).toEqual([{ type: 'app.changed', state: 'foreground' }])
  })
})

describe('the network', () => {
  it('is reported as NetInfo knows it, and not while it does not', async () => {
    const NetInfo = createNetInfo(null)
    const rig = createRig(ios, { NetInfo })
    await rig.start()
    rig.take()
    NetInfo.goes(false)
    NetInfo.goes(null)
    NetInfo.goes(true)
    expect(rig.take()).toEqual([
      { type: 'network.changed', online: false },
      { type: 'network.changed', online: true },
    ])
  })
})

describe('stop', () => {
  it('leaves no listener behind and is silent', async () => {
    const NetInfo = createNetInfo()
    const rig = createRig(ios, { NetInfo, permissions: { microphone: gate } })
    const { native } = rig
    const before = native.appListeners
    await rig.start()
    expect(native.appListeners).toBe(before + 1)
    await rig.device.stop()
    rig.take()
    native.goes('background')
    await settle()
    expect([native.appListeners, NetInfo.listeners.size, rig.facts]).toEqual([before, 0, []])
    expect(await rig.ask('microphone')).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('begun twice listens once', async () => {
    const NetInfo = createNetInfo()
    const rig = createRig(android, { NetInfo })
    await rig.start()
    await rig.start()
    await settle()
    rig.take()
    rig.native.goes('background')
    expect(rig.take()).toHaveLength(1)
    expect(NetInfo.listeners.size).toBe(1)
  })

  it('silences a permission prompt that is answered later', async () => {
    const rig = createRig()
    await rig.start()
    const asked = rig.ask('microphone')
    await settle()
    rig.take()
    await rig.device.stop()
    rig.native.prompt().answer('granted')
    expect(await asked).toEqual({ ok: true })
    expect(rig.take()).toEqual([])
  })
})

it('imports nothing of React Native', () => {
  const folder = join(import.meta.dirname, '../src')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const texts = sources.map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(texts.filter((text) => /^(import|export)[^'"]*['"]react-native/m.test(text))).toEqual([])
  expect(texts.length).toBeGreaterThan(5)
})
