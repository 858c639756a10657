import { given, readNumber, refuse } from '@offhook/adapter-kit'
import type { Platform } from '../channel/callkit-channel.ts'
import type { CallkitEvent } from '../events/callkit-event.ts'
import { type NativeMethod, type Unsupported, whyUnsupported } from '../native/methods.ts'
import type { CallKitParams } from '../params/call-kit-params.ts'
import type { CallkitCall } from '../read/callkit-call.ts'
import { readActiveCalls } from '../screen/active-calls.ts'
import type { Ask } from './ask.ts'
import { type CallkitResult, readBoolean, readDone, readMaybeText } from './result.ts'

/** What the dialogs say that ask for notifications (Android 13 and later; iOS asks in its own words). */
export interface NotificationPermissionTexts {
  readonly title?: string
  readonly rationaleMessagePermission?: string
  readonly postNotificationMessageRequired?: string
}

/** Handles of Dart functions, as `PluginUtilities.getCallbackHandle` of the host gives them. */
export interface BackgroundHandlers {
  readonly pluginHandle: number
  readonly userHandle: number
}

type Answer<T> = Promise<CallkitResult<T>>

/**
 * Every function of the plugin under its own name. A phone with this surface calls those that concern a call by itself; what
 * is called here besides comes to it as if the user had done it on the call screen.
 */
export interface CallkitFunctions {
  /** Every event as it comes, typed, while the surface runs. Returns the way to stop. */
  onEvent(listener: (event: CallkitEvent) => void): () => void
  /** Whether this platform does what the function says. */
  supports(method: NativeMethod): Promise<boolean>
  showCallkitIncoming(params: CallKitParams): Answer<true>
  showCallkitIncomingSilently(params: CallKitParams): Answer<true>
  showMissCallNotification(params: CallKitParams): Answer<true>
  /** Android: stops the ringing and takes the notification or the activity away; `activeCalls` keeps the call. */
  hideCallkitIncoming(id: string): Answer<true>
  startCall(params: CallKitParams): Answer<true>
  endCall(id: string): Answer<true>
  endAllCalls(): Answer<true>
  /** Android: nothing but an event. */
  muteCall(id: string, isMuted?: boolean): Answer<true>
  /** Android: nothing but an event. */
  holdCall(id: string, isOnHold?: boolean): Answer<true>
  /** iOS. `call.mute` of the phone is true on both. */
  isMuted(id: string): Answer<boolean>
  setCallConnected(id: string): Answer<true>
  activeCalls(): Answer<readonly CallkitCall[]>
  /** iOS; `undefined`: there is none. */
  getDevicePushTokenVoIP(): Answer<string | undefined>
  /** From here on the phone hears nothing of the call screen. */
  silenceEvents(): Answer<true>
  unsilenceEvents(): Answer<true>
  /** Resolves at once, and not with what the user decides. */
  requestNotificationPermission(texts?: NotificationPermissionTexts): Answer<true>
  /** Android 14: opens the settings. */
  requestFullIntentPermission(): Answer<true>
  /** Android 14. */
  canUseFullScreenIntent(): Answer<boolean>
  /** Android: the Dart function that hears events while no listener is there. */
  registerBackgroundHandler(handlers: BackgroundHandlers): Answer<true>
  /** Android: the handle that was registered; 0: none. */
  getBackgroundHandler(): Answer<number>
  /** Android: the handle of Dart's `acceptCallHandle`. */
  setAcceptCallHandle(handle: number): Answer<true>
  /** Stubs of both platforms: always `not-supported`. */
  endNativeSubsystemOnly(): Answer<true>
  setAudioRoute(): Answer<true>
}

const whys: Readonly<Record<Unsupported, string>> = {
  absent: 'has no such function',
  'no-op': 'answers it without doing anything',
  untrue: 'answers it with what is not so',
}

export function createFunctions(
  ask: Ask,
  platform: () => Promise<Platform>,
  onEvent: CallkitFunctions['onEvent'],
): CallkitFunctions {
  async function run<T>(method: NativeMethod, args: unknown, read: (raw: unknown) => CallkitResult<T>): Answer<T> {
    try {
      const lack = whyUnsupported(await platform(), method)
      if (lack !== undefined) return refuse('not-supported', `${method}: ${await platform()} ${whys[lack]}.`)
      const answer = await ask(method, args)
      return answer.ok ? read(answer.value) : answer
    } catch (error) {
      return refuse('failed', String(error))
    }
  }
  const done = (method: NativeMethod, args?: unknown) => run(method, args, readDone)
  return {
    onEvent,
    async supports(method) {
      try {
        return whyUnsupported(await platform(), method) === undefined
      } catch {
        return false
      }
    },
    showCallkitIncoming: (params) => done('showCallkitIncoming', params),
    showCallkitIncomingSilently: (params) => done('showCallkitIncomingSilently', params),
    showMissCallNotification: (params) => done('showMissCallNotification', params),
    hideCallkitIncoming: (id) => done('hideCallkitIncoming', { id }),
    startCall: (params) => done('startCall', params),
    endCall: (id) => done('endCall', { id }),
    endAllCalls: () => done('endAllCalls'),
    muteCall: (id, isMuted = true) => done('muteCall', { id, isMuted }),
    holdCall: (id, isOnHold = true) => done('holdCall', { id, isOnHold }),
    isMuted: (id) => run('isMuted', { id }, readBoolean),
    setCallConnected: (id) => done('callConnected', { id }),
    activeCalls: () =>
      run('activeCalls', undefined, (raw) => {
        const list = readActiveCalls(raw)
        return list === undefined ? refuse('failed', 'It answered what nobody can read.') : given(list)
      }),
    getDevicePushTokenVoIP: () => run('getDevicePushTokenVoIP', undefined, readMaybeText),
    silenceEvents: () => done('silenceEvents', true),
    unsilenceEvents: () => done('silenceEvents', false),
    requestNotificationPermission: (texts = {}) => done('requestNotificationPermission', texts),
    requestFullIntentPermission: () => done('requestFullIntentPermission'),
    canUseFullScreenIntent: () => run('canUseFullScreenIntent', undefined, readBoolean),
    registerBackgroundHandler: (handlers) => done('registerBackgroundHandler', handlers),
    getBackgroundHandler: () => run('getBackgroundHandler', undefined, (raw) => given(readNumber(raw) ?? 0)),
    setAcceptCallHandle: (handle) => done('setAcceptCallHandle', [handle, 'acceptCallHandle']),
    endNativeSubsystemOnly: () => done('endNativeSubsystemOnly'),
    setAudioRoute: () => done('setAudioRoute'),
  }
}
