import { describe, expect, it, vi } from 'vitest'
import { OmikitNotLinkedError } from './not-linked.ts'
import { reactNativeBridge } from './react-native.ts'

const emitter = { addListener: () => ({ remove: () => undefined }) }
/** A module that has whatever is asked for, and tells how it was called. */
const moduleOf = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, vi.fn(async () => `${name} answered`)]))

describe('the bridge to the native module of React Native', () => {
  it('takes the TurboModule before the module of the old architecture', async () => {
    const turbo = moduleOf('joinCall')
    const old = moduleOf('joinCall')
    const TurboModuleRegistry = { get: (name: string) => (name === 'OmikitPlugin' ? turbo : null) }
    const bridge = reactNativeBridge({
      TurboModuleRegistry,
      NativeModules: { OmikitPlugin: old },
      emitter,
      platform: 'android',
    })
    expect(await bridge.invoke('joinCall', undefined)).toBe('joinCall answered')
    expect(turbo.joinCall).toHaveBeenCalledWith()
    expect(old.joinCall).not.toHaveBeenCalled()
  })

  it('takes the module of the old architecture where the registry has none, or throws', async () => {
    const OmikitPlugin = moduleOf('joinCall')
    const broken = () => {
      throw new Error('no registry')
    }
    for (const get of [() => null, broken]) {
      const bridge = reactNativeBridge({
        TurboModuleRegistry: { get },
        NativeModules: { OmikitPlugin },
        emitter,
        platform: 'ios',
      })
      expect(await bridge.invoke('joinCall', undefined)).toBe('joinCall answered')
    }
  })

  it.each([
    ['ios', "run 'pod install'"],
    ['android', 'rebuild the app'],
  ] as const)('says to link or rebuild where there is none (%s)', (platform, words) => {
    const create = () => reactNativeBridge({ NativeModules: {}, emitter, platform })
    expect(create).toThrow(OmikitNotLinkedError)
    expect(create).toThrow(words)
    expect(create).toThrow('Expo Go')
  })

  it('makes the emitter once the module was found, so that React Native does not complain first', () => {
    const makeEmitter = vi.fn(() => emitter)
    expect(() => reactNativeBridge({ NativeModules: {}, emitter: makeEmitter, platform: 'ios' })).toThrow(
      OmikitNotLinkedError,
    )
    expect(makeEmitter).not.toHaveBeenCalled()
    const bridge = reactNativeBridge({ NativeModules: { OmikitPlugin: {} }, emitter: makeEmitter, platform: 'ios' })
    bridge.on('MUTED', () => undefined)
    bridge.on('HOLD', () => undefined)
    expect(makeEmitter).toHaveBeenCalledOnce()
  })

  it('says nothing of pods on Android', () => {
    expect(() => reactNativeBridge({ emitter, platform: { OS: 'android' } })).toThrow(/^(?!.*pod)/)
  })

  it('knows no third platform', () => {
    const create = () =>
      reactNativeBridge({ NativeModules: { OmikitPlugin: {} }, emitter, platform: { OS: 'windows' } })
    expect(create).toThrow("not on 'windows'")
  })

  it.each([
    ['setCameraConfig', 'ios', 'rn-4.1'],
    ['logoutAndWait', 'android', 'rn-4.1'],
    ['getKeepAliveStatus', 'ios', 'rn-4.0'],
    ['joinCall', 'ios', 'rn-4.0'],
    ['joinCall', 'android', 'rn-4.0'],
  ] as const)('tells the version by what is there: %s on %s is %s', (name, platform, dialect) => {
    const bridge = reactNativeBridge({ NativeModules: { OmikitPlugin: moduleOf(name) }, emitter, platform })
    expect(bridge.kind).toEqual({ dialect, platform })
  })

  it('believes the dialect that is said', () => {
    const NativeModules = { OmikitPlugin: moduleOf('logoutAndWait') }
    const bridge = reactNativeBridge({ NativeModules, emitter, platform: 'ios', dialect: 'rn-4.0' })
    expect(bridge.kind.dialect).toBe('rn-4.0')
  })

  it('does not ask for the call of a cold start where the version of Android is a guess', () => {
    const NativeModules = { OmikitPlugin: moduleOf('getInitialCall') }
    const has = (dialect?: 'rn-4.0' | 'rn-4.1') =>
      reactNativeBridge({ NativeModules, emitter, platform: 'android', ...(dialect && { dialect }) }).has(
        'getInitialCall',
      )
    expect([has(), has('rn-4.0'), has('rn-4.1')]).toEqual([false, true, true])
    expect(reactNativeBridge({ NativeModules, emitter, platform: 'ios' }).has('getInitialCall')).toBe(true)
  })

  it('has what the table and the module both have', () => {
    const OmikitPlugin = moduleOf('joinCall', 'onHold', 'logoutAndWait')
    const bridge = reactNativeBridge({ NativeModules: { OmikitPlugin }, emitter, platform: 'ios' })
    expect(bridge.has('joinCall')).toBe(true)
    // A no-op.
    expect(bridge.has('onHold')).toBe(false)
    // In the table, and not in this build.
    expect(bridge.has('getOmiDevices')).toBe(false)
  })

  it('hands over what the native side reads', async () => {
    const OmikitPlugin = moduleOf('getUserInfo', 'logoutAndWait')
    const bridge = reactNativeBridge({ NativeModules: { OmikitPlugin }, emitter, platform: 'android' })
    await bridge.invoke('getUserInfo', { phone: '111' })
    expect(OmikitPlugin.getUserInfo).toHaveBeenCalledWith('111')
  })

  it('calls the functions as methods of their module', async () => {
    const OmikitPlugin = {
      joined: 'yes',
      async joinCall() {
        return this.joined
      },
    }
    const bridge = reactNativeBridge({ NativeModules: { OmikitPlugin }, emitter, platform: 'ios' })
    expect(await bridge.invoke('joinCall', undefined)).toBe('yes')
  })

  it('rejects, and does not throw, where a module throws at once', async () => {
    const OmikitPlugin = {
      joinCall() {
        throw new TypeError('expected argument 0')
      },
    }
    const bridge = reactNativeBridge({ NativeModules: { OmikitPlugin }, emitter, platform: 'ios' })
    await expect(bridge.invoke('joinCall', undefined)).rejects.toThrow('expected argument 0')
    await expect(bridge.invoke('endCall', undefined)).rejects.toThrow('no endCall')
  })

  it.each([
    ['FLLocalCameraModule', 'rn-4.0', 'android'],
    ['FLLocalCameraView', 'rn-4.0', 'ios'],
    ['OmiLocalCameraView', 'rn-4.1', 'android'],
  ] as const)('refreshes a camera by %s (%s, %s)', async (name, dialect, platform) => {
    const camera = moduleOf('refresh')
    const NativeModules = { OmikitPlugin: {}, [name]: camera }
    const bridge = reactNativeBridge({ NativeModules, emitter, platform, dialect })
    expect(bridge.has('refreshLocalCamera')).toBe(true)
    expect(bridge.has('refreshRemoteCamera')).toBe(false)
    await bridge.invoke('refreshLocalCamera', undefined)
    expect(camera.refresh).toHaveBeenCalledWith()
  })

  it('stops hearing of an event without taking it from the others', () => {
    const listeners = new Set<(body: unknown) => void>()
    const shared = {
      addListener(_: string, listener: (body: unknown) => void) {
        listeners.add(listener)
        return { remove: () => void listeners.delete(listener) }
      },
    }
    const bridge = reactNativeBridge({ NativeModules: { OmikitPlugin: {} }, emitter: shared, platform: 'ios' })
    const [mine, theirs] = [vi.fn(), vi.fn()]
    const stop = bridge.on('MUTED', mine)
    shared.addListener('MUTED', theirs)
    stop()
    for (const listener of listeners) listener(true)
    expect(mine).not.toHaveBeenCalled()
    expect(theirs).toHaveBeenCalledWith(true)
  })
})
