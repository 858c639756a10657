export type Values = Readonly<Record<string, unknown>>

/** What a native side reads out of the arguments of a method. What has the wrong type counts as left out. */
export const valuesOf = (args: unknown): Values =>
  typeof args === 'object' && args !== null && !Array.isArray(args) ? { ...args } : {}

export const textOf = (value: unknown, other = ''): string => (typeof value === 'string' ? value : other)
export const flagOf = (value: unknown, other: boolean): boolean => (typeof value === 'boolean' ? value : other)
export const wholeOf = (value: unknown, other: number): number => (Number.isInteger(value) ? Number(value) : other)
export const numberOf = (value: unknown, other: number): number => (typeof value === 'number' ? value : other)

/** A native side that threw: Flutter rejects with its code and message. */
export class NativeError extends Error {
  override readonly name = 'NativeError'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export interface Notice {
  readonly id: string
  readonly name: string
  readonly subtitle: string
}

/** One call as the user sees it. */
export interface ScreenCall {
  readonly id: string
  readonly name: string
  readonly handle: string
  readonly video: boolean
  readonly direction: 'incoming' | 'outgoing'
  /** `connecting`: started, or answered, and nobody has said that it is connected. */
  readonly state: 'ringing' | 'connecting' | 'active'
  readonly isHeld: boolean
  readonly isMuted: boolean
  /** Android: an activity over the lock screen. */
  readonly isFullScreen: boolean
}

/** The hands of the user, on what the platform draws. `false`: there is no such button now, or not on this platform. */
export interface Hands {
  /** `others`: what becomes of a call that talks (iOS). Default: `hold`. */
  answer(id: string, others?: 'hold' | 'end' | 'leave'): boolean
  decline(id: string): boolean
  hangUp(id: string): boolean
  /** iOS. Android: another call took the telephone, or gave it back. */
  hold(id: string, isOnHold: boolean): boolean
  /** iOS. */
  mute(id: string, isMuted: boolean): boolean
  /** iOS. */
  digits(id: string, digits: string): boolean
  /** iOS. Without `other`: out of the group. */
  group(id: string, other?: string): boolean
  /** Android: wipes the notification of a ringing call away. */
  swipe(id: string): boolean
  /** "Call back" in the notification of a missed call. */
  callBack(id: string): boolean
}

/** What a platform is to the simulator. */
export interface NativeSide {
  readonly methods: Readonly<Record<string, (args: unknown) => unknown>>
  readonly hands: Hands
  readonly screen: readonly ScreenCall[]
  readonly notices: readonly Notice[]
  readonly isRinging: boolean
  /** iOS: the app has the audio session. Android has none. */
  readonly hasAudio: boolean
  /** What `activeCalls` would answer now. */
  activeCalls(): readonly Values[]
  /** Native code shows a call: a VoIP push, or a message of Firebase. */
  push(args: Values): void
  /** Native code starts a call, as an AppDelegate does for Siri and the recent calls. */
  start(args: Values): void
  /** A call has rung long enough. */
  timeOut(id: string): void
  /** iOS: the next call is refused as by do-not-disturb. */
  refuseNext(): void
  /** iOS: the provider was reset. */
  reset(): void
  /** The process dies, and what lived in it. */
  die(): void
  /** A cellular call takes the telephone, or gives it back. */
  cellular(isOn: boolean): void
  /** Android: the next ACCEPT comes twice. */
  repeatNextAccept(): void
  pushToken(token: string): void
}
