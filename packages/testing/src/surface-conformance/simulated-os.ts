import type { Json, Remote, SurfaceCall } from '@offhook/core'

/** A call as the OS shows it. What that OS does not know of its calls is left out. */
export interface OsCall {
  /** In the letter case of the OS. */
  readonly uuid: string
  readonly stage?: SurfaceCall['stage']
  readonly held?: boolean
  readonly muted?: boolean
  /** What it calls the far side. */
  readonly title?: string
}

/**
 * The native side of a call screen, simulated, with hands for its user and for the OS itself. Each hand does what the
 * real one does and sends what the real one sends: it is written from the vendor's sources, not from the adapter.
 */
export interface SimulatedOs {
  /** What the user sees, in any order. */
  calls(): readonly OsCall[]
  /** Resolves once all that is under way between the OS and the app has arrived: the kit's only notion of time. */
  settle(): Promise<void>
  /** The user answers. Uuids are given in lower case. */
  answer(uuid: string): void
  /** The user declines, or hangs up. */
  end(uuid: string): void

  hold?(uuid: string, held: boolean): void
  mute?(uuid: string, muted: boolean): void
  digits?(uuid: string, digits: string): void
  /** The user calls somebody from the recent calls of the OS, or by voice. */
  start?(to: string, options: { readonly video: boolean }): void
  /** The button of the notification of a missed call; the call has been on the screen, and timed out. */
  callBack?(uuid: string): void
  /** Talk to both at once; without `other`, leave the group. */
  group?(uuid: string, other?: string): void
  /** A push wakes the screen with a call that the app has not shown. */
  announce?(call: { readonly uuid: string; readonly remote: Remote; readonly video: boolean }): void
  /** It rang long enough. */
  timeOut?(uuid: string): void
  /** Takes everything down, and says so. */
  reset?(): void
  setAudioSession?(active: boolean): void
  setPushToken?(token: string): void
  /** Native code sends the app something of its own. */
  sendCustom?(data: Json): void
  /** The next call that would appear is refused. */
  refuseNext?(): void
  /** Its service was killed and is back: the screen is empty, and nobody was told. */
  forget?(): void
  /** How often the app has told it of hold, or of mute, whatever it did with that. */
  told?(level: 'hold' | 'mute'): number
  /** Sends this as the body of each event that there is. */
  utter?(garbage: unknown): void
}

/** What not every OS, or not every bridge to it, has. Each is a hand of `SimulatedOs`, or said beside it. */
export const osAbilities = [
  'hold',
  'mute',
  'digits',
  'start',
  'call back',
  'group',
  'announcement',
  'time-out',
  'reset',
  'audio session',
  'push token',
  'custom',
  'refusal',
  'forgetting',
  'counts',
  'garbage',
  /** `listCalls` of the adapter. */
  'listing',
  /** It keeps what happens while no app listens, and delivers it later. */
  'queue',
  /** `relaunch` of the setup. */
  'relaunch',
] as const
export type OsAbility = (typeof osAbilities)[number]
