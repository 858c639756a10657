import { assertEqual } from '../conformance/assert.ts'
import { promised } from '../conformance/promised.ts'
import { createSurfaceCaseContext } from './create-surface-case-context.ts'
import type { SurfaceHarness, SurfaceSetup } from './harness.ts'
import { type SurfaceCaseName, surfaceCases } from './surface-cases.ts'

/** Runs one case on a surface of its own; rejects when the surface is in breach. Needs no test runner. */
export async function runSurfaceCase<S extends SurfaceSetup>(
  test: SurfaceCaseName,
  harness: Pick<SurfaceHarness<S>, 'create' | 'dispose'>,
): Promise<void> {
  const setup = await harness.create()
  const context = createSurfaceCaseContext(setup)
  const { chapter, run } = surfaceCases[test]
  try {
    await run(context)
    // Of garbage a surface may make what it likes: the core's border reads with care.
    if (chapter !== 'hostile') assertEqual(context.reports.faults, [], 'what was reported and could not be read')
  } finally {
    // Only clears away: how `stop` behaves is a test of its own, and must not turn all the others red.
    await promised('stop', context.settle, () => context.surface.stop()).catch(() => {})
    await harness.dispose?.(setup)
  }
}
