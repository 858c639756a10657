import type { CommandResult, PhoneSnapshot } from '@offhook/core'
import type { Called, Deed, Party } from './scenario.ts'

/** Where a scenario is played: phones, and what lies between them. */
export interface Stage {
  readonly name: 'simulator' | 'sip'
  /** What a phone dials to reach them. */
  address(called: Called): string
  signIn(who: Party, password: 'right' | 'wrong'): Promise<CommandResult>
  /** Calls the command of that name with these arguments. */
  command(who: Party, deed: Deed, given: readonly unknown[]): Promise<CommandResult>
  /** A call from `by` takes the place of the one that this phone has with `address`. Left out where that cannot be had. */
  takeOver?(who: Party, address: string, by: string): void
  snapshot(who: Party): Promise<PhoneSnapshot>
  pass(ms: number): Promise<void>
  /** Looks again until nothing is wrong, as long as this stage may take. Gives what is still wrong then. */
  until(look: () => Promise<string | undefined>): Promise<string | undefined>
}
