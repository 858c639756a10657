import { createPhone, type Phone } from '@offhook/core'
import { createVirtualClock, type VirtualClock } from '@offhook/testing'
import type * as ReactNative from 'react-native'
import { loadReactNative } from '../../../../scripts/vitest/react-native/index.ts'
import { omikitPluginBridge } from '../../src/bridges/omikit-plugin.ts'
import { reactNativeBridge } from '../../src/bridges/react-native.ts'
import { platforms } from '../../src/dialect.ts'
import { createOmikitTransport, type OmiCredentials } from '../../src/index.ts'
import type { NativeBridge } from '../../src/native/native-bridge.ts'
import { createOmiSimulator, type OmiSimulator, type OmiSimulatorOptions } from '../../src/simulator/index.ts'
import { pluginJavaScript } from './plugin-javascript.ts'

const dialects = ['rn-4.0', 'rn-4.1'] as const
const architectures = ['old', 'new'] as const

/** Every React Native that the plugin runs on. */
export const kinds = platforms.flatMap((platform) =>
  dialects.flatMap((dialect) => architectures.map((architecture) => ({ platform, dialect, architecture }))),
)
export type Kind = (typeof kinds)[number]

/** The two ways into the native module, each as an app would make it. */
export const entries = {
  reactNativeBridge(reactNative: typeof ReactNative, dialect: Kind['dialect']): NativeBridge {
    const { DeviceEventEmitter, NativeEventEmitter, NativeModules, Platform, TurboModuleRegistry } = reactNative
    const native = TurboModuleRegistry.get<never>('OmikitPlugin') ?? NativeModules.OmikitPlugin
    // 4.0 on iOS sends only what its module was asked for, which is `NativeEventEmitter`'s part.
    const isOldIos = dialect === 'rn-4.0' && Platform.OS === 'ios'
    const emitter = isOldIos ? () => new NativeEventEmitter(native) : DeviceEventEmitter
    return reactNativeBridge({ NativeModules, TurboModuleRegistry, emitter, platform: Platform, dialect })
  },
  omikitPluginBridge: (reactNative: typeof ReactNative, dialect: Kind['dialect']): NativeBridge =>
    omikitPluginBridge(pluginJavaScript(reactNative, dialect), { platform: reactNative.Platform, dialect }),
}
export type Entry = keyof typeof entries

/** The telephone: it outlives the app's JavaScript. */
export interface NativeSide {
  readonly kind: Kind
  readonly clock: VirtualClock
  readonly simulator: OmiSimulator
}

export function createNativeSide(kind: Kind, options: Partial<OmiSimulatorOptions> = {}): NativeSide {
  const clock = createVirtualClock(1_700_000_000_000)
  return { kind, clock, simulator: createOmiSimulator({ ...kind, clock, ...options }) }
}

/** An app on the real JavaScript of React Native; its native side is the simulator, and only that is. */
export interface AppSide extends NativeSide {
  readonly reactNative: typeof ReactNative
  readonly bridge: NativeBridge
  readonly phone: Phone<OmiCredentials>
  /** Lets time pass until the phone has answered. */
  answer<T>(asked: Promise<T>): Promise<T>
  /** The system ends the app's process, or its JavaScript at least: nothing is said goodbye to. */
  kill(): void
}

export function launch(native: NativeSide, entry: Entry): AppSide {
  const { kind, clock, simulator } = native
  const reactNative = loadReactNative({ ...kind, nativeModules: simulator.nativeModules })
  // Where the native side hands its events to JavaScript: `RCTDeviceEventEmitter.emit`.
  const deliver = simulator.emitter.onEvent((event, body) => reactNative.DeviceEventEmitter.emit(event, body))
  simulator.react.attach()
  const bridge = entries[entry](reactNative, kind.dialect)
  const phone = createPhone({ transport: createOmikitTransport({ bridge, clock }), clock })
  return {
    ...native,
    reactNative,
    bridge,
    phone,
    async answer(asked) {
      let isPending = true
      const settled = asked.finally(() => {
        isPending = false
      })
      for (let step = 0; step < 400 && isPending; step += 1) await clock.advanceAsync(50)
      if (isPending) throw new Error('not answered within 20 s')
      return settled
    },
    kill() {
      simulator.react.detach()
      deliver()
    },
  }
}

export const credentials: OmiCredentials = {
  type: 'user-password',
  userName: '100',
  password: 'secret',
  realm: 'demo',
  host: 'sip.example',
  fcmToken: 'push-token',
}
