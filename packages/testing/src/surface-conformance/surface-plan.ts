import { cardOf, keepsPlan, type Planned, planAll } from '../conformance/planned.ts'
import type { SurfaceHarness, SurfaceSetup } from './harness.ts'
import { runSurfaceCase } from './run-surface-case.ts'
import { type OsAbility, osAbilities } from './simulated-os.ts'
import { type SurfaceChapter, surfaceChapters } from './surface-case.ts'
import { type SurfaceCaseName, surfaceCases } from './surface-cases.ts'

/** What is to become of one case with one surface. */
export type PlannedSurfaceCase = Planned<SurfaceCaseName, SurfaceChapter, OsAbility>

type Declared = Pick<SurfaceHarness, 'lacks' | 'gaps'>

/** Throws a sentence that names the gap, or the thing lacked, and what is wrong with it. */
export function planSurfaceCases({ lacks = {}, gaps = [] }: Declared): readonly PlannedSurfaceCase[] {
  for (const [ability, reason] of Object.entries(lacks)) {
    if (!osAbilities.some((known) => known === ability)) throw new Error(`"${ability}" is nothing that an OS can lack.`)
    if (reason.trim() === '') throw new Error(`That there is no "${ability}" needs a written reason.`)
  }
  const unmet = (needs: readonly OsAbility[]) => needs.filter((need) => Object.hasOwn(lacks, need))
  return planAll<SurfaceCaseName, SurfaceChapter, OsAbility>(surfaceCases, unmet, gaps)
}

/** Runs one planned case. A gap that passes rejects, so that it gets deleted. */
export const runPlannedSurface = <S extends SurfaceSetup>(
  planned: PlannedSurfaceCase,
  harness: SurfaceHarness<S>,
): Promise<void> => keepsPlan(planned, runSurfaceCase(planned.test, harness))

/** What the kit found out of one surface: a line for each chapter, one for each thing lacked, and why it is. */
export function surfaceCard(
  name: string,
  plan: readonly PlannedSurfaceCase[],
  green: ReadonlySet<SurfaceCaseName>,
  lacks: Declared['lacks'] = {},
): string {
  const reasons = Object.entries(lacks).map(([ability, reason]) => `  lacks ${ability}: ${reason}`)
  return [cardOf(`Surface kit: ${name}`, surfaceChapters, plan, green), ...reasons].join('\n')
}
