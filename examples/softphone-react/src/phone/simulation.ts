import type { CallView } from '@offhook/core'

/** What the far side of a call, and the network between, can be made to do. */
export type FarDeed =
  | {
      readonly do:
        | 'ring'
        | 'ring-early'
        | 'answer'
        | 'hold'
        | 'resume'
        | 'freeze'
        | 'thaw'
        | 'lose-path'
        | 'crash'
        | 'answer-elsewhere'
        | 'end-elsewhere'
    }
  | { readonly do: 'hang-up'; readonly code?: number }
  /** No media gets through, for so long or for good. */
  | { readonly do: 'cut'; readonly forMs?: number }
  | { readonly do: 'video'; readonly video: 'on' | 'paused' | 'off' }
  /** Its microphone: without sound, packets stop though the path lives. */
  | { readonly do: 'sound'; readonly on: boolean }
  | { readonly do: 'line'; readonly course: LineCourse }
  /** 0 is a line on which nothing can be understood, 100 a perfect one. */
  | { readonly do: 'quality'; readonly percent: number }
  /** The transfer that the phone asked for comes to nothing. */
  | { readonly do: 'fail-transfer'; readonly code: number }
  /** Somebody else calls in its place, and it hangs up when that one talks. */
  | { readonly do: 'replace-by'; readonly name: string; readonly from: string }
  /** It asks the phone to call this number in its place. */
  | { readonly do: 'ask-transfer'; readonly to: string }

/** How a line may go. */
export type LineCourse = 'good' | 'loss' | 'jitter' | 'delay' | 'falling'

export interface DemoLine {
  readonly number: string
  readonly title: string
}

/** A microphone or a camera that can be pulled out. */
export interface SimulatedDevice {
  readonly id: string
  readonly name: string
  readonly kind: 'microphone' | 'camera'
}

/** How the OS and the network tell of the same call; each way, somebody else calls. */
export type Push =
  /** The OS rings first, and the call itself follows some seconds later. */
  | 'first'
  /** So, too, and it is answered on the lock screen before the app is up. */
  | 'answered'
  /** The call itself comes first, and the push is late. */
  | 'late'
  /** The call itself never comes. */
  | 'alone'

/** All that the simulator's panel can move, beyond the phone itself. */
export interface Simulation {
  readonly numbers: readonly DemoLine[]
  readonly devices: readonly SimulatedDevice[]
  /** Somebody calls; each time it is somebody else. */
  readonly callIn: (options?: { readonly video: boolean }) => void
  /** Only where there is a lock screen. */
  readonly push?: (how: Push) => void
  readonly drive: (call: CallView, deed: FarDeed) => void
  /** `silent`: it is dead and nobody says so. */
  readonly setLink: (state: 'up' | 'down' | 'silent') => void
  readonly setRegistration: (accepted: boolean) => void
  readonly allow: (kind: SimulatedDevice['kind'], allowed: boolean) => void
  readonly plug: (device: SimulatedDevice, plugged: boolean) => void
  /** What touches more than one call: holds, merges, splits, transfers. */
  readonly setSlow: (slow: boolean) => void
  readonly refuseNext: (step: 'setHold' | 'merge' | 'split' | 'transfer') => void
  /** Another program takes every device of this kind, or gives them back. */
  readonly occupy: (kind: SimulatedDevice['kind'], busy: boolean) => void
}
