import type { Fact, Millis, ShowResult, SurfaceCall, SurfaceRequest } from '@offhook/core'

export type SurfaceRefusal = Extract<ShowResult, { readonly ok: false }>

/** What the simulated OS reports to the phone. */
export type SurfaceReport = Pick<SurfaceRequest, 'type'> | Pick<Fact, 'type'>

/** How the OS makes it hard for a phone. Whatever is left out is easy. */
export interface SurfaceDifficulty {
  /** Everything between the OS and the app takes so long, both ways. Default 0: it arrives within the call. */
  readonly lagMs?: Millis
  /** How often a report comes again, each time as one more. An echo is never repeated. */
  readonly repeats?: (report: SurfaceReport) => number
  /** Reports mute, hold, answer and end as if the user had done it when the app did. */
  readonly echoes?: boolean
  /** Refuses a call that would appear. */
  readonly refuses?: (call: SurfaceCall) => SurfaceRefusal | undefined
  /** Reports that never arrive. */
  readonly loses?: (report: SurfaceReport) => boolean
}
