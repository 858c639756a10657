import type { CallSurface } from '@offhook/core'
import type { OsAbility, SimulatedOs } from './simulated-os.ts'
import type { SurfaceCaseName } from './surface-cases.ts'

/** A surface that was not started, and the OS below it. */
export interface SurfaceSetup {
  readonly surface: CallSurface
  readonly os: SimulatedOs
  /** The app dies with all its listeners, and is opened again: another surface on the same OS, not started. */
  relaunch?(): CallSurface
}

export interface SurfaceGap {
  readonly test: SurfaceCaseName
  /** A sentence for the users of the adapter. MUST NOT be empty. */
  readonly reason: string
}

/** How the kit gets a surface and its OS, fresh for each test. */
export interface SurfaceHarness<S extends SurfaceSetup = SurfaceSetup> {
  create(): S | Promise<S>
  /** Releases what `create` made; the surface was stopped before. */
  dispose?(setup: S): void | Promise<void>
  /** What this OS, or its vendor's bridge, does not have, each with the reason. Whatever is not named here, it has. */
  readonly lacks?: Readonly<Partial<Record<OsAbility, string>>>
  /** What the adapter should do and cannot. The test still runs and has to fail, so that a gap that was closed is noticed. */
  readonly gaps?: readonly SurfaceGap[]
  /** For one test, in milliseconds; default: that of vitest. */
  readonly timeoutMs?: number
}
