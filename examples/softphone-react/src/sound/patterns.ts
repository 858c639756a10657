import type { Tone } from '@offhook/core'

/** A piece of a tone: frequencies sounded together, in Hz, for a time in milliseconds. No frequency is silence. */
export interface Beat {
  readonly hz: readonly number[]
  readonly ms: number
  /** 0 to 1. */
  readonly gain?: number
}

const silence = (ms: number): Beat => ({ hz: [], ms })
const note = (hz: number, ms: number): Beat => ({ hz: [hz, hz * 2], ms, gain: 0.16 })

/** One round of each tone; a player repeats it. The network tones are those of ITU-T E.180 with 425 Hz. */
export const patterns = {
  ringback: [{ hz: [425], ms: 1000, gain: 0.12 }, silence(4000)],
  busy: [{ hz: [425], ms: 500, gain: 0.12 }, silence(500)],
  ringtone: [
    note(659.3, 160),
    note(784, 160),
    note(987.8, 320),
    silence(160),
    note(784, 160),
    note(987.8, 320),
    silence(1720),
  ],
} as const satisfies Record<Exclude<Tone, 'none'>, readonly Beat[]>
