import type { CallRecord, CallView, PhoneSnapshot, Procedure, QualitySample, Refusal } from '@offhook/core'
import type { Devices } from '../components/device-list.tsx'
import type { Preferences } from '../phone/preferences.ts'
import type { QualityPoint } from '../quality/history.ts'
import type { View } from '../screens/view.ts'

/** One picture of the gallery: what the phone would be given, and what the user has opened. */
export interface Scene {
  readonly title: string
  readonly calls: readonly CallView[]
  readonly view?: Partial<View>
  readonly audio?: PhoneSnapshot['audio']
  readonly sample?: QualitySample
  /** Opens the numbers of the line, with this minute. */
  readonly minute?: readonly QualityPoint[]
  /** The list of devices in the place of the screen. */
  readonly devices?: Devices
  /** What is unlike a line that is ready. */
  readonly line?: Partial<LineState>
  readonly cannotStartCall?: Refusal
  readonly procedure?: Procedure['type']
  readonly doNotDisturb?: boolean
  /** The settings in the place of the screen. */
  readonly settings?: boolean
  /** What the user has chosen, where it is unlike the default. */
  readonly preferences?: Partial<Preferences>
  /** Another call list than the usual one. */
  readonly log?: readonly CallRecord[]
}

export type LineState = Pick<PhoneSnapshot, 'registration' | 'link' | 'online'>

export interface Chapter {
  readonly title: string
  readonly scenes: readonly Scene[]
}

export const one = (title: string, call: CallView, rest: Omit<Scene, 'title' | 'calls'> = {}): Scene => ({
  title,
  calls: [call],
  ...rest,
})
