import type { Dialect, NativeKind } from '../dialect.ts'
import type { NativeMethod } from '../native/methods.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { nativeMethods, whyUnsupported } from './available.ts'
import { type EventEmitterLike, listen } from './emitter.ts'
import type { Invocation } from './native-form.ts'
import { OmikitNotLinkedError } from './not-linked.ts'
import { contained, type GivenPlatform, recognise } from './recognise.ts'

/** `import * as plugin from 'omikit-plugin'`: its functions, whatever types they declare, and its emitter. */
export type OmikitPlugin = Readonly<Record<string, unknown>> & { readonly omiEmitter: EventEmitterLike }

export interface OmikitPluginBridgeOptions {
  readonly platform: GivenPlatform
  /** Default: recognised by the functions that the plugin exports. */
  readonly dialect?: Exclude<Dialect, 'flutter-3.3'>
}

/** Functions for which the plugin's JavaScript hands Kotlin an object where it declares a bare value. */
const mistyped: readonly NativeMethod[] = [
  'getUserInfo',
  'checkAndRequestPermissions',
  'requestPermissionsByCodes',
  'hideSystemNotificationAndUnregister',
]

const nothing =
  "What was handed over has no function of omikit-plugin. Hand over all that it exports (`import * as plugin from 'omikit-plugin'`); where that is nothing, the package is not installed or not linked"

/**
 * The bridge over the functions of the `omikit-plugin` package, handed in: nothing here imports it. What its JavaScript
 * spoils on Android is `has() === false`; `reactNativeBridge` has those functions too. Throws `OmikitNotLinkedError` for
 * what has none of its functions, as a default import has.
 */
export function omikitPluginBridge(plugin: OmikitPlugin, options: OmikitPluginBridgeOptions): NativeBridge {
  const look = (name: string) => contained(() => plugin[name])
  const { dialect, platform } = recognise(look, options, true)
  const kind: NativeKind = { dialect, platform }
  if (!nativeMethods.some((name) => typeof look(name) === 'function')) throw new OmikitNotLinkedError(platform, nothing)
  const services = look('startServices')

  function isSpoiled(method: NativeMethod): boolean {
    if (platform !== 'android') return false
    // Right from 4.1.2, which is the first to export this one.
    if (method === 'getInitialCall') return typeof look('getKeepAliveStatus') !== 'function'
    return mistyped.includes(method)
  }

  return {
    kind,
    // Two copies of the exports share their functions, and so the native module behind them.
    ...(typeof services === 'function' && { module: services }),
    has: (method) =>
      whyUnsupported(kind, method) === undefined && typeof look(method) === 'function' && !isSpoiled(method),
    async invoke(method, args) {
      const found = look(method)
      if (typeof found !== 'function') throw new TypeError(`omikit-plugin has no ${method}.`)
      return await Reflect.apply(found, plugin, pluginForm({ method, args } as Invocation))
    },
    on: (event, listener) => listen(plugin.omiEmitter, event, listener),
  }
}

/** The arguments as the plugin's own functions take them. */
function pluginForm({ method, args }: Invocation): readonly unknown[] {
  switch (method) {
    case 'getUserInfo':
      return [args.phone]
    case 'checkAndRequestPermissions':
      return [args.isVideo]
    case 'requestPermissionsByCodes':
      return [args.codes]
    case 'hideSystemNotificationAndUnregister':
      return [args.reason]
    case 'setupVideoViews':
      return [args.remoteTag, args.localTag]
    default:
      return args === undefined ? [] : [args]
  }
}
