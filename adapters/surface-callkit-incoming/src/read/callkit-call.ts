import { isRecord, type Read, readFlag, readNumber, readText } from '@offhook/adapter-kit'
import type { Remote, Subject } from '@offhook/core'
import type { AndroidParams, CallKitParams, IOSParams, NotificationParams } from '../params/call-kit-params.ts'
import { fields, oneOf, readData } from './scalars.ts'

/** A call as the plugin tells of it, in an event or in `activeCalls`, in one form for both platforms. */
export interface CallkitCall extends CallKitParams {
  /** Android writes these beside `android`. */
  readonly textAccept?: string
  readonly textDecline?: string
  /** iOS, of `activeCalls`: it was said to be connected, which is something else than answered. */
  readonly accepted?: boolean
  /** Nothing but an id came: on iOS a call that the plugin does not know (any more), such as a cellular one. */
  readonly bare?: boolean
}

const notification: Read<NotificationParams> = fields<NotificationParams>({
  id: readNumber,
  showNotification: readFlag,
  subtitle: readText,
  callbackText: readText,
  isShowCallback: readFlag,
  count: readNumber,
})

const android: Read<AndroidParams> = fields<AndroidParams>({
  isCustomNotification: readFlag,
  isCustomSmallExNotification: readFlag,
  isShowLogo: readFlag,
  logoUrl: readText,
  isShowCallID: readFlag,
  ringtonePath: readText,
  backgroundColor: readText,
  backgroundUrl: readText,
  actionColor: readText,
  textColor: readText,
  incomingCallNotificationChannelName: readText,
  missedCallNotificationChannelName: readText,
  isShowFullLockedScreen: readFlag,
  isImportant: readFlag,
  isBot: readFlag,
  isFullScreen: readFlag,
  from: readText,
  textAccept: readText,
  textDecline: readText,
})

const ios: Read<IOSParams> = fields<IOSParams>({
  iconName: readText,
  handleType: oneOf('', 'generic', 'number', 'email'),
  normalHandle: readNumber,
  supportsVideo: readFlag,
  maximumCallGroups: readNumber,
  maximumCallsPerCallGroup: readNumber,
  supportsDTMF: readFlag,
  supportsHolding: readFlag,
  supportsGrouping: readFlag,
  supportsUngrouping: readFlag,
  includesCallsInRecents: readFlag,
  ringtonePath: readText,
  configureAudioSession: readFlag,
  audioSessionMode: oneOf(
    '',
    'default',
    'gameChat',
    'measurement',
    'moviePlayback',
    'spokenAudio',
    'videoChat',
    'videoRecording',
    'voiceChat',
    'voicePrompt',
  ),
  audioSessionActive: readFlag,
  audioSessionPreferredSampleRate: readNumber,
  audioSessionPreferredIOBufferDuration: readNumber,
})

const readType: Read<0 | 1> = (value) => {
  const type = readNumber(value)
  return type === undefined ? undefined : type > 0 ? 1 : 0
}

const details = fields<Omit<CallkitCall, 'id' | 'bare'>>({
  nameCaller: readText,
  appName: readText,
  avatar: readText,
  handle: readText,
  type: readType,
  duration: readNumber,
  isAccepted: readFlag,
  accepted: readFlag,
  textAccept: readText,
  textDecline: readText,
  missedCallNotification: notification,
  callingNotification: notification,
  extra: readData,
  headers: readData,
  android,
  ios,
})

/** The plugin's id of a call, or `uuid`, as iOS writes it beside. */
export const readId: Read<string> = (body) => (isRecord(body) ? (readText(body.id) ?? readText(body.uuid)) : undefined)

/** Reads a call of either platform. `undefined`: it names none. */
export const readCall: Read<CallkitCall> = (body) => {
  const id = readId(body)
  if (id === undefined || !isRecord(body)) return undefined
  const bare = !Object.keys(body).some((key) => key !== 'id' && key !== 'uuid')
  // Android's events say `number` for what went in as `handle`, and what `activeCalls` there calls `handle` again.
  const handle = readText(body.handle) ?? readText(body.number)
  return { ...details(body), id, ...(handle !== undefined && { handle }), ...(bare && { bare }) }
}

export const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)

/** UUIDs in lower case; Android takes any text as an id, and what is no UUID keeps its letters. */
export const uuidOf = (id: string): string => (isUuid(id) ? id.toLowerCase() : id)

export const subjectOf = (id: string): Subject => ({ refs: { 'os.uuid': uuidOf(id) } })

export function remoteOf({ handle, nameCaller, avatar }: CallkitCall): Remote | undefined {
  const remote: Remote = {
    ...(handle !== undefined && { address: handle }),
    ...(nameCaller !== undefined && { name: nameCaller }),
    ...(avatar !== undefined && { avatarUrl: avatar }),
  }
  return Object.keys(remote).length > 0 ? remote : undefined
}
