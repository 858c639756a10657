import type { Platform } from '../channel/callkit-channel.ts'

/** Every method that a native side of 3.1.5 answers. */
export const nativeMethods = [
  'showCallkitIncoming',
  'showCallkitIncomingSilently',
  'showMissCallNotification',
  'hideCallkitIncoming',
  'startCall',
  'endCall',
  'endAllCalls',
  'muteCall',
  'holdCall',
  'isMuted',
  'callConnected',
  'activeCalls',
  'getDevicePushTokenVoIP',
  'silenceEvents',
  'requestNotificationPermission',
  'requestFullIntentPermission',
  'canUseFullScreenIntent',
  'registerBackgroundHandler',
  'getBackgroundHandler',
  'setAcceptCallHandle',
  'endNativeSubsystemOnly',
  'setAudioRoute',
] as const
export type NativeMethod = (typeof nativeMethods)[number]

/** Why a platform is not asked: it has no such method, a stub of it, or one that answers what is not so. */
export type Lack = 'absent' | 'stub' | 'untrue'

const lacks: Readonly<Record<Platform, Readonly<Partial<Record<NativeMethod, Lack>>>>> = {
  android: {
    showCallkitIncomingSilently: 'stub',
    // It keeps no account of the microphone and answers `true` for any call.
    isMuted: 'untrue',
    getDevicePushTokenVoIP: 'stub',
    endNativeSubsystemOnly: 'stub',
    setAudioRoute: 'stub',
  },
  ios: {
    showCallkitIncomingSilently: 'absent',
    hideCallkitIncoming: 'stub',
    requestFullIntentPermission: 'stub',
    canUseFullScreenIntent: 'stub',
    registerBackgroundHandler: 'absent',
    getBackgroundHandler: 'absent',
    setAcceptCallHandle: 'absent',
    endNativeSubsystemOnly: 'stub',
    setAudioRoute: 'stub',
  },
}

/** `undefined`: it does what it says. */
export const lackOf = (platform: Platform, method: NativeMethod): Lack | undefined => lacks[platform][method]
