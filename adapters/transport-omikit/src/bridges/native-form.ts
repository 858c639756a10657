import type { NativeKind } from '../dialect.ts'
import type { NativeArguments, NativeMethod } from '../native/methods.ts'

/** Every set of arguments by its method, so that a `switch` over the method knows them. */
export type Invocation = {
  readonly [M in NativeMethod]: { readonly method: M; readonly args: NativeArguments[M] }
}[NativeMethod]

/** How often Android looks for a call again, once a second: after a push, the app is up before the call is. */
const looks = 4

/**
 * The arguments as the native functions of React Native read them. iOS takes dictionaries; Kotlin takes the bare value
 * where it declares `String`, `Boolean` or `ReadableArray`. A wrong type is an exception of the app in the old
 * architecture, not a rejection.
 */
export function nativeForm({ method, args }: Invocation, { dialect, platform }: NativeKind): readonly unknown[] {
  const isAndroid = platform === 'android'
  switch (method) {
    case 'getInitialCall':
      // A bare number before 4.1.2.
      if (isAndroid) return [dialect === 'rn-4.0' ? looks : { counter: looks }]
      return [{ counter: 0 }]
    case 'getUserInfo':
      return [isAndroid ? args.phone : args]
    case 'checkAndRequestPermissions':
      return [isAndroid ? args.isVideo : args]
    case 'requestPermissionsByCodes':
      return [isAndroid ? args.codes : args]
    case 'hideSystemNotificationAndUnregister':
      return [isAndroid ? args.reason : args]
    case 'setupVideoViews':
      return [args.remoteTag, args.localTag]
    default:
      return args === undefined ? [] : [args]
  }
}
