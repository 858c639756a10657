import type { Policy } from '../phone/policy.ts'
import type { DeviceConcern } from '../ports/device.ts'
import type { Capabilities } from '../ports/transport.ts'
import type { Input } from './input.ts'

/** A recording of a phone: its settings, what its sources gave, and its inputs. `replay` makes the same snapshots of it. */
export interface Trace {
  readonly version: 1
  readonly scrubbed: boolean
  /** Older inputs were dropped to keep the trace bounded; it can be read but no longer replayed. */
  readonly truncated: boolean
  readonly setup: {
    readonly policy: Policy
    readonly capabilities: Capabilities
    readonly device: readonly DeviceConcern[]
    readonly surface: { readonly echoes: boolean } | null
  }
  /** What the id source and the random source gave, in order. */
  readonly ids: readonly string[]
  readonly random: readonly number[]
  readonly inputs: readonly Input[]
}
