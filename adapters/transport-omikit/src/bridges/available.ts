import type { Dialect, NativeKind, Platform } from '../dialect.ts'
import type { NativeMethod } from '../native/methods.ts'

/**
 * Why a native side cannot be asked for something. `absent`: there is no such function. `no-op`: it answers, and does
 * nothing. `unanswered`: the name is known to nobody there, and no answer ever comes.
 */
export type Unsupported = 'absent' | 'no-op' | 'unanswered'

type Side = `${Dialect}/${Platform}`
type Row = Readonly<Partial<Record<Side, Unsupported>>>

const rnAndroid = ['rn-4.0/android', 'rn-4.1/android'] as const
const rnIos = ['rn-4.0/ios', 'rn-4.1/ios'] as const
const rn40 = ['rn-4.0/android', 'rn-4.0/ios'] as const
const rn = [...rnAndroid, ...rnIos] as const
const flutter = ['flutter-3.3/android', 'flutter-3.3/ios'] as const

const on = (why: Unsupported, ...sides: readonly Side[]): Row => Object.fromEntries(sides.map((side) => [side, why]))

const everywhere: Row = {}
const nowhere = { ...on('absent', ...rn), ...on('unanswered', ...flutter) }
const rnOnly = on('unanswered', ...flutter)
/** iOS has the name, since its module promises the whole interface, and answers `true`, `null` or made-up numbers. */
const rnAndroidOnly = { ...rnOnly, ...on('no-op', ...rnIos) }
const since41 = { ...rnOnly, ...on('absent', ...rn40) }
const rnIosSince41 = { ...since41, ...on('absent', 'rn-4.1/android') }
const iosOnly = { ...on('absent', ...rnAndroid), ...on('unanswered', 'flutter-3.3/android') }
const flutterIosOnly = { ...on('absent', ...rn), ...on('unanswered', 'flutter-3.3/android') }

/**
 * Which functions a native side does not have, or only pretends to have, as omikit-plugin 4.0.2 and 4.1.7 and omicall_flutter_plugin 3.3.5
 * are written, whatever their documents and types say.
 */
const rows: Readonly<Record<NativeMethod, Row>> = {
  startServices: everywhere,
  configPushNotification: everywhere,
  initCallWithUserPassword: everywhere,
  initCallWithApiKey: everywhere,
  logout: everywhere,
  // From 4.1.7.
  logoutAndWait: since41,
  getInitialCall: everywhere,
  startCall: everywhere,
  startCallWithUuid: everywhere,
  joinCall: everywhere,
  endCall: everywhere,
  rejectCall: rnOnly,
  dropCall: rnOnly,
  transferCall: everywhere,
  toggleMute: everywhere,
  toggleSpeaker: everywhere,
  toggleHold: everywhere,
  // "Set hold state explicitly", says the document: nothing does.
  onHold: { ...nowhere, ...on('no-op', ...rnIos) },
  sendDTMF: everywhere,
  getAudio: everywhere,
  getCurrentAudio: everywhere,
  setAudio: everywhere,
  toggleOmiVideo: everywhere,
  switchOmiCamera: everywhere,
  registerVideoEvent: iosOnly,
  removeVideoEvent: iosOnly,
  // In the types of 4.1, and in no native code.
  setupVideoViews: nowhere,
  setCameraConfig: rnIosSince41,
  setupVideoContainers: rnIosSince41,
  // 4.1 on iOS wrote them, and did not export them.
  refreshLocalCamera: { ...rnOnly, ...on('absent', 'rn-4.1/ios') },
  refreshRemoteCamera: { ...rnOnly, ...on('absent', 'rn-4.1/ios') },
  getCurrentUser: everywhere,
  getGuestUser: everywhere,
  getUserInfo: everywhere,
  getProjectId: rnOnly,
  getAppId: rnOnly,
  getDeviceId: rnOnly,
  getFcmToken: rnOnly,
  getSipInfo: rnOnly,
  getVoipToken: { ...rnOnly, ...on('no-op', ...rnAndroid) },
  // From 4.1.7.
  getOmiDevices: since41,
  isCurrentDeviceRegistered: since41,
  needsReLogin: since41,
  checkAndRequestPermissions: rnAndroidOnly,
  checkPermissionStatus: rnAndroidOnly,
  requestPermissionsByCodes: rnAndroidOnly,
  systemAlertWindow: rnAndroidOnly,
  requestSystemAlertWindowPermission: rnAndroidOnly,
  openSystemAlertSetting: rnAndroidOnly,
  hideSystemNotificationSafely: rnAndroidOnly,
  hideSystemNotificationOnly: rnAndroidOnly,
  hideSystemNotificationAndUnregister: rnAndroidOnly,
  // Whatever the password is, iOS answers "success" and "iOS stub".
  checkCredentials: rnAndroidOnly,
  registerWithOptions: rnAndroidOnly,
  getKeepAliveStatus: { ...nowhere, ...on('no-op', ...rnIos) },
  triggerKeepAlivePing: { ...nowhere, ...on('no-op', ...rnIos) },
  getHistoryCallLog: flutterIosOnly,
  getCameraStatus: flutterIosOnly,
  changeTransport: { ...on('absent', ...rn), ...on('unanswered', 'flutter-3.3/ios') },
}

/** All functions of `NativeArguments`. */
export const nativeMethods = Object.keys(rows) as readonly NativeMethod[]

/** Why this function is of no use there; `undefined`: it works. */
export function whyUnsupported({ dialect, platform }: NativeKind, method: NativeMethod): Unsupported | undefined {
  return rows[method][`${dialect}/${platform}`]
}
