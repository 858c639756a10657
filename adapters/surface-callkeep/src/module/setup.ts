/** What `setup` takes of iOS, as CallKit's `CXProviderConfiguration` and the audio session have it. */
export interface CallKeepIosSetup {
  /** Named on the call screen. Without it, `setup` rejects. */
  readonly appName: string
  /** In the app's bundle: 40 × 40 points, of which only the alpha channel counts. */
  readonly imageName?: string
  readonly ringtoneSound?: string
  /** Default true. */
  readonly supportsVideo?: boolean
  /** Whole numbers as text. Default `'3'`. */
  readonly maximumCallGroups?: string
  /** Default `'1'`. */
  readonly maximumCallsPerCallGroup?: string
  /** Default true. */
  readonly includesCallsInRecents?: boolean
  /** What Recents and Siri may call. Default `'number'`. */
  readonly handleType?: string | readonly string[]
  /** ms after which a call that is shown ends as failed, unless the app has said that it is there. */
  readonly displayCallReachabilityTimeout?: number
  readonly audioSession?: { readonly categoryOptions?: number; readonly mode?: string }
}

export interface CallKeepForegroundService {
  readonly channelId: string
  readonly channelName: string
  readonly notificationTitle: string
  readonly notificationIcon?: string
}

/** What `setup` takes of Android. */
export interface CallKeepAndroidSetup {
  /** The question for the phone account; never asked where `selfManaged`. */
  readonly alertTitle: string
  readonly alertDescription: string
  readonly cancelButton: string
  readonly okButton: string
  readonly additionalPermissions: string[]
  readonly imageName?: string
  /** The app draws the call screen itself, and is told when (`showIncomingCallUi`). From Android 8. */
  readonly selfManaged?: boolean
  /** Needed from Android 11 for sound in the background. */
  readonly foregroundService?: CallKeepForegroundService
  readonly displayCallReachabilityTimeout?: number
}

export interface CallKeepSetup {
  readonly ios: CallKeepIosSetup
  readonly android: CallKeepAndroidSetup
}
