import type { EndedBy, EndReason } from '../outcome/end.ts'
import type { RegistrationFailure } from '../outcome/registration-failure.ts'
import type { QualitySample } from '../quality/sample.ts'
import type {
  AudioOutput,
  CallId,
  Direction,
  InputDevice,
  Json,
  Millis,
  Origin,
  Participant,
  Permission,
  PermissionState,
  Remote,
  Vendor,
  VideoState,
} from '../values.ts'

/** Which call a fact is about: our id when the adapter could carry it through its SDK, else refs, else `{}`. */
export interface Subject {
  readonly callId?: CallId
  /** The SDK's ids, namespaced: `{ 'sip.call-id': '…', 'os.uuid': '…' }`. The parser lower-cases UUIDs. */
  readonly refs?: Readonly<Record<string, string>>
}

/** `event`: the SDK reported it. `ack`: the SDK has no event for it, its own function returned success. */
export type Evidence = 'event' | 'ack'

interface Base {
  readonly evidence?: Evidence
  readonly vendor?: Vendor
}
interface OfCall extends Base {
  readonly call: Subject
}

/** The phases in which a query may find a call that lived before the phone did. */
export type FoundPhase = 'dialing' | 'ringing' | 'incoming' | 'connecting' | 'active'
export type MediaPath = 'connecting' | 'connected' | 'interrupted' | 'failed'
export type TransferStage = 'accepted' | 'ringing' | 'done' | 'failed'

export type CallFact =
  /**
   * A push or the OS call screen knows of a call that the transport has not delivered yet. `held`, `muted`: how it stands
   * on the screen, in its list of calls; left out: the OS does not say.
   */
  | (OfCall & {
      readonly type: 'call.announced'
      readonly remote?: Remote
      readonly video?: boolean
      readonly answered?: boolean
      readonly held?: boolean
      readonly muted?: boolean
    })
  /** `replaces`: it takes the place of a call that is established here (RFC 3891); whoever offers it was handed that call. */
  | (OfCall & {
      readonly type: 'call.offered'
      readonly remote?: Remote
      readonly video?: boolean
      readonly replaces?: Subject
    })
  | (OfCall & { readonly type: 'call.dialed'; readonly remote?: Remote; readonly video?: boolean })
  | (OfCall & { readonly type: 'call.ringing'; readonly earlyMedia?: boolean })
  | (OfCall & { readonly type: 'call.connecting' })
  | (OfCall & { readonly type: 'call.established' })
  /** A level, not an edge: what a query found (cold start, reconnect). Idempotent. */
  | (OfCall & {
      readonly type: 'call.found'
      readonly direction: Direction
      readonly remote?: Remote
      readonly video?: boolean
      readonly phase: FoundPhase
      readonly establishedAt?: Millis
      readonly held?: boolean
      readonly muted?: boolean
    })
  | (OfCall & { readonly type: 'call.remoteChanged'; readonly remote: Remote })
  | (OfCall & {
      readonly type: 'call.holdChanged'
      readonly side: 'local' | 'remote'
      readonly held: boolean
      readonly by?: Origin
    })
  | (OfCall & { readonly type: 'call.muteChanged'; readonly muted: boolean; readonly by?: Origin })
  | (OfCall & {
      readonly type: 'call.videoChanged'
      readonly side: 'local' | 'remote'
      readonly video: VideoState
      readonly by?: Origin
    })
  | (OfCall & { readonly type: 'call.mediaChanged'; readonly media: MediaPath })
  /** `reason`: why it failed, as the end of the new call would say it. */
  | (OfCall & { readonly type: 'call.transferChanged'; readonly stage: TransferStage; readonly reason?: EndReason })
  /** The far side asks this one to call somebody else in its place (REFER, RFC 3515). The user decides. */
  | (OfCall & { readonly type: 'call.transferAsked'; readonly to: string })
  | (OfCall & { readonly type: 'call.digitReceived'; readonly digit: string })
  /** A level: everybody in the session of a group call, this user too where the SDK lists them. */
  | (OfCall & { readonly type: 'call.participantsChanged'; readonly participants: readonly Participant[] })
  | (OfCall & { readonly type: 'call.qualitySampled'; readonly sample: Omit<QualitySample, 'silentMs'> })
  /** `sip` is a status code (RFC 3261 section 21), `q850` a cause value (ITU-T Q.850). */
  | (OfCall & {
      readonly type: 'call.ended'
      readonly reason?: EndReason
      readonly by?: EndedBy
      readonly sip?: number
      readonly q850?: number
    })
  /** Sharpens the reason of an ended call, once. It MUST NOT end one. */
  | (OfCall & {
      readonly type: 'call.endRefined'
      readonly reason: EndReason
      readonly by?: EndedBy
      readonly sip?: number
      readonly q850?: number
    })

export type PhoneFact =
  | (Base & {
      readonly type: 'registration.changed'
      /** `registering` with `evidence: 'ack'`: the SDK took the sign-in, and there is no way to know whether it is good. */
      readonly state: 'signed-out' | 'registering' | 'registered' | 'failed'
      /** The only addresses that this account may call, as a customer's may call its hotline. Left out: anyone. */
      readonly hotlines?: readonly string[]
      readonly reason?: RegistrationFailure
      readonly retryAfterMs?: Millis
    })
  | (Base & { readonly type: 'link.changed'; readonly state: 'up' | 'down' })
  | (Base & {
      readonly type: 'permission.changed'
      readonly permission: Permission
      readonly state: PermissionState
    })
  | (Base & {
      readonly type: 'audio.changed'
      readonly outputs?: readonly AudioOutput[]
      readonly current?: string
      readonly by?: Origin
    })
  /** `null`: none is in use any more, as when it was unplugged. */
  | (Base & {
      readonly type: 'inputs.changed'
      readonly microphones?: readonly InputDevice[]
      readonly microphone?: string | null
      readonly cameras?: readonly InputDevice[]
      readonly camera?: string | null
      readonly by?: Origin
    })
  | (Base & { readonly type: 'network.changed'; readonly online: boolean })
  | (Base & { readonly type: 'app.changed'; readonly state: 'foreground' | 'background' })
  | (Base & { readonly type: 'port.reset' })
  /** The OS call screen stopped ringing: by its own timer, or swiped away. What has been answered meanwhile is not touched. */
  | (OfCall & { readonly type: 'surface.timedOut' })
  /** Something that only the app understands: native code sent it through the call screen. */
  | (Base & { readonly type: 'surface.custom'; readonly data: Json })
  /**
   * The OS has given the audio session to the app, or taken it. The transport is told (`setAudioSession`), also of what came
   * before it started: one that takes and plays sound itself MUST NOT begin before. Where the SDK has the sound in its
   * own hands (OMICALL, CometChat) it is `not-supported`.
   */
  | (Base & { readonly type: 'audioSession.changed'; readonly active: boolean })
  /** The address for VoIP pushes to this device; `null`: it is no longer valid. Masked in traces. */
  | (Base & { readonly type: 'pushToken.changed'; readonly token: string | null })

/** What a port reports, past tense. Only facts, deadlines and the user's own wish to leave move a call. */
export type Fact = CallFact | PhoneFact
export type FactType = Fact['type']
export type FactOf<T extends FactType> = Extract<Fact, { readonly type: T }>
