import type { NativeKind } from '../../dialect.ts'
import type { SimulatorEmitter } from '../emitter.ts'
import type { NativeFunctions } from '../native/native-host.ts'

/** `import * as plugin from 'omikit-plugin'`. */
export type SimulatorPlugin = Readonly<Record<string, unknown>> & { readonly omiEmitter: SimulatorEmitter }

export const OmiCallEvent = {
  onCallStateChanged: 'CALL_STATE_CHANGED',
  onSpeaker: 'SPEAKER',
  onMuted: 'MUTED',
  onHold: 'HOLD',
  onRemoteVideoReady: 'REMOTE_VIDEO_READY',
  onClickMissedCall: 'CLICK_MISSED_CALL',
  onSwitchboardAnswer: 'SWITCHBOARD_ANSWER',
  onCallQuality: 'CALL_QUALITY',
  onAudioChange: 'AUDIO_CHANGE',
  onRequestPermissionAndroid: 'REQUEST_PERMISSION',
} as const

const callStates = ['unknown', 'calling', 'incoming', 'early', 'connecting', 'confirmed', 'disconnected', 'hold']
const startStatuses = {
  invalidUuid: 0,
  invalidPhoneNumber: 1,
  samePhoneNumber: 2,
  maxRetry: 3,
  permissionDenied: 4,
  couldNotFindEndpoint: 5,
  accountRegisterFailed: 6,
  startCallFailed: 7,
  startCallSuccess: 8,
  haveAnotherCall: 9,
  accountTurnOffNumberInternal: 10,
  noNetwork: 11,
  startCallSuccessIOS: 407,
  permissionMicrophone: 450,
  permissionCamera: 451,
  permissionOverlay: 452,
}
const audioTypes = { receiver: 0, speaker: 1, bluetooth: 2, headphones: 3 }

/** A numeric enum of TypeScript: both ways. */
const enumOf = (values: Readonly<Record<string, number>>): Readonly<Record<string, string | number>> => ({
  ...values,
  ...Object.fromEntries(Object.entries(values).map(([name, value]) => [value, name])),
})

/** What the JavaScript of both versions hands on as it is: nothing, or the one argument. */
const bare = [
  'startServices',
  'joinCall',
  'endCall',
  'toggleMute',
  'toggleSpeaker',
  'toggleHold',
  'switchOmiCamera',
  'toggleOmiVideo',
  'logout',
  'registerVideoEvent',
  'removeVideoEvent',
  'getCurrentUser',
  'getGuestUser',
  'systemAlertWindow',
  'openSystemAlertSetting',
  'getAudio',
  'getCurrentAudio',
  'rejectCall',
  'dropCall',
  'hideSystemNotificationSafely',
  'hideSystemNotificationOnly',
  'getProjectId',
  'getSipInfo',
  'getAppId',
  'getDeviceId',
  'getFcmToken',
  'getVoipToken',
]
const carrying = [
  'configPushNotification',
  'initCallWithUserPassword',
  'initCallWithApiKey',
  'startCall',
  'startCallWithUuid',
  'onHold',
  'sendDTMF',
  'setAudio',
  'transferCall',
  'checkCredentials',
  'registerWithOptions',
]
const since41 = [
  'logoutAndWait',
  'isCurrentDeviceRegistered',
  'needsReLogin',
  'getKeepAliveStatus',
  'triggerKeepAlivePing',
]

type Data = Readonly<Record<string, unknown>>
const deviceOf = (raw: Data) => ({
  deviceId: raw.device_id,
  token: raw.token,
  deviceType: raw.device_type,
  voipToken: raw.voip_token,
  appId: raw.app_id,
  createdTime: raw.created_time,
  projectId: raw.project_id,
  sipNumber: raw.sipNumber,
})

/** The JavaScript of omikit-plugin over a native module: thin, and where it is not, wrong for Kotlin. */
export function createPlugin(
  { dialect, platform }: NativeKind,
  module: NativeFunctions,
  cameras: Readonly<Record<'local' | 'remote', NativeFunctions | undefined>>,
  omiEmitter: SimulatorEmitter,
): SimulatorPlugin {
  const isAndroid = platform === 'android'
  const is41 = dialect === 'rn-4.1'
  /** A function that the native side does not have is undefined, and calling it throws as JavaScript does. */
  function native(name: string, ...args: readonly unknown[]): Promise<unknown> {
    const found = module[name]
    if (!found) throw new TypeError(`OmikitPlugin.${name} is not a function`)
    return found(...args)
  }
  const onAndroid = (name: string, otherwise: unknown, args: readonly unknown[]) =>
    isAndroid ? native(name, ...args) : Promise.resolve(otherwise)
  const refresh = (camera: NativeFunctions | undefined) => camera?.refresh?.() ?? Promise.resolve(false)

  const states = Object.fromEntries(callStates.map((name, value) => [name, value]))
  const later = {
    ...Object.fromEntries(since41.map((name) => [name, () => native(name)])),
    setupVideoViews: (remote: unknown, local: unknown) =>
      module.setupVideoViews ? native('setupVideoViews', remote, local) : Promise.resolve(false),
    setCameraConfig: (config: unknown) => (isAndroid ? Promise.resolve(false) : native('setCameraConfig', config)),
    setupVideoContainers: () => (isAndroid ? Promise.resolve(true) : native('setupVideoContainers')),
    async getOmiDevices() {
      const raw = await native('getOmiDevices')
      return Array.isArray(raw) ? raw.map((each: Data) => deviceOf(each)) : []
    },
    findSipNumberByDeviceId: (devices: readonly Data[] | null | undefined, id: unknown) =>
      (id && devices?.find(({ deviceId }) => deviceId === id)?.sipNumber) || null,
  }

  return {
    ...Object.fromEntries(bare.map((name) => [name, () => native(name)])),
    ...Object.fromEntries(carrying.map((name) => [name, (data: unknown) => native(name, data)])),
    getInitialCall: () => native('getInitialCall', { counter: isAndroid ? 4 : 0 }),
    hideSystemNotificationAndUnregister: (reason: unknown) => native('hideSystemNotificationAndUnregister', { reason }),
    getUserInfo: (phone: unknown) => native('getUserInfo', { phone }),
    checkPermissionStatus: () => onAndroid('checkPermissionStatus', null, []),
    checkAndRequestPermissions: (isVideo = false) => onAndroid('checkAndRequestPermissions', true, [{ isVideo }]),
    requestPermissionsByCodes: (codes: unknown) => onAndroid('requestPermissionsByCodes', true, [{ codes }]),
    requestSystemAlertWindowPermission: () => onAndroid('requestSystemAlertWindowPermission', true, []),
    refreshLocalCamera: () => refresh(cameras.local),
    refreshRemoteCamera: () => refresh(cameras.remote),
    ...(is41 && later),
    omiEmitter,
    OmiCallEvent,
    OmiCallState: enumOf(is41 ? { ...states, disconnecting: 12 } : states),
    OmiStartCallStatus: enumOf(startStatuses),
    OmiAudioType: enumOf(audioTypes),
  }
}
