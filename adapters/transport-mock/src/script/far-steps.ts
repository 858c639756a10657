import type {
  AudioOutput,
  CommandType,
  InputDevice,
  Millis,
  OutcomeReason,
  Permission,
  PermissionState,
  RegistrationFailure,
} from '@offhook/core'
import type { AnnounceRequest, FarCallRequest } from '../far/far-call.ts'
import type { NetworkConditions } from '../network/network.ts'
import type { LinkState } from '../sdk/account.ts'
import type { InputKind } from '../sdk/inputs.ts'

/** What the rest of the far end can do by script. The names are those of `FarEnd`. */
export interface FarActions {
  /** `as`: the name by which later steps mean this call. */
  'far.call': FarCallRequest & { readonly as?: string }
  'far.announce': AnnounceRequest & { readonly as?: string }
  'far.link': { readonly state: LinkState; readonly forMs?: Millis }
  'far.online': { readonly online: boolean }
  'far.refuseRegistration': {
    readonly reason: RegistrationFailure
    readonly retryAfterMs?: Millis
    readonly times?: number
  }
  'far.loseRegistration': { readonly reason: RegistrationFailure; readonly retryAfterMs?: Millis }
  'far.permission': {
    readonly permission: Permission
    readonly state: PermissionState
    readonly answer?: PermissionState
  }
  'far.refuse': { readonly command: CommandType; readonly reason: OutcomeReason; readonly times?: number }
  'far.never': { readonly command: CommandType; readonly times?: number }
  'far.ignore': { readonly command: CommandType; readonly times?: number }
  'far.delay': { readonly command: CommandType; readonly ms: Millis; readonly times?: number }
  'far.connectAfter': { readonly ms: Millis }
  'far.audio': { readonly outputs: readonly AudioOutput[]; readonly current: string }
  'far.plugIn': { readonly kind: InputKind; readonly device: InputDevice }
  'far.unplug': { readonly id: string }
  'far.occupy': { readonly id: string; readonly busy?: boolean }
  'far.videoAfter': { readonly ms: Millis }
  'far.network': { readonly conditions: Partial<NetworkConditions> }
  'far.reset': Readonly<Record<never, never>>
}

export type FarAction = keyof FarActions
export type FarStepOf<A extends FarAction> = {
  [K in A]: { readonly at: Millis; readonly do: K } & FarActions[K]
}[A]

/** One thing that the server, the network or a caller does, as data. `at`: milliseconds after the script began. */
export type FarStep = FarStepOf<FarAction>
