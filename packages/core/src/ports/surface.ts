import type { Subject } from '../facts/fact.ts'
import type { End } from '../outcome/end.ts'
import type { CallId, Direction, Json, Millis, Remote, Vendor } from '../values.ts'
import type { Ability, CallList, PortHost } from './transport.ts'

/**
 * What the user did on the OS call screen, or what the OS wants of the app. Each is answered once by `settle`, when the
 * wish has come true and not when it was heard. `call` carries the OS's id as the ref `os.uuid`.
 */
export type SurfaceRequest = { readonly requestId: string; readonly call: Subject } & (
  | { readonly type: 'answer'; readonly video?: boolean }
  | { readonly type: 'end' }
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'mute'; readonly muted: boolean }
  | { readonly type: 'digits'; readonly digits: string }
  /** From the recent calls, Siri, or a call that the app itself had shown: then `call` names one that lives. */
  | { readonly type: 'start'; readonly to: string; readonly video: boolean }
  /** "Call back" in the notification of a missed call. Without `to`: the far side of the call that it names. */
  | { readonly type: 'callBack'; readonly to?: string; readonly video?: boolean }
  /** Talk to both at once. Without `with`: leave the group. */
  | { readonly type: 'group'; readonly with?: Subject }
)

/** One call, as the core and the OS name it. */
export interface SurfaceTarget {
  readonly callId: CallId
  /** The OS's id of the call, a UUID in lower case: the one under which it was announced, else our call id. */
  readonly uuid: string
}

export interface SurfaceCall extends SurfaceTarget {
  readonly direction: Direction
  readonly remote: Remote
  readonly video: boolean
  /** `connecting`: answered by the user, or by the far side, and not up yet. */
  readonly stage: 'ringing' | 'dialing' | 'connecting' | 'connected'
  readonly held: boolean
  readonly muted: boolean
  /** Merged calls share one. */
  readonly groupId?: string
  /** The app's own data, as it was given to the call. */
  readonly extra?: Json
}

/**
 * `blocked`: do-not-disturb, a block list. `busy`: there is a call that cannot be held. Of both the call ends here, unless
 * it has been answered. `not-supported`, `failed`: the call goes on without a screen.
 */
export type ShowResult =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'blocked' | 'busy' | 'not-supported' | 'failed'
      readonly vendor?: Vendor
    }

export interface SurfaceHost extends PortHost {
  /** Takes anything at any time, parses it, never throws; as `emit`. */
  request(request: unknown): void
  /** How long an unanswered call rings; a ring timer of the OS is set to it. */
  readonly ringTimeoutMs: Millis
  /** What the transport can do, for a screen that draws its buttons beforehand. */
  readonly can: Readonly<Record<Ability, boolean>>
}

/**
 * The port to an OS call screen (CallKit, Telecom). It is told levels, not edges, and reports requests and facts:
 * `call.announced`, `surface.timedOut`, `surface.custom`, `audioSession.changed`, `pushToken.changed`, `port.reset`.
 * An adapter keeps no timer and decides nothing. Which of its reports echo what it was told, the core finds out; so it
 * MUST tell the OS of mute and hold only what differs from what the OS was last told or last reported.
 */
export interface CallSurface {
  readonly name: string
  /** `false`: it never says back what it was told, so every request is its user's. Left out: it may. */
  readonly echoes?: boolean
  /** Rejects where there is none (the iOS simulator, a browser): calls go on without. */
  start(host: SurfaceHost): Promise<void>
  /** Idempotent level update. A call that the OS announced is there already, and is only brought up to date. */
  show(call: SurfaceCall): Promise<ShowResult>
  /** Takes the call off the screen. MUST NOT fail for one that is not there. */
  close(call: SurfaceTarget, end: End): void
  /** `ok: false`: what was asked did not happen. A `start` that is refused was never shown: the OS takes its call back. */
  settle(requestId: string, ok: boolean): void
  /**
   * The calls on the screen, as `call.announced` facts, held and muted as they stand there. `complete`: what is not listed
   * is not shown. What the OS lists, it has reported.
   */
  listCalls?(): Promise<CallList>
  stop(): Promise<void>
}
