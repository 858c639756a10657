import type { Platform } from './resolve.ts'

export type NativeModule = object

const version = { major: 0, minor: 88, patch: 1, prerelease: null }

const platformConstants = {
  ios: {
    isTesting: true,
    reactNativeVersion: version,
    forceTouchAvailable: false,
    osVersion: '18.0',
    systemName: 'iOS',
    interfaceIdiom: 'phone',
  },
  android: {
    isTesting: true,
    reactNativeVersion: version,
    Version: 35,
    Release: '15',
    Serial: 'unknown',
    Fingerprint: 'unknown',
    Model: 'Test',
    Brand: 'Test',
    Manufacturer: 'Test',
    uiMode: 'normal',
  },
} satisfies Record<Platform, object>

/** What React Native's JavaScript cannot be loaded without. An app in the foreground, on a present-day telephone. */
export function coreModules(platform: Platform): Readonly<Record<string, NativeModule>> {
  const state = 'active'
  return {
    PlatformConstants: { getConstants: () => platformConstants[platform] },
    AppState: {
      getConstants: () => ({ initialAppState: state }),
      getCurrentAppState: (done: (now: { app_state: string }) => void) => done({ app_state: state }),
      addListener() {},
      removeListeners() {},
    },
  }
}
