import type { Transport } from '@offhook/core'
import type { FarAbility, FarEnd } from './far-end.ts'
import type { DeclaredCapabilities } from './needs.ts'
import type { CaseName } from './transport-cases.ts'

/** How the kit gets a transport and its far end, fresh for each test. `S` is whatever the two have to share. */
export interface TransportBench<C, S extends { readonly transport: Transport<C> }> {
  readonly capabilities: DeclaredCapabilities
  create(): S | Promise<S>
  far(setup: S): FarEnd<C> | Promise<FarEnd<C>>
  /** Releases what `create` and `far` made; the transport was stopped before. */
  dispose?(setup: S): void | Promise<void>
}

/** What an adapter cannot do, and why. The test still runs and has to fail, so that a gap that was closed is noticed. */
export interface Gap {
  readonly test: CaseName
  /** A sentence for the users of the adapter. MUST NOT be empty. */
  readonly reason: string
}

interface Declared {
  /** What the far end can make happen beyond the calls themselves. Default: nothing of it. */
  readonly farCan?: readonly FarAbility[]
  readonly gaps?: readonly Gap[]
  /** For one test, in milliseconds; default: that of vitest. */
  readonly timeoutMs?: number
}

/** The transport runs where the tests run. */
export interface LocalHarness<C, S extends { readonly transport: Transport<C> }>
  extends TransportBench<C, S>,
    Declared {}

/** The transport runs elsewhere, in a page say, where `runTransportCase` is called. */
export interface RemoteHarness extends Declared {
  readonly capabilities: DeclaredCapabilities
  /** MUST reject when the case fails there. */
  run(test: CaseName): Promise<void>
}
