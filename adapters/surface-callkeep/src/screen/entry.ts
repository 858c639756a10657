import type { End, ShowResult, SurfaceCall } from '@offhook/core'
import type { Presented } from '../options.ts'

/** What the OS was last told of a call, or last said of it. Only what differs from it is told. */
export interface Told {
  /** As a call from here, whatever it is: it was put up by `startCall`, or the OS has begun it. It never rings. */
  readonly placed: boolean
  readonly answered: boolean
  readonly connecting: boolean
  readonly connected: boolean
  readonly held: boolean
  /** `undefined`: nobody knows. */
  readonly muted: boolean | undefined
  readonly label: (Presented & { readonly video: boolean }) | undefined
}

export const nothingTold: Told = {
  placed: false,
  answered: false,
  connecting: false,
  connected: false,
  held: false,
  muted: false,
  label: undefined,
}

/** One call of the OS. */
export interface Entry {
  /** Our name of it. */
  readonly uuid: string
  /** The OS's own: Android finds a call only in the letters that it came with, and may have given it another name. */
  osId: string
  /** What is to be shown. `undefined`: the OS has a call of which the phone has said nothing yet. */
  call: SurfaceCall | undefined
  /** `asked`: the OS was asked to show it, and has said nothing of it. What it is told meanwhile may be lost. */
  stage: 'new' | 'asked' | 'there'
  /** The call was over before the OS had it: it is to go as soon as the OS does. */
  closed: End | undefined
  told: Told
  /** Answers the `show` that put it up. */
  settle: (result: ShowResult) => void
}

export const newEntry = (uuid: string, osId: string): Entry => ({
  uuid,
  osId,
  call: undefined,
  stage: 'there',
  closed: undefined,
  told: nothingTold,
  settle() {},
})
