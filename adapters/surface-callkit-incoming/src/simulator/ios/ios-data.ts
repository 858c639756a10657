import { flagOf, numberOf, textOf, type Values, valuesOf, wholeOf } from '../native-data.ts'

/** What iOS keeps of a call, as it writes it into events. */
export interface IosData extends Values {
  readonly uuid: string
  readonly id: string
  readonly nameCaller: string
  readonly handle: string
  readonly type: number
  readonly duration: number
  isAccepted: boolean
  readonly ios: Values
  readonly missedCallNotification: { readonly showNotification: boolean; readonly subtitle: string }
}

function notificationOf(given: unknown, subtitle: string, callbackText: string) {
  const values = valuesOf(given)
  return {
    showNotification: flagOf(values.showNotification, true),
    subtitle: textOf(values.subtitle, subtitle),
    callbackText: textOf(values.callbackText, callbackText),
    isShowCallback: flagOf(values.isShowCallback, true),
  }
}

export function iosDataOf(given: unknown): IosData {
  const args = valuesOf(given)
  const ios = valuesOf(args.ios ?? args)
  return {
    uuid: textOf(args.id),
    id: textOf(args.id),
    nameCaller: textOf(args.nameCaller),
    appName: textOf(args.appName, 'Callkit'),
    handle: textOf(args.handle),
    avatar: textOf(args.avatar),
    type: wholeOf(args.type, 0),
    duration: wholeOf(args.duration, 30_000),
    isAccepted: flagOf(args.isAccepted, false),
    extra: valuesOf(args.extra),
    headers: valuesOf(args.headers),
    ios: {
      iconName: textOf(ios.iconName, 'CallKitLogo'),
      handleType: textOf(ios.handleType),
      normalHandle: wholeOf(ios.normalHandle, 0),
      supportsVideo: flagOf(ios.supportsVideo, true),
      maximumCallGroups: wholeOf(ios.maximumCallGroups, 2),
      maximumCallsPerCallGroup: wholeOf(ios.maximumCallsPerCallGroup, 1),
      supportsDTMF: flagOf(ios.supportsDTMF, true),
      supportsHolding: flagOf(ios.supportsHolding, true),
      supportsGrouping: flagOf(ios.supportsGrouping, true),
      supportsUngrouping: flagOf(ios.supportsUngrouping, true),
      includesCallsInRecents: flagOf(ios.includesCallsInRecents, true),
      ringtonePath: textOf(ios.ringtonePath),
      configureAudioSession: flagOf(ios.configureAudioSession, true),
      audioSessionMode: textOf(ios.audioSessionMode),
      audioSessionActive: flagOf(ios.audioSessionActive, true),
      audioSessionPreferredSampleRate: numberOf(ios.audioSessionPreferredSampleRate, 44_100),
      audioSessionPreferredIOBufferDuration: numberOf(ios.audioSessionPreferredIOBufferDuration, 0.005),
    },
    missedCallNotification: notificationOf(args.missedCallNotification, 'Missed Call', 'Call back'),
    callingNotification: notificationOf(args.callingNotification, 'Calling', 'Hang up'),
  }
}

/** As `UUID(uuidString:)`, whose own text is in upper case. */
export const uuidOfText = (text: string): string | undefined =>
  /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(text) ? text.toUpperCase() : undefined
