import type { Platform } from '../../dialect.ts'
import type { NativeQueue, Reply } from '../native-queue.ts'
import { isMap, type ReadableMap } from './casts.ts'
import type { NativeFunctions } from './native-host.ts'

export type FlutterAction = (data: ReadableMap, reply: Reply) => void

/** Every action name of `OmiActionName`; what a platform does not handle is taken and never answered. */
export const actionNames = [
  'START_SERVICES',
  'INIT_CALL_API_KEY',
  'CONFIG_NOTIFICATION',
  'INIT_CALL_USER_PASSWORD',
  'UPDATE_TOKEN',
  'GET_INITIAL_CALL',
  'START_CALL',
  'END_CALL',
  'JOIN_CALL',
  'TOGGLE_MUTE',
  'TOGGLE_HOLD',
  'TOGGLE_SPEAK',
  'REGISTER',
  'SEND_DTMF',
  'SWITCH_CAMERA',
  'CAMERA_STATUS',
  'TOGGLE_VIDEO',
  'GET_AUDIO',
  'SET_AUDIO',
  'GET_CURRENT_AUDIO',
  'START_CALL_WITH_UUID',
  'LOG_OUT',
  'REMOVE_VIDEO_EVENT',
  'REGISTER_VIDEO_EVENT',
  'GET_CURRENT_USER',
  'GET_GUEST_USER',
  'GET_USER_INFO',
  'GET_HISTORY_CALL_LOG',
  'CHANGE_TRANSPORT',
  'TRANSFER_CALL',
] as const
export type ActionName = (typeof actionNames)[number]

const nullMap = 'null cannot be cast to non-null type java.util.HashMap<kotlin.String, kotlin.Any>'

/**
 * The channel of Flutter: one argument, a map. An exception in the plugin comes back as an error. Without a map Android
 * throws, and iOS does nothing.
 */
export function flutterActions(
  queue: NativeQueue,
  platform: Platform,
  actions: Partial<Record<ActionName, FlutterAction>>,
): NativeFunctions {
  const handled = (name: ActionName) => (data: unknown) =>
    queue.ask((reply) => {
      try {
        if (isMap(data)) actions[name]?.(data, reply)
        else if (platform === 'android') reply.reject('error', nullMap)
      } catch (error) {
        reply.reject('error', error instanceof Error ? error.message : String(error))
      }
    })
  return Object.fromEntries(actionNames.map((name) => [name, handled(name)]))
}
