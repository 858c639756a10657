import { announcedCases } from './cases/announced.ts'
import { closingCases } from './cases/closing.ts'
import { surfaceFactCases } from './cases/facts.ts'
import { hostileCases } from './cases/hostile.ts'
import { levelCases } from './cases/levels.ts'
import { lifecycleCases } from './cases/lifecycle.ts'
import { refusalCases } from './cases/refusal.ts'
import { requestCases } from './cases/requests.ts'
import { restartCases } from './cases/restart.ts'

/** Every test of the surface kit by its name: plain data, to be run by any runner. */
export const surfaceCases = {
  ...lifecycleCases,
  ...levelCases,
  ...closingCases,
  ...requestCases,
  ...announcedCases,
  ...surfaceFactCases,
  ...refusalCases,
  ...restartCases,
  ...hostileCases,
}

export type SurfaceCaseName = keyof typeof surfaceCases

export const surfaceCaseNames = Object.keys(surfaceCases) as readonly SurfaceCaseName[]
