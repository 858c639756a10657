import type { CallKeepPlatform } from '../platform.ts'

/** Every event of react-native-callkeep 4.3.16 as its JavaScript names it, with its name on the wire. */
export const wireNames = {
  didReceiveStartCallAction: 'RNCallKeepDidReceiveStartCallAction',
  answerCall: 'RNCallKeepPerformAnswerCallAction',
  endCall: 'RNCallKeepPerformEndCallAction',
  didActivateAudioSession: 'RNCallKeepDidActivateAudioSession',
  didDeactivateAudioSession: 'RNCallKeepDidDeactivateAudioSession',
  didDisplayIncomingCall: 'RNCallKeepDidDisplayIncomingCall',
  didPerformSetMutedCallAction: 'RNCallKeepDidPerformSetMutedCallAction',
  didToggleHoldCallAction: 'RNCallKeepDidToggleHoldAction',
  didPerformDTMFAction: 'RNCallKeepDidPerformDTMFAction',
  didResetProvider: 'RNCallKeepProviderReset',
  checkReachability: 'RNCallKeepCheckReachability',
  didLoadWithEvents: 'RNCallKeepDidLoadWithEvents',
  showIncomingCallUi: 'RNCallKeepShowIncomingCallUi',
  silenceIncomingCall: 'RNCallKeepOnSilenceIncomingCall',
  createIncomingConnectionFailed: 'RNCallKeepOnIncomingConnectionFailed',
  didChangeAudioRoute: 'RNCallKeepDidChangeAudioRoute',
  onHasActiveCall: 'RNCallKeepHasActiveCall',
} as const

export type CallKeepEvent = keyof typeof wireNames
/** What happened; `didLoadWithEvents` only hands on what happened before. */
export type CallKeepHappening = Exclude<CallKeepEvent, 'didLoadWithEvents'>

const isEvent = (name: string): name is CallKeepEvent => Object.hasOwn(wireNames, name)
export const callKeepEvents: readonly CallKeepEvent[] = Object.keys(wireNames).filter(isEvent)

/** Android's alone: React Native shows a red screen to whoever listens to them on iOS. */
const ofAndroid: readonly CallKeepEvent[] = [
  'showIncomingCallUi',
  'silenceIncomingCall',
  'createIncomingConnectionFailed',
  'onHasActiveCall',
]

/** What can be listened to. First of all the queue: iOS hands it over as soon as anything is listened to. */
export const eventsOf = (platform: CallKeepPlatform): readonly CallKeepEvent[] => [
  'didLoadWithEvents',
  ...callKeepEvents.filter(
    (event) => event !== 'didLoadWithEvents' && (platform === 'android' || !ofAndroid.includes(event)),
  ),
]

/** An event of the queue, which holds wire names. */
export const happeningOf = (wireName: unknown): CallKeepHappening | undefined =>
  callKeepEvents.find((name): name is CallKeepHappening => name !== 'didLoadWithEvents' && wireNames[name] === wireName)
