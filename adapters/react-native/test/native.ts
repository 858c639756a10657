import type { DeviceConcern, Outcome, Permission } from '@offhook/core'
import { loadReactNative, type Platform } from '../../../scripts/vitest/react-native/index.ts'
import { createReactNativeDevice, type ReactNativeParts } from '../src/index.ts'

export type AppState = 'active' | 'inactive' | 'background'

export interface NativeSetup {
  readonly platform?: Platform
  readonly architecture?: 'old' | 'new'
  /** Android's API level. */
  readonly version?: number
  readonly appState?: AppState
}

/** The native side under React Native's own JavaScript: what the app's user and the system do is at hand. */
export function createNative({ platform = 'android', version = 35, appState = 'active', ...setup }: NativeSetup = {}) {
  const granted = new Set<string>()
  /** What the native side was asked, in order. */
  const asked: string[] = []
  const prompts: { readonly name: string; answer(answer: string): void; fail(error: Error): void }[] = []
  let appListeners = 0

  const AppState = {
    getConstants: () => ({ initialAppState: appState }),
    getCurrentAppState: (done: (now: { app_state: string }) => void) => done({ app_state: appState }),
    addListener() {
      appListeners += 1
    },
    removeListeners(count: number) {
      appListeners -= count
    },
  }
  const PermissionsAndroid = {
    async checkPermission(name: string) {
      asked.push(`check ${name}`)
      return granted.has(name)
    },
    requestPermission: (name: string) =>
      new Promise<string>((resolve, reject) => {
        asked.push(`request ${name}`)
        const answer = (said: string): void => {
          if (said === 'granted') granted.add(name)
          resolve(said)
        }
        prompts.push({ name, answer, fail: reject })
      }),
  }
  const PlatformConstants = { getConstants: () => ({ Version: version, osVersion: '18.0' }) }
  const reactNative = loadReactNative({
    ...setup,
    platform,
    nativeModules: { AppState, PlatformConstants, ...(platform === 'android' && { PermissionsAndroid }) },
  })

  return {
    reactNative,
    granted,
    take: () => asked.splice(0),
    /** The prompt that the user sees. */
    prompt: () => prompts.shift() ?? raise('no prompt is shown'),
    get promptsOpen() {
      return prompts.length
    },
    get appListeners() {
      return appListeners
    },
    goes: (state: AppState) => reactNative.DeviceEventEmitter.emit('appStateDidChange', { app_state: state }),
  }
}

/** `@react-native-community/netinfo` as an app would hand it over: it calls at once. */
export function createNetInfo(isConnected: boolean | null = true) {
  const listeners = new Set<(state: { isConnected: boolean | null }) => void>()
  let now = isConnected
  return {
    listeners,
    addEventListener(listener: (state: { isConnected: boolean | null }) => void) {
      listeners.add(listener)
      listener({ isConnected: now })
      return () => void listeners.delete(listener)
    },
    goes(to: boolean | null) {
      now = to
      for (const listener of listeners) listener({ isConnected: to })
    },
  }
}

export function createRig(setup: NativeSetup = {}, more: Partial<ReactNativeParts> = {}) {
  const native = createNative(setup)
  const { Platform, AppState, PermissionsAndroid } = native.reactNative
  const device = createReactNativeDevice({ Platform, AppState, PermissionsAndroid, ...more })
  const facts: unknown[] = []
  return {
    native,
    device,
    facts,
    take: () => facts.splice(0),
    start: () => device.start({ emit: (fact) => void facts.push(fact) }),
    ask: (permission: Permission, signal = new AbortController().signal): Promise<Outcome> =>
      device.execute({ type: 'requestPermission', permission }, { signal }),
  }
}

export const claims = (rig: { readonly device: { readonly handles: readonly DeviceConcern[] } }) =>
  [...rig.device.handles].sort()

function raise(message: string): never {
  throw new Error(message)
}
