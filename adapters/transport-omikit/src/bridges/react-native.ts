import type { Dialect } from '../dialect.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { whyUnsupported } from './available.ts'
import { type EventEmitterLike, listen } from './emitter.ts'
import { type Invocation, nativeForm } from './native-form.ts'
import { OmikitNotLinkedError } from './not-linked.ts'
import { contained, type GivenPlatform, recognise } from './recognise.ts'

export interface ReactNativeBridgeOptions {
  /** Of `react-native`. One of the two is enough; looked into first: `TurboModuleRegistry`. */
  readonly NativeModules?: Readonly<Record<string, unknown>>
  readonly TurboModuleRegistry?: { get(name: string): unknown }
  /**
   * Where the events come: `DeviceEventEmitter` (4.1.7, and Android always), or `new NativeEventEmitter(NativeModules.OmikitPlugin)`
   * (iOS before 4.1.7). As a function, it is made once the module was found: React Native's own complaint about a missing
   * one would come first otherwise.
   */
  readonly emitter: EventEmitterLike | (() => EventEmitterLike)
  readonly platform: GivenPlatform
  /**
   * Default: recognised. Say it on Android before 4.1.7, where the versions look alike: unsaid, it is taken for 4.0 and the call
   * of a cold start is not asked for, since a wrong argument would take the app down. `rn-4.1` means 4.1.2 or later there.
   */
  readonly dialect?: Exclude<Dialect, 'flutter-3.3'>
}

/** Where `refresh()` of a camera view lives: 4.1 and Android's 4.0, then iOS's 4.0. */
const cameraModules = {
  refreshLocalCamera: ['OmiLocalCameraView', 'FLLocalCameraModule', 'FLLocalCameraView'],
  refreshRemoteCamera: ['OmiRemoteCameraView', 'FLRemoteCameraModule', 'FLRemoteCameraView'],
} as const

/**
 * The bridge to omikit-plugin's native module itself, without its JavaScript: old architecture, new architecture,
 * bridgeless. Throws `OmikitNotLinkedError` where there is no such module.
 */
export function reactNativeBridge(options: ReactNativeBridgeOptions): NativeBridge {
  const native = (name: string): object | undefined => {
    const found =
      contained(() => options.TurboModuleRegistry?.get(name)) ?? contained(() => options.NativeModules?.[name])
    return (typeof found === 'object' && found !== null) || typeof found === 'function' ? found : undefined
  }
  const module = native('OmikitPlugin')
  const look = (name: string) => (module === undefined ? undefined : Reflect.get(module, name))
  const { isGuess, ...kind } = recognise(look, options, false)
  if (module === undefined) throw new OmikitNotLinkedError(kind.platform)
  const emitter = typeof options.emitter === 'function' ? options.emitter() : options.emitter

  /** The native function, with what it is a method of. Looked up each time: modules load lazily. */
  function find(method: string): ((args: readonly unknown[]) => unknown) | undefined {
    const owners = method in cameraModules ? cameraModules[method as keyof typeof cameraModules].map(native) : [module]
    const name = method in cameraModules ? 'refresh' : method
    for (const owner of owners) {
      const found: unknown = owner && contained(() => Reflect.get(owner, name))
      if (typeof found === 'function') return (args) => Reflect.apply(found, owner, args)
    }
    return undefined
  }

  return {
    kind,
    module,
    has(method) {
      if (method === 'getInitialCall' && isGuess) return false
      return whyUnsupported(kind, method) === undefined && find(method) !== undefined
    },
    async invoke(method, args) {
      const call = find(method)
      if (call === undefined) throw new TypeError(`omikit-plugin has no ${method} here.`)
      return await call(nativeForm({ method, args } as Invocation, kind))
    },
    on: (event, listener) => listen(emitter, event, listener),
  }
}
