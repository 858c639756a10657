import { afterAll, describe, it } from 'vitest'
import type { SurfaceHarness, SurfaceSetup } from './harness.ts'
import { surfaceChapters } from './surface-case.ts'
import type { SurfaceCaseName } from './surface-cases.ts'
import { planSurfaceCases, runPlannedSurface, surfaceCard } from './surface-plan.ts'

/**
 * The conformance kit: every adapter of an OS call screen runs it in a vitest file of its own.
 *
 * Each case gets a fresh surface on a fresh simulated OS. A case that needs what `lacks` names does not apply; one that
 * is declared in `gaps` is run and has to fail. A compliance card is printed at the end.
 */
export function describeSurface<S extends SurfaceSetup>(name: string, harness: SurfaceHarness<S>): void {
  const plan = planSurfaceCases(harness)
  const green = new Set<SurfaceCaseName>()

  describe(`surface kit: ${name}`, () => {
    for (const chapter of surfaceChapters) {
      const cases = plan.filter((each) => each.chapter === chapter && each.kind !== 'does not apply')
      if (cases.length === 0) continue
      describe(chapter, () => {
        for (const each of cases) {
          const title = each.kind === 'gap' ? `gap: ${each.test} (${each.reason})` : each.test
          it(title, { ...(harness.timeoutMs && { timeout: harness.timeoutMs }) }, async () => {
            await runPlannedSurface(each, harness)
            green.add(each.test)
          })
        }
      })
    }
    afterAll(() => console.info(surfaceCard(name, plan, green, harness.lacks)))
  })
}
