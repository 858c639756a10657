/** A function without arguments. */
type None = undefined

export interface UserPassword {
  readonly userName: string
  readonly password: string
  readonly realm: string
  readonly host: string
  readonly isVideo: boolean
  readonly fcmToken: string
  readonly projectId?: string
  /** Customer mode: calls the hotline of the business and nobody else. */
  readonly isSkipDevices?: boolean
}

export interface ApiKey {
  readonly fullName: string
  readonly usrUuid: string
  readonly apiKey: string
  readonly isVideo: boolean
  readonly phone: string
  readonly fcmToken: string
  readonly projectId?: string
}

/**
 * The functions of both plugins, by the names of omikit-plugin, and what each takes, as one object. A bridge brings name
 * and arguments into the form that its native side reads: Kotlin wants a bare text here, Flutter another name there.
 */
export interface NativeArguments {
  readonly startServices: None
  readonly configPushNotification: Readonly<Record<string, unknown>>
  readonly initCallWithUserPassword: UserPassword
  readonly initCallWithApiKey: ApiKey
  readonly logout: None
  readonly logoutAndWait: None
  readonly getInitialCall: None
  readonly startCall: { readonly phoneNumber: string; readonly isVideo: boolean }
  readonly startCallWithUuid: { readonly usrUuid: string; readonly isVideo: boolean }
  readonly joinCall: None
  readonly endCall: None
  readonly rejectCall: None
  readonly dropCall: None
  readonly transferCall: { readonly phoneNumber: string }
  readonly toggleMute: None
  readonly toggleSpeaker: None
  readonly toggleHold: None
  readonly onHold: { readonly holdStatus: boolean }
  readonly sendDTMF: { readonly character: string }
  readonly getAudio: None
  readonly getCurrentAudio: None
  readonly setAudio: { readonly portType: number }
  readonly toggleOmiVideo: None
  readonly switchOmiCamera: None
  readonly registerVideoEvent: None
  readonly removeVideoEvent: None
  readonly setupVideoViews: { readonly remoteTag: number; readonly localTag: number }
  readonly setCameraConfig: Readonly<Record<string, unknown>>
  readonly setupVideoContainers: None
  readonly refreshLocalCamera: None
  readonly refreshRemoteCamera: None
  readonly getCurrentUser: None
  readonly getGuestUser: None
  readonly getUserInfo: { readonly phone: string }
  readonly getProjectId: None
  readonly getAppId: None
  readonly getDeviceId: None
  readonly getFcmToken: None
  readonly getSipInfo: None
  readonly getVoipToken: None
  readonly getOmiDevices: None
  readonly isCurrentDeviceRegistered: None
  readonly needsReLogin: None
  readonly checkAndRequestPermissions: { readonly isVideo: boolean }
  readonly checkPermissionStatus: None
  readonly requestPermissionsByCodes: { readonly codes: readonly number[] }
  readonly systemAlertWindow: None
  readonly requestSystemAlertWindowPermission: None
  readonly openSystemAlertSetting: None
  readonly hideSystemNotificationSafely: None
  readonly hideSystemNotificationOnly: None
  readonly hideSystemNotificationAndUnregister: { readonly reason: string }
  readonly checkCredentials: Readonly<Record<string, unknown>>
  readonly registerWithOptions: Readonly<Record<string, unknown>>
  readonly getKeepAliveStatus: None
  readonly triggerKeepAlivePing: None
  /** Flutter on iOS: the number that the user tapped in the call log, once. */
  readonly getHistoryCallLog: None
  /** Flutter on iOS: whether the camera of the call is on. */
  readonly getCameraStatus: None
  /** Flutter on Android: how SIP travels. */
  readonly changeTransport: { readonly type: 'UDP' | 'TCP' }
}

export type NativeMethod = keyof NativeArguments
