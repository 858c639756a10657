import type { Reply } from '../../native-queue.ts'
import { createManagerState } from '../ios-state.ts'
import { type NativeFunctions, type NativeHost, type NativeSide, nativeMethod } from '../native-host.ts'
import { callFunctions } from './calls.ts'
import { deviceFunctions } from './device.ts'
import { createEvents } from './events.ts'

type Prepare = (...args: readonly unknown[]) => (reply: Reply) => void

const since41: readonly string[] = [
  'logoutAndWait',
  'getOmiDevices',
  'isCurrentDeviceRegistered',
  'needsReLogin',
  'setCameraConfig',
  'setupVideoContainers',
  'attachRemoteView',
  'attachLocalView',
]

/** The Swift module of omikit-plugin. */
export function createRnIos(host: NativeHost, dialect: 'rn-4.0' | 'rn-4.1'): NativeSide {
  const state = createManagerState()
  const all: Record<string, Prepare> = { ...deviceFunctions(host, state, dialect), ...callFunctions(host, state) }
  const functions: NativeFunctions = Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => dialect === 'rn-4.1' || !since41.includes(name))
      .map(([name, prepare]) => [name, nativeMethod(host.queue, name, prepare.length, prepare)]),
  )
  // 4.0 forgets to answer; 4.1 does not export the function at all.
  const refresh = nativeMethod(host.queue, 'refresh', 0, () => () => {})
  const others = { FLLocalCameraView: { refresh }, FLRemoteCameraView: { refresh } }
  return {
    events: createEvents(host, state, dialect),
    functions,
    ...(dialect === 'rn-4.0' && { others }),
    tapNotification(tap) {
      // The screen of CallKit answers by itself; a tap that only opens the app is no matter of the plugin.
      const call = host.stack().calls.current
      if (tap === 'answer' && call) host.stack().answer(call)
    },
  }
}
