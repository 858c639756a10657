import type { CallView } from '../../call/call-view.ts'
import type { SurfaceCall } from '../../ports/surface.ts'
import type { Millis } from '../../values.ts'
import type { Answer, Check } from '../settle.ts'
import { createEchoes, type Echoes, type Toggle } from './echoes.ts'

/** One call on the call screen. */
export interface Shown {
  /** The first stays: a second one of the same call is another entry of the OS, and is closed. */
  readonly uuid: string
  readonly echoes: Echoes
  /** The view that was looked at last. */
  view: CallView | undefined
  call: SurfaceCall
  /** It went from the screen by itself, and is shown anew under its name. */
  gone: boolean
  /** What its user has set there, and the call has not followed yet. */
  readonly asked: Map<Toggle, Answer | Check>
  /** What it said last, since it was last told for want of an echo. */
  readonly said: Map<Toggle, boolean>
  /** Other entries of the same call, which were closed; their end is no wish of its user. */
  readonly closed: Set<string>
}

/** Before it appears a call is neither held nor muted. */
export const createEntry = (level: SurfaceCall, now: () => Millis): Shown => ({
  uuid: level.uuid,
  echoes: createEchoes(now),
  view: undefined,
  call: { ...level, held: false, muted: false },
  gone: false,
  asked: new Map(),
  said: new Map(),
  closed: new Set(),
})

/** This is what stands there now; it is compared anew with what should. */
export function toldBy(entry: Shown, toggle: Toggle, value: boolean): void {
  entry.call = { ...entry.call, [toggle]: value }
  entry.view = undefined
}
