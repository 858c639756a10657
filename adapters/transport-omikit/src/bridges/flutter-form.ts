import type { NativeKind } from '../dialect.ts'
import type { NativeMethod } from '../native/methods.ts'
import type { Invocation } from './native-form.ts'

/** What each function is called in `OmiActionName` of omicall_flutter_plugin 3.3. The others are React Native's alone. */
const actions: Readonly<Partial<Record<NativeMethod, string>>> = {
  startServices: 'START_SERVICES',
  configPushNotification: 'CONFIG_NOTIFICATION',
  initCallWithUserPassword: 'INIT_CALL_USER_PASSWORD',
  initCallWithApiKey: 'INIT_CALL_API_KEY',
  logout: 'LOG_OUT',
  getInitialCall: 'GET_INITIAL_CALL',
  startCall: 'START_CALL',
  startCallWithUuid: 'START_CALL_WITH_UUID',
  joinCall: 'JOIN_CALL',
  endCall: 'END_CALL',
  transferCall: 'TRANSFER_CALL',
  toggleMute: 'TOGGLE_MUTE',
  toggleSpeaker: 'TOGGLE_SPEAK',
  toggleHold: 'TOGGLE_HOLD',
  sendDTMF: 'SEND_DTMF',
  getAudio: 'GET_AUDIO',
  getCurrentAudio: 'GET_CURRENT_AUDIO',
  setAudio: 'SET_AUDIO',
  toggleOmiVideo: 'TOGGLE_VIDEO',
  switchOmiCamera: 'SWITCH_CAMERA',
  getCameraStatus: 'CAMERA_STATUS',
  registerVideoEvent: 'REGISTER_VIDEO_EVENT',
  removeVideoEvent: 'REMOVE_VIDEO_EVENT',
  getCurrentUser: 'GET_CURRENT_USER',
  getGuestUser: 'GET_GUEST_USER',
  getUserInfo: 'GET_USER_INFO',
  getHistoryCallLog: 'GET_HISTORY_CALL_LOG',
  changeTransport: 'CHANGE_TRANSPORT',
}

export const actionOf = (method: NativeMethod): string | undefined => actions[method]

/**
 * The `data` of an action as the native side reads it. MUST be an object, empty at least: Kotlin casts it, and throws on
 * `null`.
 */
export function flutterForm({ method, args }: Invocation, { platform }: NativeKind): Readonly<Record<string, unknown>> {
  switch (method) {
    case 'startServices':
      return { showMissedCall: true }
    case 'setAudio':
      // Read `as Int` on Android, `as? String` on iOS.
      return { portType: platform === 'ios' ? args.portType.toString() : args.portType }
    default:
      return args === undefined ? {} : { ...args }
  }
}
