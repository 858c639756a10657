import type { Calls } from '../calls.ts'
import type { Kernel } from '../kernel.ts'
import type { LiveCall } from '../live-call.ts'
import type { Later } from './line.ts'
import type { Runner } from './runner.ts'

/** The call itself, or the one that it turned out to be meanwhile. */
export const nowAs = (calls: Calls, call: LiveCall): LiveCall => calls.live.get(calls.identity.resolve(call.id)) ?? call

/** What every procedure stands on. */
export interface ProcedureSetup {
  readonly kernel: Kernel
  readonly calls: Calls
  readonly runner: Runner
  readonly later: Later
}
