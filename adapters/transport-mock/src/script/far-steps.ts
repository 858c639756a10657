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
import type { AnnounceRequest, FarCallRequest, FarEnd } from '../far/far-end.ts'
import type { NetworkConditions } from '../network/network.ts'
import type { LinkState } from '../sdk/account.ts'
import type { InputKind } from '../sdk/inputs.ts'

/** What the rest of the far end can do by script. The names are those of `FarEnd`. */
interface FarActions {
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

type FarAction = keyof FarActions
type FarStepOf<A extends FarAction> = {
  [K in A]: { readonly at: Millis; readonly do: K } & FarActions[K]
}[A]

/** One thing that the server, the network or a caller does, as data. `at`: milliseconds after the script began. */
export type FarStep = FarStepOf<FarAction>

const actions: { readonly [A in FarAction]: (far: FarEnd, step: FarActions[A]) => unknown } = {
  'far.call': (far, step) => far.call(step),
  'far.announce': (far, step) => far.announce(step),
  'far.link': (far, step) => far.link(step.state, step),
  'far.online': (far, step) => far.online(step.online),
  'far.refuseRegistration': (far, step) => far.refuseRegistration(step.reason, step),
  'far.loseRegistration': (far, step) => far.loseRegistration(step.reason, step),
  'far.permission': (far, step) => far.permission(step.permission, step.state, step.answer),
  'far.refuse': (far, step) => far.refuse(step.command, { ok: false, reason: step.reason }, step.times),
  'far.never': (far, step) => far.never(step.command, step.times),
  'far.ignore': (far, step) => far.ignore(step.command, step.times),
  'far.delay': (far, step) => far.delay(step.command, step.ms, step.times),
  'far.connectAfter': (far, step) => far.connectAfter(step.ms),
  'far.audio': (far, step) => far.audio(step.outputs, step.current),
  'far.plugIn': (far, step) => far.plugIn(step.kind, step.device),
  'far.unplug': (far, step) => far.unplug(step.id),
  'far.occupy': (far, step) => far.occupy(step.id, step.busy),
  'far.videoAfter': (far, step) => far.videoAfter(step.ms),
  'far.network': (far, step) => far.network(step.conditions),
  'far.reset': (far) => far.reset(),
}

export const isFarStep = (step: { readonly do: string }): step is FarStep => Object.hasOwn(actions, step.do)

export function playFarStep<A extends FarAction>(far: FarEnd, step: FarStepOf<A>): void {
  actions[step.do](far, step)
}
