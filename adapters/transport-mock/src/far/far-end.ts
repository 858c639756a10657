import type {
  AudioOutput,
  CallList,
  CommandType,
  InputDevice,
  Millis,
  Outcome,
  Permission,
  PermissionState,
  RegistrationFailure,
} from '@offhook/core'
import type { NetworkConditions } from '../network/network.ts'
import type { LinkState, RegistrationRefusal } from '../sdk/account.ts'
import type { MockAnswers } from '../sdk/answers.ts'
import type { InputKind } from '../sdk/inputs.ts'
import type { AnnounceRequest, FarCall, FarCallRequest } from './far-call.ts'

/** A command as the simulated SDK received it, without credentials and options. */
export interface ReceivedCommand {
  readonly type: CommandType
  readonly at: Millis
  readonly aborted: boolean
}

export interface SimulatedInputs {
  readonly microphones: readonly InputDevice[]
  /** `undefined`: not opened yet. `null`: the one in use was pulled out. */
  readonly microphone: string | null | undefined
  readonly cameras: readonly InputDevice[]
  readonly camera: string | null | undefined
}

/** Everything beyond the phone's own transport, driven by code: the far sides, the server, the network, the device. */
export interface FarEnd {
  /** Calls the phone. */
  call(request?: FarCallRequest): FarCall
  /** A push tells the phone of a call; `offer()` on what it gives delivers the call itself. */
  announce(request?: AnnounceRequest): FarCall
  /** Live calls in both directions, oldest first. */
  readonly calls: readonly FarCall[]
  /** The newest call, also when it has ended. */
  readonly last: FarCall | undefined
  /** Runs for each call that the phone dials, after the phone was told `call.dialed`. */
  onCall(listener: (call: FarCall) => void): () => void
  /** What dialled numbers do from now on. */
  answers(answers: MockAnswers | undefined): void
  /** From an answer until the call is established, and from a media restart on. Default 0; `Infinity`: it never is. */
  connectAfter(ms: Millis): void
  /** From the far side's turning its video on until its picture arrives. Default 0; `Infinity`: it never does. */
  videoAfter(ms: Millis): void

  /**
   * While the link is not up, the far side's doings do not reach the phone, and most commands are refused `offline`.
   * `silent`: they are swallowed instead, a ping too, and nobody says so until `reconnect` with `fresh`.
   * `forMs`: how long the link stays `down` before a reconnect brings it back.
   */
  link(state: LinkState, options?: { readonly forMs?: Millis }): void
  online(online: boolean): void
  /** The server refuses the next attempts to register. `refuseRegistration(undefined)` accepts again. */
  refuseRegistration(reason: RegistrationFailure | undefined, options?: Omit<RegistrationRefusal, 'reason'>): void
  /** A registration that stood is gone. */
  loseRegistration(reason: RegistrationFailure, options?: { readonly retryAfterMs?: Millis }): void
  /** `prompt`: the user is asked when the phone requests it and answers `answer` (default `granted`). */
  permission(permission: Permission, state: PermissionState, answer?: PermissionState): void
  /** The audio outputs changed, by plugging in a headset, say. */
  audio(outputs: readonly AudioOutput[], current: string): void
  /** The microphones and cameras that there are, and those in use. */
  readonly inputs: SimulatedInputs
  plugIn(kind: InputKind, device: InputDevice): void
  /** Pulls out a microphone or a camera. One that was in use falls silent, and nothing takes its place by itself. */
  unplug(id: string): void
  /** Another program has this microphone or camera (default), or gives it back: opening it is refused `device-busy`. */
  occupy(id: string, busy?: boolean): void

  /** The next `times` (default 1) commands of this type get this outcome and are not carried out. */
  refuse(type: CommandType, outcome: Outcome & { readonly ok: false }, times?: number): void
  /** They are not carried out and never answered. */
  never(type: CommandType, times?: number): void
  /** They are answered `ok`, and nothing comes of it. */
  ignore(type: CommandType, times?: number): void
  /** They are carried out and answered that much later (default: all of them). */
  delay(type: CommandType, ms: Millis, times?: number): void
  /** `execute` throws or rejects, as an adapter must not. */
  fault(type: CommandType, how: 'throws' | 'rejects', times?: number): void
  /** Commands are carried out at once again. */
  obey(type?: CommandType): void

  network(conditions: Partial<NetworkConditions>): void
  /** Sends anything to the phone, over the network: hostile input, say. */
  emit(fact: unknown): void
  /** The SDK lost everything, its calls too, and started anew (`port.reset`). */
  reset(): void
  /** What `listCalls` would answer now: live calls outlive the phone. */
  readonly listed: CallList
  readonly registered: boolean
  /** The user name of the last sign-in. */
  readonly signedInAs: string | undefined
  /** The last 100 commands, oldest first. */
  readonly received: readonly ReceivedCommand[]
}
