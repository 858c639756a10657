import { flagOf, NativeError, textOf, type Values, valuesOf, wholeOf } from '../native-data.ts'

/** What Android keeps of a call: one flat object, as it lies in its preferences. */
export interface AndroidData {
  readonly id: string
  readonly nameCaller: string
  readonly appName: string
  readonly avatar: string
  readonly handle: string
  readonly type: number
  readonly duration: number
  readonly isAccepted: boolean
  readonly textAccept: string
  readonly textDecline: string
  readonly missedNotificationId: number | null
  readonly isShowMissedCallNotification: boolean
  readonly missedNotificationSubtitle: string | null
  readonly missedNotificationCallbackText: string | null
  readonly isShowCallback: boolean
  readonly missedNotificationCount: number
  readonly callingNotificationId: string | null
  readonly isShowCallingNotification: boolean
  readonly callingNotificationSubtitle: string | null
  readonly callingNotificationCallbackText: string | null
  readonly isShowHangup: boolean
  readonly extra: Values
  readonly headers: Values
  readonly isCustomNotification: boolean
  readonly isCustomSmallExNotification: boolean
  readonly isShowLogo: boolean
  readonly logoUrl: string
  readonly isShowCallID: boolean
  readonly ringtonePath: string
  readonly backgroundColor: string
  readonly backgroundUrl: string
  readonly actionColor: string
  readonly textColor: string
  readonly incomingCallNotificationChannelName: string | null
  readonly missedCallNotificationChannelName: string | null
  readonly isShowFullLockedScreen: boolean
  readonly isImportant: boolean
  readonly isBot: boolean
  readonly isFullScreen: boolean
  readonly from: string
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** A map, or the cast fails and with it the method. */
function mapOf(value: unknown): Values {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value))
    throw new NativeError('error', 'ClassCastException: cannot be cast to java.util.HashMap')
  return { ...value }
}

export function androidDataOf(given: unknown): AndroidData {
  const args = valuesOf(given)
  const android = valuesOf(args.android ?? args)
  const missed = valuesOf(args.missedCallNotification)
  const calling = valuesOf(args.callingNotification)
  return {
    id: textOf(args.id),
    nameCaller: textOf(args.nameCaller),
    appName: textOf(args.appName),
    avatar: textOf(args.avatar),
    handle: textOf(args.handle),
    type: wholeOf(args.type, 0),
    duration: wholeOf(args.duration, 30_000),
    isAccepted: false,
    textAccept: textOf(android.textAccept),
    textDecline: textOf(android.textDecline),
    missedNotificationId: Number.isInteger(missed.id) ? Number(missed.id) : null,
    isShowMissedCallNotification: flagOf(missed.showNotification, true),
    missedNotificationSubtitle: textOrNull(missed.subtitle),
    missedNotificationCallbackText: textOrNull(missed.callbackText),
    isShowCallback: flagOf(missed.isShowCallback, true),
    missedNotificationCount: wholeOf(missed.count, 1),
    callingNotificationId: textOrNull(calling.id),
    isShowCallingNotification: flagOf(calling.showNotification, true),
    callingNotificationSubtitle: textOrNull(calling.subtitle),
    callingNotificationCallbackText: textOrNull(calling.callbackText),
    isShowHangup: flagOf(calling.isShowCallback, true),
    extra: mapOf(args.extra),
    headers: mapOf(args.headers),
    isCustomNotification: flagOf(android.isCustomNotification, false),
    isCustomSmallExNotification: flagOf(android.isCustomSmallExNotification, false),
    isShowLogo: flagOf(android.isShowLogo, false),
    logoUrl: textOf(android.logoUrl),
    isShowCallID: flagOf(android.isShowCallID, false),
    ringtonePath: textOf(android.ringtonePath),
    backgroundColor: textOf(android.backgroundColor, '#0955fa'),
    backgroundUrl: textOf(android.backgroundUrl),
    actionColor: textOf(android.actionColor, '#4CAF50'),
    textColor: textOf(android.textColor, '#ffffff'),
    incomingCallNotificationChannelName: textOrNull(android.incomingCallNotificationChannelName),
    missedCallNotificationChannelName: textOrNull(android.missedCallNotificationChannelName),
    isShowFullLockedScreen: flagOf(android.isShowFullLockedScreen, true),
    isImportant: flagOf(android.isImportant, false),
    isBot: flagOf(android.isBot, false),
    isFullScreen: flagOf(android.isFullScreen, false),
    from: 'notification',
  }
}

/** What an event of Android carries: `number`, and neither `isAccepted` nor `appName` nor `headers`. */
export const androidBodyOf = (data: AndroidData): Values => ({
  id: data.id,
  nameCaller: data.nameCaller,
  avatar: data.avatar,
  number: data.handle,
  type: data.type,
  duration: data.duration,
  textAccept: data.textAccept,
  textDecline: data.textDecline,
  acceptColor: '',
  declineColor: '',
  extra: data.extra,
  missedCallNotification: {
    id: data.missedNotificationId ?? 0,
    showNotification: data.isShowMissedCallNotification,
    count: data.missedNotificationCount,
    subtitle: data.missedNotificationSubtitle,
    callbackText: data.missedNotificationCallbackText,
    isShowCallback: data.isShowCallback,
  },
  callingNotification: {
    id: data.callingNotificationId,
    showNotification: data.isShowCallingNotification,
    subtitle: data.callingNotificationSubtitle,
    callbackText: data.callingNotificationCallbackText,
    isShowCallback: data.isShowHangup,
  },
  android: {
    isCustomNotification: data.isCustomNotification,
    isCustomSmallExNotification: data.isCustomSmallExNotification,
    ringtonePath: data.ringtonePath,
    backgroundColor: data.backgroundColor,
    backgroundUrl: data.backgroundUrl,
    actionColor: data.actionColor,
    textColor: data.textColor,
    incomingCallNotificationChannelName: data.incomingCallNotificationChannelName,
    missedCallNotificationChannelName: data.missedCallNotificationChannelName,
    isImportant: data.isImportant,
    isBot: data.isBot,
  },
})
