import type { Clock, SurfaceCall } from '@offhook/core'
import type { Line } from './line.ts'

export type NativeFunction = (...args: never[]) => unknown
/** `NativeModules.RNCallKeep`: on each platform only the functions that its native code has. */
export type NativeFunctions = Readonly<Record<string, NativeFunction>>

/** One call as the OS shows it. */
export interface SimulatedCall {
  /** In the letters of the OS: upper case on iOS, as it was given on Android. */
  readonly uuid: string
  readonly outgoing: boolean
  readonly stage: SurfaceCall['stage']
  readonly held: boolean
  readonly muted: boolean
  readonly name: string
  readonly handle: string
  readonly video: boolean
}

/** What the OS made of a call that is over. */
export interface Gone {
  readonly uuid: string
  /** `user`: in the call screen, or as if it were. iOS: `CXCallEndedReason`. Android: `DisconnectCause`. */
  readonly cause: string
}

/** A VoIP push, or a data message, that native code shows before it tells JavaScript. */
export interface Push {
  readonly uuid: string
  readonly handle: string
  readonly name?: string
  readonly video?: boolean
  readonly payload?: object
}

/** The hands of whoever holds the telephone. Uuids in any letters; a call that is not there is no fault. */
export interface User {
  answer(uuid: string): void
  /** Declines, or hangs up. */
  end(uuid: string): void
  hold(uuid: string, held: boolean): void
  mute(uuid: string, muted: boolean): void
  digits(uuid: string, digits: string): void
  /** From the recent calls, or by voice. */
  start(handle: string, options?: { readonly video?: boolean }): void
  /** The buttons of a second call. */
  holdAndAnswer(uuid: string): void
  endAndAnswer(uuid: string): void
  /** Android: the volume key, while it rings. */
  silence(uuid: string): void
  /** Where the sound goes, in the platform's word. */
  route(output: string): void
}

/** What the OS does by itself. */
export interface Os {
  push(push: Push): void
  /** The next call is not put up. iOS: an `errorCode` of callkeep. Android: whatever it is, the connection fails. */
  refuseNext(code?: string): void
  /** iOS: the provider is reset, and all calls are gone. */
  reset(): void
  /** iOS: the audio session is given to another, and comes back. */
  setAudioSession(active: boolean): void
  /** All calls are gone, and nobody was told. */
  forget(): void
  /** A call of the SIM, or of another app, which iOS lists beside ours. */
  foreignCall(uuid: string, options?: { readonly connected?: boolean; readonly outgoing?: boolean }): void
  /** Android: there is a call of the SIM beside ours. */
  nativeCallActive(): void
  /** Android: asks whether the app is there. */
  checkReachability(): void
}

/** One native side. */
export interface NativeSide {
  readonly functions: NativeFunctions
  readonly user: User
  readonly os: Os
  calls(): readonly SimulatedCall[]
  readonly gone: readonly Gone[]
  attached(): void
  detached(): void
}

export interface NativeHost {
  readonly clock: Clock
  readonly line: Line
  /** Hands an event to JavaScript, if there is any. */
  send(wireName: string, body: unknown): void
  hasJavaScript(): boolean
  /** It does not even reach the queue. */
  isLost(wireName: string): boolean
  nextUuid(): string
  /** What would have brought the app down. */
  crash(why: string): void
}
