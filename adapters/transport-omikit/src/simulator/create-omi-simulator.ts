import { messageChannelBridge } from '../bridges/message-channel.ts'
import { reactNativeBridge } from '../bridges/react-native.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { createNativeSimulator, type NativeSimulator } from './create-native-simulator.ts'
import type { OmiSimulatorOptions } from './options.ts'

/** A native side of OMICALL without device or account, and the ready way to it. */
export interface OmiSimulator extends NativeSimulator {
  /** What `createOmikitTransport` takes: bare `NativeModules` on React Native, the port of the host for Flutter. */
  readonly bridge: NativeBridge
}

/** The one place where the simulator knows the adapter. Everything below is written without it, so that either checks the other. */
export function createOmiSimulator(options: OmiSimulatorOptions): OmiSimulator {
  const simulator = createNativeSimulator(options)
  return { ...simulator, bridge: bridgeTo(simulator) }
}

function bridgeTo({ kind: { dialect, platform }, port, nativeModules, emitter }: NativeSimulator): NativeBridge {
  if (port) return messageChannelBridge(port, { platform })
  // A port is there for Flutter, and only for it.
  const version = dialect === 'rn-4.0' ? dialect : 'rn-4.1'
  return reactNativeBridge({ NativeModules: nativeModules, emitter, platform, dialect: version })
}
