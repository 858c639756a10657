import type { Clock, Millis, RegistrationFailure } from '@offhook/core'
import type { NetworkConditions } from './network/network.ts'
import type { MockCredentials } from './sdk/account.ts'
import type { MockAnswers } from './sdk/answers.ts'
import type { CapabilityChanges } from './sdk/capabilities.ts'

export interface MockTransportOptions {
  /** The phone's clock, so that simulated time is the phone's time. Default: real time. */
  readonly clock?: Clock
  /** Drives loss, duplication, jitter and order; the same seed does the same again. Default 1. */
  readonly seed?: number
  readonly capabilities?: CapabilityChanges
  readonly network?: Partial<NetworkConditions>
  readonly answers?: MockAnswers
  /** Why these credentials are refused; `undefined` accepts them. */
  readonly registration?: (credentials: MockCredentials) => RegistrationFailure | undefined
  readonly connectMs?: Millis
  /** From the far side's turning its video on until its picture arrives. Default 0. */
  readonly videoMs?: Millis
}
