import type { CallSurface } from '@offhook/core'
import { ConformanceError } from '../../src/conformance/assert.ts'
import { type OsAbility, planSurfaceCases, runSurfaceCase, type SurfaceCaseName } from '../../src/index.ts'
import { createTinySurface } from '../hundred-lines-surface/hundred-lines-surface.ts'
import { createTinyOs } from '../hundred-lines-surface/tiny-os.ts'
import { TinyScreen } from '../hundred-lines-surface/tiny-screen.ts'

/** Takes an honest surface, and the OS below it, and gives one that is broken in one way. */
export type SurfaceBreaking = (honest: CallSurface, screen: TinyScreen) => CallSurface

/** A fault that adapters of call screens have had. */
export interface BrokenSurface {
  /** Follows "finds a surface that". */
  readonly fault: string
  /** The tests that fail. */
  readonly foundBy: readonly SurfaceCaseName[]
  /** So many others fail, too, that only those are named which are about it. */
  readonly noticedBy?: 'most'
  readonly breaks: SurfaceBreaking
}

const lacks: Partial<Record<OsAbility, string>> = {
  'call back': 'The imaginary OS keeps no missed calls.',
  group: 'It merges nobody.',
  'push token': 'Its pushes reach no app.',
  custom: 'Nothing native speaks to the app.',
}

/** The cases that the honest surface has to pass. */
export const applicableCases: readonly SurfaceCaseName[] = planSurfaceCases({ lacks })
  .filter(({ kind }) => kind === 'must pass')
  .map(({ test }) => test)

/** The cases that the surface fails once it is broken so. */
export async function failingCases(breaks: SurfaceBreaking): Promise<ReadonlySet<SurfaceCaseName>> {
  const failed = new Set<SurfaceCaseName>()
  for (const test of applicableCases) {
    await runSurfaceCase(test, {
      create() {
        const screen = new TinyScreen()
        const launch = () => breaks(createTinySurface(screen), screen)
        return { surface: launch(), os: createTinyOs(screen), relaunch: launch }
      },
    }).catch((error) => {
      // Anything else would be a fault of the kit or of this test.
      if (!(error instanceof ConformanceError)) throw error
      failed.add(test)
    })
  }
  return failed
}
