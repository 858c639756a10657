import type { Subject } from '../facts/fact.ts'
import type { End } from '../outcome/end.ts'
import type { CallId, Direction, Remote, Vendor } from '../values.ts'
import type { CallList, PortHost } from './transport.ts'

/** What the user did on the OS call screen; answered later by `settle`. */
export type SurfaceRequest = { readonly requestId: string; readonly call: Subject } & (
  | { readonly type: 'answer'; readonly video?: boolean }
  | { readonly type: 'end' }
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'mute'; readonly muted: boolean }
  | { readonly type: 'digits'; readonly digits: string }
  | { readonly type: 'start'; readonly to: string; readonly video: boolean }
)

export interface SurfaceCall {
  readonly callId: CallId
  /** Our call id, which is a UUID: CallKit and Telecom want one. */
  readonly uuid: string
  readonly direction: Direction
  readonly remote: Remote
  readonly video: boolean
  readonly stage: 'ringing' | 'dialing' | 'connecting' | 'connected'
  readonly held: boolean
  readonly muted: boolean
}

export type ShowResult =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'blocked' | 'busy' | 'not-supported' | 'failed'
      readonly vendor?: Vendor
    }

export interface SurfaceHost extends PortHost {
  request(request: unknown): void
}

/** The port to an OS call screen (CallKit, Telecom). It is told levels, not edges, and reports requests and facts. */
export interface CallSurface {
  readonly name: string
  start(host: SurfaceHost): Promise<void>
  /** Idempotent level update. */
  show(call: SurfaceCall): Promise<ShowResult>
  close(callId: CallId, end: End): void
  settle(requestId: string, ok: boolean): void
  listCalls?(): Promise<CallList>
  stop(): Promise<void>
}
