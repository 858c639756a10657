import { given, isRecord, readText, refuse } from '@offhook/adapter-kit'
import { isFlutter, type NativeKind } from '../dialect.ts'
import type { Ask } from './ask.ts'
import { type OmiResult, readDone } from './result.ts'

/**
 * How the native side tells of calls while the app is away. Images and icons are names of Android resources. Who reads a
 * key stands behind it: "RN" is omikit-plugin, "Flutter" omicall_flutter_plugin.
 */
export interface PushConfig {
  /** Android. Default: `ic_notification`. */
  readonly notificationIcon?: string
  /** Flutter on Android: the line above the caller. */
  readonly prefix?: string
  /** Nobody reads it any more. */
  readonly incomingBackgroundColor?: string
  /** Nobody reads it any more. */
  readonly incomingAcceptButtonImage?: string
  /** Nobody reads it any more. */
  readonly incomingDeclineButtonImage?: string
  /** Nobody reads it any more. */
  readonly backImage?: string
  /** Android: shown where a caller has no picture. */
  readonly userImage?: string
  /** RN on Android, and iOS, which needs `prefixMissedCallMessage` beside it. */
  readonly missedCallTitle?: string
  /** Android, and iOS, which needs `missedCallTitle` beside it. */
  readonly prefixMissedCallMessage?: string
  /** Android: what a caller is called by. Default: `full_name`. */
  readonly userNameKey?: 'uuid' | 'full_name' | 'extension'
  /** Android: the beginning of the ids of the notification channels. Default: `omicall_channel`. */
  readonly channelId?: string
  /** RN on Android. */
  readonly audioNotificationDescription?: string
  /** RN on Android. */
  readonly videoNotificationDescription?: string
  /** Android: shown instead of the name or extension of an employee. */
  readonly representName?: string
  /** Flutter on Android. Default: `true`. */
  readonly isUseIntentFilter?: boolean
  /**
   * RN: what the decline of the system's own screen sends. `true`: busy (SIP 486), the other devices ring on; `false`:
   * declined (603), they stop. Default here: `true`; left out, Android would take `false` and iOS `true`.
   */
  readonly isUserBusy?: boolean
}
export type PushKey = keyof PushConfig

/** A native side that reads a push configuration. */
export type PushReader = 'rn/android' | 'rn/ios' | 'flutter/android' | 'flutter/ios'

const android = ['rn/android', 'flutter/android'] as const
const ios = ['rn/ios', 'flutter/ios'] as const

const readers = {
  notificationIcon: android,
  prefix: ['flutter/android'],
  incomingBackgroundColor: [],
  incomingAcceptButtonImage: [],
  incomingDeclineButtonImage: [],
  backImage: [],
  userImage: android,
  missedCallTitle: ['rn/android', ...ios],
  prefixMissedCallMessage: [...android, ...ios],
  userNameKey: android,
  channelId: android,
  audioNotificationDescription: ['rn/android'],
  videoNotificationDescription: ['rn/android'],
  representName: android,
  isUseIntentFilter: ['flutter/android'],
  isUserBusy: ['rn/android', 'rn/ios'],
} as const satisfies Readonly<Record<PushKey, readonly PushReader[]>>

const isReadBy = (key: PushKey, reader: PushReader) => (readers[key] as readonly PushReader[]).includes(reader)

/**
 * The keys that one native side reads, so that the compiler names the others: `{ … } satisfies PushConfigFor<'rn/ios'>`.
 * An app for both platforms hands over one `PushConfig` and is told which keys were `ignored`.
 */
export type PushConfigFor<R extends PushReader> = Pick<
  PushConfig,
  { [K in PushKey]: R extends (typeof readers)[K][number] ? K : never }[PushKey]
>

export interface PushFunctions {
  /** After the start of the phone, before or after the sign-in. `ignored`: the keys that this native side does not read. */
  configPushNotification(config: PushConfig): Promise<OmiResult<{ readonly ignored: readonly PushKey[] }>>
  /** Hides the notification of the running service (RN on Android). The account stays registered. */
  hideSystemNotificationOnly(): Promise<OmiResult<{ readonly unregistered: false }>>
  /**
   * Hides it after 2 s, **and unregisters**: the document's "without unregistering" is not what the native code does. Calls
   * still come by push. For hiding alone there is `hideSystemNotificationOnly`.
   */
  hideSystemNotificationSafely(): Promise<OmiResult<{ readonly unregistered: true }>>
  /** Hides it and unregisters; `reason` is for OMICALL's statistics. */
  hideSystemNotificationAndUnregister(reason: string): Promise<OmiResult<{ readonly unregistered: true }>>
}

export function createPushFunctions(ask: Ask, kind: NativeKind): PushFunctions {
  const done = { read: readDone }
  const tell = <U extends boolean>(
    answer: OmiResult<true>,
    unregistered: U,
  ): OmiResult<{ readonly unregistered: U }> => (answer.ok ? given({ unregistered }) : answer)
  return {
    async configPushNotification(config) {
      if (!isRecord(config)) return refuse('bad-arguments', 'configPushNotification needs an object.')
      const { data, ignored } = readPushConfig(config, kind)
      const answer = await ask('configPushNotification', data, done)
      return answer.ok ? given({ ignored }) : answer
    },
    hideSystemNotificationOnly: async () => tell(await ask('hideSystemNotificationOnly', undefined, done), false),
    hideSystemNotificationSafely: async () => tell(await ask('hideSystemNotificationSafely', undefined, done), true),
    hideSystemNotificationAndUnregister: async (reason) =>
      tell(await ask('hideSystemNotificationAndUnregister', { reason: readText(reason) ?? 'app' }, done), true),
  }
}

function readPushConfig(config: PushConfig, kind: NativeKind) {
  const reader: PushReader = `${isFlutter(kind) ? 'flutter' : 'rn'}/${kind.platform}`
  const keys = (Object.keys(readers) as PushKey[]).filter((key) => config[key] !== undefined)
  const missedCall = ['missedCallTitle', 'prefixMissedCallMessage'] as const
  // iOS writes neither down unless it has both.
  const isHalf = kind.platform === 'ios' && missedCall.some((key) => config[key] === undefined)
  const isIgnored = (key: PushKey) =>
    !isReadBy(key, reader) || (isHalf && (missedCall as readonly PushKey[]).includes(key))
  const defaults = {
    ...(isReadBy('isUserBusy', reader) && { isUserBusy: true }),
    // Flutter would name the channel "null-inbound".
    ...(isReadBy('channelId', reader) && { channelId: 'omicall_channel' }),
  }
  const read = keys.filter((key) => !isIgnored(key)).map((key) => [key, config[key]] as const)
  return { data: { ...defaults, ...Object.fromEntries(read) }, ignored: keys.filter(isIgnored) }
}
