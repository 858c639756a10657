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

/** Why a platform is not asked: it has no such method, one that does nothing, or one that answers what is not so. */
export type Unsupported = 'absent' | 'no-op' | 'untrue'

const unsupported: Readonly<Record<Platform, Readonly<Partial<Record<NativeMethod, Unsupported>>>>> = {
  android: {
    showCallkitIncomingSilently: 'no-op',
    // It keeps no account of the microphone and answers `true` for any call.
    isMuted: 'untrue',
    getDevicePushTokenVoIP: 'no-op',
    endNativeSubsystemOnly: 'no-op',
    setAudioRoute: 'no-op',
  },
  ios: {
    showCallkitIncomingSilently: 'absent',
    hideCallkitIncoming: 'no-op',
    requestFullIntentPermission: 'no-op',
    canUseFullScreenIntent: 'no-op',
    registerBackgroundHandler: 'absent',
    getBackgroundHandler: 'absent',
    setAcceptCallHandle: 'absent',
    endNativeSubsystemOnly: 'no-op',
    setAudioRoute: 'no-op',
  },
}

/** `undefined`: it does what it says. */
export const whyUnsupported = (platform: Platform, method: NativeMethod): Unsupported | undefined =>
  unsupported[platform][method]
