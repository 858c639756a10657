import { describePlan } from '../conformance/describe-plan.ts'
import type { SurfaceHarness, SurfaceSetup } from './harness.ts'
import { surfaceChapters } from './surface-case.ts'
import { planSurfaceCases, runPlannedSurface, surfaceCard } from './surface-plan.ts'

/**
 * The conformance kit: every adapter of an OS call screen runs it in a vitest file of its own.
 *
 * Each case gets a fresh surface on a fresh simulated OS. A case that needs what `lacks` names does not apply; one that
 * is declared in `gaps` is run and has to fail. A compliance card is printed at the end.
 */
export function describeSurface<S extends SurfaceSetup>(name: string, harness: SurfaceHarness<S>): void {
  const plan = planSurfaceCases(harness)
  describePlan({
    title: `surface kit: ${name}`,
    chapters: surfaceChapters,
    plan,
    timeoutMs: harness.timeoutMs,
    run: (planned) => runPlannedSurface(planned, harness),
    card: (green) => surfaceCard(name, plan, green, harness.lacks),
  })
}
