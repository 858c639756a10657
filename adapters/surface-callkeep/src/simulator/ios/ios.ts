import type { NativeFunctions, NativeHost, NativeSide, Push } from '../native-side.ts'
import { createCallKit } from './callkit.ts'
import { createIosEvents } from './queue.ts'

export interface IosFaults {
  /** The native module is made with the first function that is called, and what happened before is lost (callkeep #844). */
  readonly lateInit?: boolean
}

/** Of any other event a debug build says so on a red screen. */
const supported = [
  'RNCallKeepDidReceiveStartCallAction',
  'RNCallKeepPerformAnswerCallAction',
  'RNCallKeepPerformEndCallAction',
  'RNCallKeepDidActivateAudioSession',
  'RNCallKeepDidDeactivateAudioSession',
  'RNCallKeepDidDisplayIncomingCall',
  'RNCallKeepDidPerformSetMutedCallAction',
  'RNCallKeepDidPerformDTMFAction',
  'RNCallKeepDidToggleHoldAction',
  'RNCallKeepProviderReset',
  'RNCallKeepCheckReachability',
  'RNCallKeepDidLoadWithEvents',
  'RNCallKeepDidChangeAudioRoute',
]

const flag = (value: boolean) => (value ? '1' : '0')

/** The native side of callkeep 4.3.16 on iOS. */
export function createIos(host: NativeHost, { lateInit = false }: IosFaults): NativeSide {
  const { line, clock } = host
  const events = createIosEvents(host, lateInit)
  const callKit = createCallKit(host, events)
  let settings: { readonly displayCallReachabilityTimeout?: number } | undefined
  let isReachable = false
  let output = 'Receiver'

  function report(push: Required<Omit<Push, 'payload'>> & Pick<Push, 'payload'>, offers: string[], fromPush: boolean) {
    const { uuid, handle, name, video, payload } = push
    const errorCode = callKit.reportNew(uuid, { handle, name, video })
    const [supportsHolding, supportsDTMF, supportsGrouping, supportsUngrouping] = offers
    line.tell(() =>
      events.send('RNCallKeepDidDisplayIncomingCall', {
        error: errorCode === undefined ? '' : 'The operation couldn’t be completed.',
        errorCode: errorCode ?? '',
        callUUID: uuid,
        handle,
        localizedCallerName: name,
        hasVideo: flag(video),
        supportsHolding,
        supportsDTMF,
        supportsGrouping,
        supportsUngrouping,
        fromPushKit: flag(fromPush),
        payload: payload ?? '',
      }),
    )
  }

  /** Runs on the native side, which by then has been made. */
  const later = (work: () => void) =>
    line.tell(() => {
      events.init()
      work()
    })
  const answered = <T>(read: () => T) => line.ask<T>((resolve) => resolve(read()))

  const functions = {
    addListener: (name: string) =>
      later(() => {
        if (!supported.includes(name)) host.crash(`\`${name}\` is not a supported event type for RNCallKeep`)
        events.addListener()
      }),
    removeListeners: (count: number) => later(() => events.removeListeners(count)),
    setup: (options: object) =>
      later(() => {
        settings = options
      }),
    setSettings: (options: object) =>
      later(() => {
        settings = options
      }),
    setReachable: () =>
      later(() => {
        isReachable = true
      }),
    _startCallActionEventListenerAdded: () => later(() => {}),
    getInitialEvents: () => answered(() => events.queued()),
    clearInitialEvents: () => later(() => events.clear()),
    displayIncomingCall: (
      uuid: string,
      handle: string,
      _handleType: string,
      video: boolean,
      name: string,
      ...offers: readonly boolean[]
    ) =>
      later(() => {
        if (typeof handle !== 'string') return host.crash('displayIncomingCall: a handle that is nil')
        report({ uuid, handle, name, video }, offers.map(flag), false)
        const timeout = settings?.displayCallReachabilityTimeout
        if (timeout === undefined) return
        clock.setTimeout(() => {
          if (!isReachable) callKit.reportEnd(uuid, 1)
        }, timeout)
      }),
    startCall: (uuid: string, handle: string, name: string, _handleType: string, video: boolean) =>
      later(() => callKit.request({ type: 'start', uuid, handle, name, video })),
    answerIncomingCall: (uuid: string) => later(() => callKit.request({ type: 'answer', uuid })),
    endCall: (uuid: string) => later(() => callKit.request({ type: 'end', uuid })),
    endAllCalls: () =>
      later(() => callKit.request(...callKit.shown().map(({ uuid }) => ({ type: 'end', uuid }) as const))),
    setOnHold: (uuid: string, on: boolean) => later(() => callKit.request({ type: 'hold', uuid, on })),
    setMutedCall: (uuid: string, on: boolean) => later(() => callKit.request({ type: 'mute', uuid, on })),
    sendDTMF: (uuid: string, digits: string) => later(() => callKit.request({ type: 'digits', uuid, digits })),
    reportConnectingOutgoingCallWithUUID: (uuid: string) =>
      later(() => Object.assign(callKit.find(uuid) ?? {}, { connecting: true })),
    reportConnectedOutgoingCallWithUUID: (uuid: string) =>
      later(() => Object.assign(callKit.find(uuid) ?? {}, { connected: true })),
    reportEndCallWithUUID: (uuid: string, reason: number) => later(() => callKit.reportEnd(uuid, reason)),
    updateDisplay: (uuid: string, name: string, handle: string, offers: { readonly hasVideo?: boolean }) =>
      later(() =>
        Object.assign(callKit.find(uuid) ?? {}, {
          name,
          handle,
          ...(offers.hasVideo !== undefined && { video: offers.hasVideo }),
        }),
      ),
    reportUpdatedCall: (uuid: string, name: string) => later(() => Object.assign(callKit.find(uuid) ?? {}, { name })),
    isCallActive: (uuid: string) => answered(() => callKit.calls.get(uuid.toUpperCase())?.connected === true),
    getCalls: () =>
      answered(() =>
        [...callKit.calls.values()].map(({ uuid, outgoing, held, connected }) => ({
          callUUID: uuid,
          outgoing,
          onHold: held,
          hasConnected: connected,
          hasEnded: false,
        })),
      ),
    checkIfBusy: () => answered(() => callKit.calls.size > 0),
    checkSpeaker: () => answered(() => output === 'Speaker'),
    getAudioRoutes: () =>
      answered(() => [
        { name: 'Speaker', type: 'Speaker', ...(output === 'Speaker' && { selected: true }) },
        { name: 'iPhone Microphone', type: 'Phone', ...(output === 'Receiver' && { selected: true }) },
      ]),
    /** Of a name that it does not know it says nothing, ever. */
    setAudioRoute: (_uuid: string, name: string) =>
      line.ask<string>((resolve) => {
        if (name !== 'Speaker' && name !== 'iPhone Microphone') return
        output = name === 'Speaker' ? 'Speaker' : 'Receiver'
        resolve(name)
      }),
  }

  const request = callKit.request
  return {
    functions: functions satisfies NativeFunctions,
    calls: callKit.shown,
    gone: callKit.gone,
    user: {
      answer: (uuid) => request({ type: 'answer', uuid }),
      end: (uuid) => request({ type: 'end', uuid }),
      hold: (uuid, on) => request({ type: 'hold', uuid, on }),
      mute: (uuid, on) => request({ type: 'mute', uuid, on }),
      digits: (uuid, digits) => request({ type: 'digits', uuid, digits }),
      // `NSUserActivity`: there is no call yet, so it has no name.
      start: (handle, { video = false } = {}) => events.send('RNCallKeepDidReceiveStartCallAction', { handle, video }),
      holdAndAnswer(uuid) {
        const others = callKit.shown().filter((call) => call.stage === 'connected')
        request(...others.map((call) => ({ type: 'hold', uuid: call.uuid, on: true }) as const), {
          type: 'answer',
          uuid,
        })
      },
      endAndAnswer(uuid) {
        const others = callKit.shown().filter((call) => call.stage === 'connected')
        request(...others.map((call) => ({ type: 'end', uuid: call.uuid }) as const), { type: 'answer', uuid })
      },
      silence() {},
      route(to) {
        output = to
        events.sendRaw('RNCallKeepDidChangeAudioRoute', { output, reason: 4 })
      },
    },
    os: {
      push: ({ name = '', video = false, ...rest }) => report({ name, video, ...rest }, ['1', '1', '1', '1'], true),
      refuseNext: (code = 'FilteredByDoNotDisturb') => callKit.refuseNext(code),
      reset() {
        callKit.clear()
        events.send('RNCallKeepProviderReset')
      },
      setAudioSession: callKit.setAudio,
      forget: callKit.clear,
      foreignCall: (uuid, given = {}) => void callKit.newCall(uuid, { ...given, foreign: true }),
      nativeCallActive() {},
      checkReachability() {},
    },
    attached() {
      if (!lateInit) events.init()
    },
    detached: () => events.stopObserving(),
  }
}
