import type { CallView } from '@offhook/core'

/** What the far side of a call can be made to do. */
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
        | 'break'
        | 'mend'
        | 'answer-elsewhere'
    }
  | { readonly do: 'hang-up'; readonly code?: number }
  /** 0 is a line on which nothing can be understood, 100 a perfect one. */
  | { readonly do: 'quality'; readonly percent: number }

export interface DemoLine {
  readonly number: string
  readonly title: string
}

/** All that the simulator's panel can move, beyond the phone itself. */
export interface Simulation {
  readonly numbers: readonly DemoLine[]
  /** Somebody calls; each time it is somebody else. */
  readonly callIn: () => void
  readonly drive: (call: CallView, deed: FarDeed) => void
  readonly setLink: (up: boolean) => void
  readonly setRegistration: (accepted: boolean) => void
  readonly setMicrophone: (allowed: boolean) => void
}
