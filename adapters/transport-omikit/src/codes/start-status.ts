import { entryOf, known } from '@offhook/adapter-kit'
import type { Outcome, OutcomeReason, Permission } from '@offhook/core'
import type { NativeKind } from '../dialect.ts'
import { readReply } from '../read/reply.ts'

/** What a start came to: the call is on its way, it follows once an older one is gone, or why there is none. */
type Row = 'started' | 'waits' | OutcomeReason | { readonly permission: Permission }

const rights = {
  microphone: { permission: 'microphone' },
  camera: { permission: 'camera' },
  overlay: { permission: 'overlay' },
} as const satisfies Readonly<Record<string, Row>>

/** `OmiStartCallStatus` of omikit-plugin 4.x and omicall_flutter_plugin 3.3: what the documents name and iOS sends. */
const named: Readonly<Record<number, Row>> = {
  0: 'bad-address',
  1: 'bad-address',
  2: 'self-call',
  3: 'failed',
  4: rights.microphone,
  5: 'not-registered',
  6: 'not-registered',
  7: 'failed',
  8: 'started',
  9: 'busy',
  10: 'forbidden',
  11: 'offline',
  // OmiKit's OMICallWaitingForEndpoint: in no enum of the plugins.
  12: 'waits',
}

/** The rights that are missing for a *start*. The same numbers mean other rights where permissions are asked for or an account is registered. */
const missingRights: Readonly<Record<number, Row>> = {
  450: rights.microphone,
  451: rights.camera,
  452: rights.overlay,
}

/** What Android's SDK says itself, and the plugins pass on. 407: it registers first, and the call follows. */
const android: Readonly<Record<number, Row>> = {
  200: 'started',
  400: 'busy',
  401: 'bad-address',
  402: 'bad-address',
  403: 'self-call',
  404: 'not-registered',
  405: rights.microphone,
  406: rights.microphone,
  407: 'started',
  408: 'offline',
}

/** 407 is `startCallSuccessIOS` in the enum of the plugins; nothing sends it any more. */
const ios: Readonly<Record<number, Row>> = { 407: 'started' }

const onAndroid = { ...named, ...missingRights, ...android }
const onIos = { ...named, ...missingRights, ...ios }

function tableOf({ dialect, platform }: NativeKind): Readonly<Record<number, Row>> {
  if (platform === 'ios') return onIos
  // Its call by UUID answers a bare 0 for whatever went wrong.
  return dialect === 'flutter-3.3' ? { ...onAndroid, 0: 'failed' } : onAndroid
}

/**
 * By message, where there is no status. Beside one that is not known it says nothing: React Native says `HAVE_ANOTHER_CALL` for every code
 * that it does not know (Android), and `START_CALL_SUCCESS` with the status of a call that could not start (iOS).
 */
const byMessage: Readonly<Record<string, Row>> = {
  START_CALL_SUCCESS: 'started',
  SWITCHBOARD_REGISTERING: 'started',
  INVALID_UUID: 'bad-address',
  INVALID_PHONE_NUMBER: 'bad-address',
  SAME_PHONE_NUMBER_WITH_PHONE_REGISTER: 'self-call',
  CAN_NOT_CALL_YOURSELF: 'self-call',
  MAX_RETRY: 'failed',
  PERMISSION_DENIED: rights.microphone,
  COULD_NOT_FIND_END_POINT: 'not-registered',
  SWITCHBOARD_NOT_CONNECTED: 'not-registered',
  REGISTER_ACCOUNT_FAIL: 'not-registered',
  START_CALL_FAIL: 'failed',
  HAVE_ANOTHER_CALL: 'busy',
  ALREADY_IN_CALL: 'busy',
  EXTENSION_NUMBER_IS_OFF: 'forbidden',
  ACCOUNT_TURN_OFF_NUMBER_INTERNAL: 'forbidden',
  NO_NETWORK: 'offline',
}

/**
 * The result of `startCall` and `startCallWithUuid`. `ok` says that the native side took it: whether there is a call, its
 * events tell (law 1). The status decides, on both platforms: only Flutter's messages would do as well.
 */
export function readStart(raw: unknown, kind: NativeKind): Outcome {
  const reply = readReply(raw)
  switch (reply.form) {
    case 'nothing':
      return { ok: false, reason: 'failed', vendor: { message: 'startCall answered nothing.' } }
    case 'unreadable':
      return { ok: false, reason: 'failed', vendor: { message: 'startCall answered what nobody can read.' } }
    case 'flag':
      return reply.flag
        ? { ok: true }
        : { ok: false, reason: 'failed', vendor: { message: 'startCall answered false.' } }
    case 'status': {
      const { status, message } = reply
      const row = status === undefined ? entryOf(byMessage, message) : tableOf(kind)[status]
      const vendor = known({ code: status ?? message, message })
      if (row === 'started' || row === 'waits') {
        // While an older call is being freed, the id is that of the older one.
        return {
          ok: true,
          vendor,
          ...(row === 'started' && reply.id !== undefined && { refs: { 'os.uuid': reply.id.toLowerCase() } }),
        }
      }
      if (row === undefined) return { ok: false, reason: 'failed', vendor }
      return typeof row === 'object'
        ? { ok: false, reason: 'permission-denied', permission: row.permission, vendor }
        : { ok: false, reason: row, vendor }
    }
    default:
      return reply satisfies never
  }
}
