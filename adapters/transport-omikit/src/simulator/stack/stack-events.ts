import type { QualitySample } from './quality.ts'
import type { StackCall } from './stack-call.ts'

/** A call as a notification names it. */
export interface Named {
  readonly from: string | undefined
  readonly video: boolean
}

/** What the core of the SDK calls into the plugin: `OmiListener` of Android and the notifications of iOS in one. */
export interface StackEvents {
  invited(call: StackCall): void
  dialled(call: StackCall): void
  /** Once for each provisional answer (180, 183), and once for an invitation that rings here. */
  ringing(call: StackCall): void
  connecting(call: StackCall): void
  established(call: StackCall): void
  muted(call: StackCall): void
  held(call: StackCall): void
  /** The SDK has lost what it knew of the state for a moment. */
  stateLost(call: StackCall): void
  disconnecting(call: StackCall): void
  ended(call: StackCall, code: number): void
  /** The object of the call is gone; its end cause, where it is known. */
  freed(call: StackCall, code: number | undefined): void
  registered(status: number): void
  quality(call: StackCall, sample: QualitySample): void
  audioChanged(): void
  switchboard(sip: string): void
  videoReady(call: StackCall): void
  missedCallTapped(call: Named): void
  callLogTapped(call: Named): void
  asked(permissions: readonly string[]): void
  autoUnregister(scheduled: boolean, afterMs: number): void
}
