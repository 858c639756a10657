import type { Fact } from '@offhook/core'
import type { NativeBridge } from '../native/native-bridge.ts'
import type { Line } from './line.ts'
import type { Invoke } from './native.ts'

/** What the parts of the adapter that are about calls share. */
export interface CallsContext {
  readonly bridge: NativeBridge
  readonly line: Line
  readonly invoke: Invoke
  /** Says something while the transport is started, and nothing otherwise. */
  emit(fact: Fact): void
}
