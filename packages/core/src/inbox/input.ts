import type { CallAction } from '../call/call-view.ts'
import type { Fact } from '../facts/fact.ts'
import type { CallRecord } from '../ports/call-log-store.ts'
import type { Outcome } from '../ports/command.ts'
import type { SurfaceRequest } from '../ports/surface.ts'
import type { CallId, Destination, Json, Millis, Origin, Permission, Remote } from '../values.ts'

export type PortKind = 'transport' | 'surface' | 'device'

/** What a user of the phone asked for, as it stands in the trace: no credentials, no transport options. */
export type UserCommand =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'signIn' }
  | { readonly type: 'signOut' }
  | {
      readonly type: 'startCall'
      readonly to: Destination
      readonly video: boolean
      readonly muted: boolean
      readonly onPermission: 'request' | 'refuse'
      readonly others?: 'hold' | 'end'
      readonly remote?: Remote
      readonly extra?: Json
      /** What the OS calls it that asked for it. */
      readonly refs?: Readonly<Record<string, string>>
    }
  | { readonly type: CallAction; readonly callId?: CallId; readonly value?: Json }
  | { readonly type: 'setAudioOutput' | 'setMicrophone' | 'setCamera'; readonly id: string }
  | { readonly type: 'setDoNotDisturb'; readonly on: boolean }
  | { readonly type: 'cancel' }
  | { readonly type: 'clearLog'; readonly id?: CallId }
  | { readonly type: 'requestPermissions'; readonly list: readonly Permission[] }

/** Everything that can change a phone, in the one order in which it did. The trace is exactly this list. */
export type Input = { readonly seq: number; readonly at: Millis } & (
  | { readonly kind: 'fact'; readonly port: PortKind; readonly fact: Fact }
  | { readonly kind: 'request'; readonly request: SurfaceRequest }
  | { readonly kind: 'command'; readonly id: number; readonly command: UserCommand; readonly by: Origin }
  | { readonly kind: 'outcome'; readonly effect: number; readonly outcome: Outcome }
  /** What `listCalls` of a port answered. */
  | { readonly kind: 'list'; readonly port: PortKind; readonly complete: boolean; readonly facts: readonly Fact[] }
  /** What the `CallLogStore` held when the phone started. */
  | { readonly kind: 'records'; readonly records: readonly CallRecord[] }
  /** Carries the instant at which it fired, not the one at which it was due. */
  | { readonly kind: 'timer'; readonly timer: number }
)

/** An input before the inbox numbers and dates it. */
export type NewInput = Input extends infer I ? (I extends unknown ? Omit<I, 'seq' | 'at'> : never) : never
