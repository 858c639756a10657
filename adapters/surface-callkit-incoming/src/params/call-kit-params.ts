import type { Json } from '@offhook/core'

type Data = { readonly [key: string]: Json }

/** A notification of the plugin; what is left out has the default of its place. */
export interface NotificationParams {
  /**
   * Number of the notification (Android). Of a calling notification Android reads text only, and Dart a number only: leave
   * it out there.
   */
  readonly id?: number
  /** Default: true. */
  readonly showNotification?: boolean
  /** Default: "Missed Call", "Calling" (iOS), a word of the system's language (Android). */
  readonly subtitle?: string
  /** The text of its button. Default: "Call back", "Hang up" (iOS), a word of the system's language (Android). */
  readonly callbackText?: string
  /** Whether it has that button. Default: true. */
  readonly isShowCallback?: boolean
  /** How many calls were missed (Android, missed calls only). Default: 1. */
  readonly count?: number
}

/** Colours are texts like `#0955fa`. Paths of images are URLs, or assets of the app. */
export interface AndroidParams {
  /** The plugin's own notification in place of the system's call style. Default: false. */
  readonly isCustomNotification?: boolean
  /** A smaller one of these, for devices that cut it off. Default: false. */
  readonly isCustomSmallExNotification?: boolean
  /** Shows `logoUrl` on the full screen. Default: false. */
  readonly isShowLogo?: boolean
  /** Default: none. */
  readonly logoUrl?: string
  /** Shows the caller's number on the full screen. Default: false. */
  readonly isShowCallID?: boolean
  /** A sound of `res/raw` without its ending, or `system_ringtone_default`. Default: the system's. */
  readonly ringtonePath?: string
  /** Default: `#0955fa`. */
  readonly backgroundColor?: string
  /** Default: none. */
  readonly backgroundUrl?: string
  /** Buttons and texts of the notification. Default: `#4CAF50`. */
  readonly actionColor?: string
  /** Texts on the full screen. Default: `#ffffff`. */
  readonly textColor?: string
  /** What the settings of the system call the channel. Default: the plugin's words. */
  readonly incomingCallNotificationChannelName?: string
  readonly missedCallNotificationChannelName?: string
  /** Full screen over the lock screen. Default: true. */
  readonly isShowFullLockedScreen?: boolean
  /** `Person.isImportant` of the notification. Default: false. */
  readonly isImportant?: boolean
  /** `Person.isBot` of the notification. Default: false. */
  readonly isBot?: boolean
  /**
   * An activity in place of a notification. Default: false. The plugin then reports no `INCOMING`, keeps no account of the
   * call, and ends the activity by `hideCallkitIncoming` only: all three are taken care of.
   */
  readonly isFullScreen?: boolean
  /** Where it was asked from; the native side overwrites it. */
  readonly from?: string
  /** Default: a word of the system's language. */
  readonly textAccept?: string
  /** Default: a word of the system's language. */
  readonly textDecline?: string
}

/** `AVAudioSession.Mode`. */
export type AudioSessionMode =
  | 'default'
  | 'gameChat'
  | 'measurement'
  | 'moviePlayback'
  | 'spokenAudio'
  | 'videoChat'
  | 'videoRecording'
  | 'voiceChat'
  | 'voicePrompt'

/** `CXProviderConfiguration`, `CXCallUpdate` and `AVAudioSession`. */
export interface IOSParams {
  /** An image of the asset catalogue. Default: `CallKitLogo`. */
  readonly iconName?: string
  /** What kind of address `handle` is. Default: generic. */
  readonly handleType?: '' | 'generic' | 'number' | 'email'
  /** Above 0: the Phone app gets `handle` as it is; else encrypted together with `extra`, which the recents show as garbage. Default: 0. */
  readonly normalHandle?: number
  /** Default: true. */
  readonly supportsVideo?: boolean
  /** Default: 2. */
  readonly maximumCallGroups?: number
  /** Above 1, calls can be merged. Default: 1. */
  readonly maximumCallsPerCallGroup?: number
  /** Each of the four: default true. Left out here, they follow what the transport can do. */
  readonly supportsDTMF?: boolean
  readonly supportsHolding?: boolean
  readonly supportsGrouping?: boolean
  readonly supportsUngrouping?: boolean
  /** Default: true. */
  readonly includesCallsInRecents?: boolean
  /** A sound of the app's bundle with its ending. Default: the system's. */
  readonly ringtonePath?: string
  /** `false`: the app sets up `AVAudioSession` itself. Default: true. */
  readonly configureAudioSession?: boolean
  /** Default: `default`. */
  readonly audioSessionMode?: AudioSessionMode | ''
  /** Default: true. */
  readonly audioSessionActive?: boolean
  /** Hz. Default: 44100. */
  readonly audioSessionPreferredSampleRate?: number
  /** Seconds. Default: 0.005. */
  readonly audioSessionPreferredIOBufferDuration?: number
}

/** What `showCallkitIncoming`, `startCall`, `showMissCallNotification` and `hideCallkitIncoming` take. */
export interface CallKitParams {
  /** A UUID; iOS ignores any other text without a word. */
  readonly id: string
  /** Default: empty. */
  readonly nameCaller?: string
  /** What the iOS call screen calls the app. Default: "Callkit". */
  readonly appName?: string
  /** URL of a picture (Android). */
  readonly avatar?: string
  /** Number, mail address or user of the far side. */
  readonly handle?: string
  /** 0: audio, 1: video. Default: 0. */
  readonly type?: 0 | 1
  /** How long it rings, in whole milliseconds; a fraction counts as left out. Default: 30000. */
  readonly duration?: number
  /** Native sides keep their own account of it. Default: false. */
  readonly isAccepted?: boolean
  readonly missedCallNotification?: NotificationParams
  readonly callingNotification?: NotificationParams
  /** Handed back with each event of the call. */
  readonly extra?: Data
  /** HTTP headers with which Android loads `avatar` and the other pictures. */
  readonly headers?: Data
  readonly android?: AndroidParams
  readonly ios?: IOSParams
}

/** What an app says of the look of its calls. The rest is the call's own: id, names, kind, ringing time. */
export type AppParams = Omit<CallKitParams, 'id' | 'type' | 'duration' | 'isAccepted'>
