import type { CommandResult, Phone, Policy } from '@offhook/core'
import type { Simulation } from './simulation.ts'
import type { ViewsOf } from './views.ts'

/** A phone on a line: the same phone and the same screens, whatever carries the calls. */
export interface Line {
  /** As the head of the phone shows it. */
  readonly name: string
  readonly phone: Phone<never>
  /** Starts the phone and signs it in. */
  readonly open: () => Promise<CommandResult>
  readonly viewsOf: ViewsOf
  /** Only the simulator has one. */
  readonly simulation?: Simulation
}

/** An ended call stays on the screen long enough to be read; `Done` takes it away before. */
export const policy: Partial<Policy> = { lingerMs: 10_000 }
