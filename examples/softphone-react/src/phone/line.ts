import type { CommandResult, Phone } from '@offhook/core'
import type { LockScreen } from './lock-screen.ts'
import type { Preferences } from './preferences.ts'
import type { Simulation } from './simulation.ts'
import type { ViewsOf } from './views.ts'

/** A phone on a line: the same phone and the same screens, whatever carries the calls. */
export interface Line {
  /** As the head of the phone shows it. */
  readonly name: string
  readonly phone: Phone<never>
  /** What the user had chosen when it was opened; a phone keeps its policy for life. */
  readonly preferences: Preferences
  /** Starts the phone and signs it in. */
  readonly open: () => Promise<CommandResult>
  readonly viewsOf: ViewsOf
  /** Only the simulator has one. */
  readonly simulation?: Simulation
  /** Missing: the phone has no call screen, and does without. */
  readonly lockScreen?: LockScreen
}
