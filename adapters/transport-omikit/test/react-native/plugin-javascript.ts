import type * as ReactNative from 'react-native'
import type { OmikitPlugin } from '../../src/bridges/omikit-plugin.ts'
import type { NativeFunctions } from '../../src/simulator/native/native-host.ts'
import { createPlugin } from '../../src/simulator/react-native/plugin.ts'

/** As the plugin does: nothing is missed until the first function is asked for. */
const unlinked = new Proxy<NativeFunctions>(
  {},
  {
    get: () => {
      throw new Error("The package 'omikit-plugin' doesn't seem to be linked. Make sure: You rebuilt the app")
    },
  },
)

/**
 * Stands in for the JavaScript of omikit-plugin (4.0.2 or 4.1.7), which no registry has: it finds the native modules by
 * React Native's own means, as that does, and gives the emitter that that gives.
 */
export function pluginJavaScript(reactNative: typeof ReactNative, dialect: 'rn-4.0' | 'rn-4.1'): OmikitPlugin {
  const { DeviceEventEmitter, NativeEventEmitter, NativeModules, Platform, TurboModuleRegistry } = reactNative
  const platform = Platform.OS === 'ios' ? 'ios' : 'android'
  const native = (name: string) => {
    const found: NativeFunctions | undefined = TurboModuleRegistry.get<never>(name) ?? NativeModules[name]
    return found
  }
  const module = native('OmikitPlugin')
  const camera = (side: 'Local' | 'Remote') =>
    native(`Omi${side}CameraView`) ?? native(`FL${side}CameraModule`) ?? native(`FL${side}CameraView`)

  function emitter(): OmikitPlugin['omiEmitter'] {
    if (dialect === 'rn-4.1' || platform === 'android') return DeviceEventEmitter
    try {
      return new NativeEventEmitter(module as never)
    } catch {
      return DeviceEventEmitter
    }
  }
  const cameras = { local: camera('Local'), remote: camera('Remote') }
  return createPlugin({ dialect, platform }, module ?? unlinked, cameras, emitter() as never)
}
