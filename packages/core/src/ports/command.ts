import type { CallId, Destination, Json, Millis, Permission, Vendor, VideoState } from '../values.ts'

/** A call as the core names it to a port: always our id, and every ref known by now. */
export interface Target {
  readonly callId: CallId
  readonly refs: Readonly<Record<string, string>>
}

/** What the core asks a transport about one call. */
export type CallCommand =
  | {
      readonly type: 'startCall'
      readonly call: Target
      readonly to: Destination
      readonly video: boolean
      readonly muted: boolean
      /** The app's own options for this transport, passed through untouched. Never traced. */
      readonly options?: Json
    }
  | { readonly type: 'answer'; readonly call: Target; readonly video: boolean; readonly muted: boolean }
  /** `busy` is SIP 486, this device; `declined` is SIP 603, all devices. */
  | { readonly type: 'decline'; readonly call: Target; readonly as: 'busy' | 'declined' }
  | { readonly type: 'hangUp'; readonly call: Target; readonly why: 'user' | 'policy' | 'ghost' }
  /** `from` is what the core believes now, for SDKs that can only toggle; `undefined`: it was never reported. */
  | { readonly type: 'setHold'; readonly call: Target; readonly held: boolean; readonly from: boolean | undefined }
  | { readonly type: 'setMute'; readonly call: Target; readonly muted: boolean; readonly from: boolean | undefined }
  | {
      readonly type: 'setVideo'
      readonly call: Target
      readonly video: VideoState
      readonly from: VideoState | undefined
    }
  | { readonly type: 'switchCamera'; readonly call: Target }
  /** Make a new path for the media of the call (ICE restart, RFC 8839 section 4.4.1). */
  | { readonly type: 'restartMedia'; readonly call: Target }
  | { readonly type: 'sendDigit'; readonly call: Target; readonly digit: string; readonly durationMs: Millis }
  | { readonly type: 'transfer'; readonly call: Target; readonly to: string }
  | { readonly type: 'transferTo'; readonly call: Target; readonly consulted: Target }
  /**
   * The user's word on `call.transferAsked`. Accepted: call whom the far side named, and tell it how that goes. The new
   * call is reported by `call.dialed` with the address that the question named.
   */
  | { readonly type: 'answerTransfer'; readonly call: Target; readonly accept: boolean }
  /** From now on each of these hears this side and all the others. None of them is held by then. Asked again with one more, it grows. */
  | { readonly type: 'merge'; readonly calls: readonly [Target, Target, ...Target[]] }
  /** These hear nobody but this side from now on; of those that were merged with them, two or more go on as they are. */
  | { readonly type: 'split'; readonly calls: readonly Target[] }
  /** Asked on the core's clock, so that no adapter keeps a timer. Answered by a `call.qualitySampled` fact. */
  | { readonly type: 'sampleQuality'; readonly call: Target }

/** What the core asks a transport or a device about the phone as a whole. */
export type PhoneCommand<C = Json> =
  /** MUST NOT be logged or traced by anyone. */
  | { readonly type: 'signIn'; readonly credentials: C }
  | { readonly type: 'signOut' }
  /**
   * Bring the link back and register again with the credentials of the last `signIn`. `fresh`: a ping was not answered,
   * so the connection MUST be replaced, however alive the SDK believes it to be.
   */
  | { readonly type: 'reconnect'; readonly fresh: boolean }
  /** Asked on the core's clock while registered. `ok`: the server answered. `not-supported`: it is not asked again. */
  | { readonly type: 'ping' }
  | { readonly type: 'setAudioOutput'; readonly id: string; readonly from: string | undefined }
  /** For the live calls and for those to come. Always asked of the transport, which captures. */
  | { readonly type: 'setMicrophone'; readonly id: string; readonly from: string | undefined }
  | { readonly type: 'setCamera'; readonly id: string; readonly from: string | undefined }
  | { readonly type: 'setAudioSession'; readonly active: boolean }
  | { readonly type: 'requestPermission'; readonly permission: Permission }

export type Command<C = Json> = CallCommand | PhoneCommand<C>
export type CommandType = Command['type']

export type OutcomeReason =
  | 'glare'
  | 'permission-denied'
  /** There is no such microphone or camera. */
  | 'no-device'
  /** Another program has it. */
  | 'device-busy'
  | 'not-supported'
  | 'busy'
  | 'bad-address'
  | 'self-call'
  | 'not-registered'
  | 'offline'
  | 'forbidden'
  | 'no-such-call'
  /** This account calls the hotline of its business, and nobody else. */
  | 'hotline-only'
  /** The SDK can only toggle, and nobody knows from what: a toggle could do the opposite of what was asked. */
  | 'state-unknown'
  | 'refused'
  | 'failed'

/** What the SDK said to a command. `ok` means "taken" and nothing else: it moves no phase (law 1). */
export type Outcome =
  | { readonly ok: true; readonly refs?: Readonly<Record<string, string>>; readonly vendor?: Vendor }
  | {
      readonly ok: false
      readonly reason: OutcomeReason
      readonly permission?: Permission
      readonly retryAfterMs?: Millis
      readonly vendor?: Vendor
    }
