import { isRecord, type Read, readFlag, readNumber, readText } from '@offhook/adapter-kit'
import type { Json } from '@offhook/core'
import type { NativeEvent } from '../native/events.ts'
import { type CallkitCall, readCall, readId } from '../read/callkit-call.ts'
import { readJson } from '../read/scalars.ts'

/** `CXPlayDTMFCallAction.ActionType`. */
export type DtmfType = 'singleTone' | 'softPause' | 'hardPause'

type CallEventName =
  | 'actionCallIncoming'
  | 'actionCallStart'
  | 'actionCallAccept'
  | 'actionCallDecline'
  | 'actionCallEnded'
  | 'actionCallTimeout'
  | 'actionCallConnected'
  | 'actionCallCallback'

/** One event of the plugin under its name in Dart, in one form for both platforms and for 2.x and 3.x. */
export type CallkitEvent =
  | { readonly event: CallEventName; readonly call: CallkitCall }
  | { readonly event: 'actionCallToggleHold'; readonly id: string; readonly isOnHold: boolean }
  | { readonly event: 'actionCallToggleMute'; readonly id: string; readonly isMuted: boolean }
  | { readonly event: 'actionCallToggleDmtf'; readonly id: string; readonly digits: string; readonly type?: DtmfType }
  /** Without `callUUIDToGroupWith`: it leaves its group. */
  | { readonly event: 'actionCallToggleGroup'; readonly id: string; readonly callUUIDToGroupWith?: string }
  | { readonly event: 'actionCallToggleAudioSession'; readonly isActive: boolean }
  /** Empty: no longer valid. */
  | { readonly event: 'actionDidUpdateDevicePushTokenVoip'; readonly deviceTokenVoIP: string }
  /** `name`: the event's own, where it was sent under one of `customEvents`. */
  | { readonly event: 'actionCallCustom'; readonly body: Json; readonly name?: string }
  | { readonly event: 'actionCallProviderDidReset' }
  /** Named in the native sources and never sent by 3.1.5, as the next one. */
  | { readonly event: 'actionCallHeld' | 'actionCallUnheld'; readonly id: string }
  | { readonly event: 'actionCallAudioStateChange'; readonly body: Json }

const said = <T, E>(value: T | undefined, make: (value: T) => E): E | undefined =>
  value === undefined ? undefined : make(value)

const withId =
  (make: (id: string, body: Readonly<Record<string, unknown>>) => CallkitEvent | undefined): Read<CallkitEvent> =>
  (body) =>
    said(readId(body), (id) => (isRecord(body) ? make(id, body) : undefined))

const ofCall =
  (event: CallEventName): Read<CallkitEvent> =>
  (body) =>
    said(readCall(body), (call) => ({ event, call }))

/** Numbers of CallKit; Dart's words, should a host hand those on. */
function readDtmfType(value: unknown): DtmfType | undefined {
  const words = ['singleTone', 'softPause', 'hardPause'] as const
  return words.find((word) => word === value) ?? words[(readNumber(value) ?? 0) - 1]
}

const readers: Readonly<Record<NativeEvent, Read<CallkitEvent>>> = {
  ACTION_CALL_INCOMING: ofCall('actionCallIncoming'),
  ACTION_CALL_START: ofCall('actionCallStart'),
  ACTION_CALL_ACCEPT: ofCall('actionCallAccept'),
  ACTION_CALL_DECLINE: ofCall('actionCallDecline'),
  ACTION_CALL_ENDED: ofCall('actionCallEnded'),
  ACTION_CALL_TIMEOUT: ofCall('actionCallTimeout'),
  ACTION_CALL_CONNECTED: ofCall('actionCallConnected'),
  ACTION_CALL_CALLBACK: ofCall('actionCallCallback'),
  ACTION_CALL_TOGGLE_HOLD: withId((id, body) =>
    said(readFlag(body.isOnHold), (isOnHold) => ({ event: 'actionCallToggleHold', id, isOnHold })),
  ),
  ACTION_CALL_TOGGLE_MUTE: withId((id, body) =>
    said(readFlag(body.isMuted), (isMuted) => ({ event: 'actionCallToggleMute', id, isMuted })),
  ),
  ACTION_CALL_TOGGLE_DMTF: withId((id, body) =>
    said(readText(body.digits), (digits) => {
      const type = readDtmfType(body.type)
      return { event: 'actionCallToggleDmtf', id, digits, ...(type !== undefined && { type }) }
    }),
  ),
  ACTION_CALL_TOGGLE_GROUP: withId((id, body) => {
    const callUUIDToGroupWith = readText(body.callUUIDToGroupWith)
    return { event: 'actionCallToggleGroup', id, ...(callUUIDToGroupWith !== undefined && { callUUIDToGroupWith }) }
  }),
  // Before 3.1.4 the key was another one.
  ACTION_CALL_TOGGLE_AUDIO_SESSION: (body) =>
    isRecord(body)
      ? said(readFlag(body.isActive) ?? readFlag(body.isActivate), (isActive) => ({
          event: 'actionCallToggleAudioSession',
          isActive,
        }))
      : undefined,
  DID_UPDATE_DEVICE_PUSH_TOKEN_VOIP: (body) =>
    isRecord(body) && typeof body.deviceTokenVoIP === 'string'
      ? { event: 'actionDidUpdateDevicePushTokenVoip', deviceTokenVoIP: body.deviceTokenVoIP }
      : undefined,
  ACTION_CALL_CUSTOM: (body) => said(readJson(body), (json) => ({ event: 'actionCallCustom', body: json })),
  // iOS sends an empty body, and a host may leave it out.
  ACTION_CALL_PROVIDER_DID_RESET: (body) =>
    isRecord(body) || body === undefined || body === null ? { event: 'actionCallProviderDidReset' } : undefined,
  ACTION_CALL_HELD: withId((id) => ({ event: 'actionCallHeld', id })),
  ACTION_CALL_UNHELD: withId((id) => ({ event: 'actionCallUnheld', id })),
  ACTION_CALL_AUDIO_STATE_CHANGE: (body) => ({
    event: 'actionCallAudioStateChange',
    body: readJson(body) ?? null,
  }),
}

/** Reads the body of one event. `undefined`: nobody can read it. MUST NOT throw, whatever a body does when it is read. */
export function readEvent(event: NativeEvent, body: unknown): CallkitEvent | undefined {
  try {
    return readers[event](body)
  } catch {
    return undefined
  }
}
