import type { CallIn, CallView } from '../call/call-view.ts'
import type { Wish } from '../call/wish.ts'
import type { Trace } from '../inbox/trace.ts'
import type { RegistrationFailure } from '../outcome/registration-failure.ts'
import type { CallRecord } from '../ports/call-log-store.ts'
import type { QualitySample } from '../quality/sample.ts'
import type {
  AudioOutput,
  CallId,
  Destination,
  InputDevice,
  Json,
  Millis,
  Permission,
  PermissionState,
  Remote,
  Vendor,
  VideoState,
} from '../values.ts'
import type { CommandResult, Refusal } from './result.ts'

export interface Registration {
  /** `offline`: wanted, but no network. `reconnecting`: the next try comes at `retryAt`. */
  readonly state: 'signed-out' | 'registering' | 'registered' | 'offline' | 'reconnecting' | 'failed'
  /** The only addresses that this account may call; others are refused as `hotline-only`. Left out: it may call anyone. */
  readonly hotlines?: readonly string[]
  /**
   * With `registering`: the SDK took the sign-in unchecked, and nothing has proved it yet. Calls may be tried all the same,
   * and one that comes or goes through proves it.
   */
  readonly unproven?: true
  readonly reason?: RegistrationFailure
  /** What the SDK itself said of it: its code, its words; secrets and addresses are masked. */
  readonly vendor?: Vendor
  readonly retryAt?: Millis
}

/**
 * A step that touches several calls, or waits for another side, and is still under way. One at a time; `phone.cancel()`
 * gives it up, and what it took is given back.
 */
export interface Procedure {
  readonly type:
    | 'swap'
    | 'hold-and-answer'
    | 'end-and-answer'
    | 'hold-and-call'
    | 'hold-and-resume'
    | 'merge'
    | 'split'
    | 'transfer'
  /** The calls it touches; first the one it is for. */
  readonly callIds: readonly CallId[]
}

/** Everything a UI draws: immutable, structurally shared, plain JSON. */
export interface PhoneSnapshot {
  readonly status: 'idle' | 'starting' | 'ready' | 'stopping' | 'stopped'
  readonly link: 'up' | 'down' | 'unknown'
  readonly online: boolean
  readonly registration: Registration
  readonly permissions: Readonly<Record<Permission, PermissionState>>
  readonly audio: { readonly outputs: readonly AudioOutput[]; readonly current: Wish<string | undefined> }
  /** What is recorded: the devices there are, and the ones in use. */
  readonly inputs: {
    readonly microphones: readonly InputDevice[]
    readonly microphone: Wish<string | undefined>
    readonly cameras: readonly InputDevice[]
    readonly camera: Wish<string | undefined>
  }
  /** Live calls, oldest first, and ended ones while they linger. */
  readonly calls: readonly CallView[]
  /**
   * Since the start the transport has said which calls live (or had its time to): a screen drawn from now on shows a call
   * that came before the app did.
   */
  readonly listed: boolean
  /** Calls that come in are declined as busy, without a ring. */
  readonly doNotDisturb: boolean
  readonly currentCallId: CallId | undefined
  /** What is under way between calls; procedures are refused as `procedure-running` meanwhile. */
  readonly procedure: Procedure | undefined
  /** Newest first. With a `CallLogStore`, also what was there before. */
  readonly log: readonly CallRecord[]
  readonly canStartCall: boolean
  /** With `hotline-only`, the addresses in `registration.hotlines` can be called all the same. */
  readonly cannotStartCall?: Refusal
}

/** What the core noticed and did not pass on, or passed on only in part. Secrets and addresses are masked. */
export interface Diagnostic {
  readonly kind: 'invalid' | 'late' | 'duplicate' | 'ambiguous' | 'unknown' | 'illegal' | 'ghost' | 'contained-error'
  readonly at: Millis
  readonly callId?: CallId
  readonly message: string
  readonly input?: Json
  /** How many alike were held back since the last one of this kind: a storm is counted, not repeated. */
  readonly suppressed?: number
}

export interface PhoneEvents {
  'call.incoming': { readonly call: CallIn<'incoming'> }
  'call.established': { readonly call: CallIn<'active' | 'held'> }
  /** Exactly once a call. */
  'call.ended': { readonly call: CallIn<'ended'> }
  'call.missed': { readonly record: CallRecord }
  'call.digitReceived': { readonly callId: CallId; readonly digit: string }
  'call.transferAsked': { readonly callId: CallId; readonly to: string }
  /** The OS call screen does not show this call: `blocked` and `busy` have ended it, unless it was answered. */
  'surface.refused': {
    readonly callId: CallId
    readonly reason: 'blocked' | 'busy' | 'not-supported' | 'failed'
    readonly vendor?: Vendor
  }
  /** Something that only the app understands: native code sent it through the call screen. */
  'surface.custom': { readonly data: Json }
  /** Where the app's server sends VoIP pushes to this device. It stands in no snapshot; traces mask it. */
  'pushToken.changed': { readonly token: string | null }
  /** Two ids were one call: `from` is now an alias of `into`; it gets no ended event. */
  'call.joined': { readonly from: CallId; readonly into: CallId }
  diagnostic: Diagnostic
}

export interface StartCallRequest {
  readonly to: Destination
  readonly video?: boolean
  readonly muted?: boolean
  /** What becomes of a call that is talking now. Default `hold`; with `policy.oneVoice: false` it is left alone. */
  readonly others?: 'hold' | 'end'
  /** `request`: ask the user for a missing permission and go on when granted. Default `refuse`. */
  readonly onPermission?: 'request' | 'refuse'
  /** Shown as `call.remote` until the transport knows better. */
  readonly remote?: Remote
  /** The app's own data; at most 4 kB as JSON. */
  readonly extra?: Json
  /** For this transport, untouched by the core and never traced (SIP headers, say). */
  readonly options?: Json
}

export interface AnswerOptions {
  readonly video?: boolean
  readonly muted?: boolean
  /** What becomes of a call that is talking now: the user's word. Default: `policy.secondCall`. */
  readonly others?: 'hold' | 'end'
}

/** What a binding needs of a phone; `Phone` and a test's stand-in both satisfy it. */
export interface PhoneStore {
  getSnapshot(): PhoneSnapshot
  /** Runs once per visible change, synchronously; never for a duplicate, late or unknown fact. */
  subscribe(listener: () => void): () => void
}

/**
 * The owner of many calls. Call commands without an id mean the current call if it can, else the only call that can,
 * else they are refused as `ambiguous` (or `no-call`).
 */
export interface Phone<C = Json> extends PhoneStore {
  start(): Promise<CommandResult>
  /** Hangs up every live call, then stops the ports. Pending commands resolve as `stopped`. */
  stop(): Promise<void>
  /** `taken`: the SDK said yes without checking, and nothing has proved it (`registration.unproven`). */
  signIn(credentials: C): Promise<CommandResult>
  signOut(): Promise<CommandResult>
  startCall(request: StartCallRequest): Promise<CommandResult<{ readonly callId: CallId }>>
  answer(id?: CallId, options?: AnswerOptions): Promise<CommandResult>
  decline(id?: CallId, options?: { readonly as?: 'busy' | 'declined' }): Promise<CommandResult>
  hangUp(id?: CallId): Promise<CommandResult>
  hold(id?: CallId): Promise<CommandResult>
  resume(id?: CallId): Promise<CommandResult>
  mute(id?: CallId): Promise<CommandResult>
  unmute(id?: CallId): Promise<CommandResult>
  /** Digits `0-9 A-D * #`, paced by the core, and `,` for a pause (`12#,,3`); they wait while the call is held. */
  sendDigits(digits: string, id?: CallId): Promise<CommandResult>
  /** Drops the digits that still wait; their commands answer `cancelled`. */
  cancelDigits(id?: CallId): Promise<CommandResult>
  /**
   * Hands the far side on: to an address (unattended), or to the far side of another call (attended, after a
   * consultation). `taken`: the far side is trying; how it goes is `call.transfer`, and on `done` this call ends.
   */
  transfer(request: { readonly to: string } | { readonly consulted: CallId }, id?: CallId): Promise<CommandResult>
  /** The far side asked to be replaced (`call.transferAsked`): whom it named is called, as a new call. */
  acceptTransfer(id?: CallId): Promise<CommandResult>
  rejectTransfer(id?: CallId): Promise<CommandResult>
  setVideo(video: VideoState, id?: CallId): Promise<CommandResult>
  switchCamera(id?: CallId): Promise<CommandResult>
  /** Holds the active call and resumes the held one. */
  swap(): Promise<CommandResult>
  /** All talk to all (RFC 5359 section 2.10); held ones are resumed first. Without ids: whoever is active or held. */
  merge(ids?: readonly CallId[]): Promise<CommandResult>
  /** Talks to this one alone; the others of its group are held. */
  split(id?: CallId): Promise<CommandResult>
  /** Gives up the procedure that is under way; its command answers `cancelled`. `no-call`: none is. */
  cancel(): Promise<CommandResult>
  /** Calls the far side of a line of the log; with no id, whom this phone called last. */
  redial(
    id?: CallId,
    options?: Pick<StartCallRequest, 'video' | 'muted' | 'others' | 'onPermission' | 'options'>,
  ): Promise<CommandResult<{ readonly callId: CallId }>>
  /** Forgets a line of the log, or all of them, here and in the store. */
  clearLog(id?: CallId): Promise<CommandResult>
  setDoNotDisturb(on: boolean): Promise<CommandResult>
  setAudioOutput(id: string): Promise<CommandResult>
  /** For the live calls and for those to come; `id` as in `inputs.microphones`. */
  setMicrophone(id: string): Promise<CommandResult>
  setCamera(id: string): Promise<CommandResult>
  requestPermissions(list: readonly Permission[]): Promise<CommandResult>

  select<T>(
    selector: (snapshot: PhoneSnapshot) => T,
    listener: (value: T, before: T) => void,
    equal?: (a: T, b: T) => boolean,
  ): () => void
  on<E extends keyof PhoneEvents>(event: E, listener: (payload: PhoneEvents[E]) => void): () => void
  /** The newest sample of a call. Outside the snapshot, so that no screen re-renders each second. */
  getQuality(id: CallId): QualitySample | undefined
  subscribeQuality(id: CallId, listener: (sample: QualitySample) => void): () => void
  /** Everything that entered the phone, as plain JSON; scrubbed of addresses, ids and digits unless told otherwise. */
  trace(options?: { readonly scrub?: boolean }): Trace
}
