import type { PlannedCase } from './plan.ts'
import { cardOf } from './planned.ts'
import { chapters } from './transport-case.ts'
import type { CaseName } from './transport-cases.ts'

/** What the kit found out of one transport, a line for each chapter and one for each thing that it does not do. */
export const complianceCard = (name: string, plan: readonly PlannedCase[], green: ReadonlySet<CaseName>): string =>
  cardOf(`Transport kit: ${name}`, chapters, plan, green)
