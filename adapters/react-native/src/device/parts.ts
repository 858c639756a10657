import type { Permission } from '@offhook/core'

/** `Platform` of React Native. */
export interface PlatformPart {
  readonly OS: string
  /** The API level on Android. */
  readonly Version: number | string
}

/** `AppState` of React Native. */
export interface AppStatePart {
  readonly currentState: string | null | undefined
  addEventListener(type: 'change', listener: (state: string) => void): { remove(): void }
}

/** `PermissionsAndroid` of React Native. */
export interface PermissionsAndroidPart {
  check(permission: string): Promise<boolean>
  request(permission: string): Promise<string>
}

/** The default export of `@react-native-community/netinfo`, as far as it is used. */
export interface NetInfoPart {
  /** Calls at once with the state of now. Returns the way to stop. */
  addEventListener(listener: (state: { readonly isConnected: boolean | null }) => void): () => void
}

/**
 * How one permission is read and asked for. Both may answer a boolean or a word: `granted`, `limited`, `denied`, `blocked`,
 * `never_ask_again` or `unavailable`, as `react-native-permissions` and `PermissionsAndroid` do.
 */
export interface PermissionGate {
  check(): PromiseLike<boolean | string> | boolean | string
  request(): PromiseLike<boolean | string> | boolean | string
}

/** Parts of React Native, handed over by the app: this package imports none. A part left out is a concern not claimed. */
export interface ReactNativeParts {
  readonly Platform: PlatformPart
  readonly AppState: AppStatePart
  /** Ignored on iOS. */
  readonly PermissionsAndroid?: PermissionsAndroidPart
  readonly NetInfo?: NetInfoPart
  /**
   * Permissions that `PermissionsAndroid` does not know: `overlay`, `phone-account`, and any on iOS, whose prompts React
   * Native has no function for. One named here goes before the one of this package.
   */
  readonly permissions?: Readonly<Partial<Record<Permission, PermissionGate>>>
}
