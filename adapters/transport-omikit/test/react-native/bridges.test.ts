import { describe, expect, it, vi } from 'vitest'
import { loadReactNative } from '../../../../scripts/vitest/react-native/index.ts'
import { OmikitNotLinkedError } from '../../src/bridges/not-linked.ts'
import { reactNativeBridge } from '../../src/bridges/react-native.ts'
import { entries, type Kind, kinds } from './app-side.ts'

/** A native module that writes down what reaches it. `listening` is what it believes JavaScript listens for. */
function createModule() {
  const calls: unknown[][] = []
  const listening: string[] = []
  const record =
    (name: string) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args])
      return `${name} done`
    }
  const names = ['startServices', 'startCall', 'joinCall', 'getInitialCall', 'getUserInfo', 'toggleMute']
  return {
    calls,
    listening,
    module: {
      ...Object.fromEntries(names.map((name) => [name, record(name)])),
      addListener: (event: string) => void listening.push(event),
      removeListeners: (count: number) => void listening.splice(-count),
    },
  }
}

const load = (kind: Kind, OmikitPlugin?: object) =>
  loadReactNative({ ...kind, nativeModules: OmikitPlugin ? { OmikitPlugin } : {} })

describe.each(kinds)('$platform, $dialect, $architecture architecture', (kind) => {
  describe.each([
    ['reactNativeBridge', entries.reactNativeBridge],
    ['omikitPluginBridge', entries.omikitPluginBridge],
  ])('%s on the real JavaScript of React Native', (_name, bridgeOn) => {
    function create() {
      const native = createModule()
      const reactNative = load(kind, native.module)
      return { ...native, reactNative, bridge: bridgeOn(reactNative, kind.dialect) }
    }

    it('knows what it stands on', () => {
      expect(create().bridge.kind).toEqual({ platform: kind.platform, dialect: kind.dialect })
    })

    it('asks the native module, and brings back what it says', async () => {
      const { bridge, calls } = create()
      expect(await bridge.invoke('startCall', { phoneNumber: '200', isVideo: false })).toBe('startCall done')
      expect(await bridge.invoke('joinCall', undefined)).toBe('joinCall done')
      expect(calls).toEqual([['startCall', { phoneNumber: '200', isVideo: false }], ['joinCall']])
    })

    it('hears the native side until told to stop, and leaves the listeners of others alone', () => {
      const { bridge, reactNative } = create()
      const mine = vi.fn()
      const others = vi.fn()
      const stop = bridge.on('CALL_STATE_CHANGED', mine)
      reactNative.DeviceEventEmitter.addListener('CALL_STATE_CHANGED', others)
      const body = { status: 2, callerNumber: '200' }
      reactNative.DeviceEventEmitter.emit('CALL_STATE_CHANGED', body)
      reactNative.DeviceEventEmitter.emit('MUTED', true)
      stop()
      stop()
      reactNative.DeviceEventEmitter.emit('CALL_STATE_CHANGED', { status: 6 })
      expect(mine.mock.calls).toEqual([[body]])
      expect(others).toHaveBeenCalledTimes(2)
    })

    it('has the native side count its listeners where that sends to none else', () => {
      const { bridge, listening } = create()
      const stop = bridge.on('CALL_STATE_CHANGED', () => {})
      const counts = kind.platform === 'ios' && kind.dialect === 'rn-4.0'
      expect(listening).toEqual(counts ? ['CALL_STATE_CHANGED'] : [])
      stop()
      expect(listening).toEqual([])
    })

    it('says which functions are not there', async () => {
      const { bridge } = create()
      expect(bridge.has('startCall')).toBe(true)
      expect(bridge.has('onHold')).toBe(false)
      await expect(bridge.invoke('onHold', { holdStatus: true })).rejects.toThrow(TypeError)
    })
  })

  it('reads a user by number from the module itself, in the form that the platform takes', async () => {
    const { module, calls } = createModule()
    await entries.reactNativeBridge(load(kind, module), kind.dialect).invoke('getUserInfo', { phone: '200' })
    expect(calls).toEqual([['getUserInfo', kind.platform === 'android' ? '200' : { phone: '200' }]])
  })

  it('does not ask Android by the plugin for what its JavaScript spoils', () => {
    const { module } = createModule()
    expect(entries.omikitPluginBridge(load(kind, module), kind.dialect).has('getUserInfo')).toBe(
      kind.platform === 'ios',
    )
  })
})

describe.each(kinds)('an app without the native module: $platform, $dialect, $architecture architecture', (kind) => {
  it('is told to link or to rebuild', () => {
    const { NativeEventEmitter, NativeModules, Platform, TurboModuleRegistry } = load(kind)
    // Made later: without a module, React Native on iOS refuses to make this emitter in words of its own.
    const emitter = () => new NativeEventEmitter(NativeModules.OmikitPlugin)
    const make = () => reactNativeBridge({ NativeModules, TurboModuleRegistry, emitter, platform: Platform })
    expect(make).toThrow(OmikitNotLinkedError)
    expect(make).toThrow(/native module of omikit-plugin is not in this app/)
    expect(make).toThrow(/rebuild the app/)
    if (kind.platform === 'ios') expect(make).toThrow(/pod install/)
    else expect(make).not.toThrow(/pod install/)
  })
})
