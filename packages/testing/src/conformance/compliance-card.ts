import type { PlannedCase } from './plan.ts'
import { chapters } from './transport-case.ts'
import type { CaseName } from './transport-cases.ts'

const width = Math.max(...chapters.map(({ length }) => length))

/** What the kit found out of one transport, a line for each chapter and one for each thing that it does not do. */
export function complianceCard(name: string, plan: readonly PlannedCase[], green: ReadonlySet<CaseName>): string {
  const lines = [`Transport kit: ${name}`]
  for (const chapter of chapters) {
    const cases = plan.filter((each) => each.chapter === chapter)
    const required = cases.filter(({ kind }) => kind === 'must pass')
    const passed = required.filter(({ test }) => green.has(test)).length
    const sum = required.length === 0 ? 'nothing to pass' : `${passed}/${required.length} passed`
    lines.push(`  ${chapter.padEnd(width)} ${sum}`)
    for (const each of cases) {
      if (each.kind === 'gap') lines.push(`    gap: ${each.test} (${each.reason})`)
      if (each.kind === 'does not apply')
        lines.push(`    does not apply: ${each.test} (lacks ${each.lacks.join(', ')})`)
    }
  }
  return lines.join('\n')
}
