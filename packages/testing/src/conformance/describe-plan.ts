import { afterAll, describe, it } from 'vitest'
import type { Planned } from './planned.ts'

export interface DescribedKit<Case extends Planned<string, string, string>> {
  readonly title: string
  /** In the order in which they are run. */
  readonly chapters: readonly Case['chapter'][]
  readonly plan: readonly Case[]
  readonly timeoutMs?: number | undefined
  /** Rejects where the case fails, or a gap passes. */
  run(planned: Case): Promise<void>
  /** What is printed at the end: `green` are those which kept to the plan. */
  card(green: ReadonlySet<Case['test']>): string
}

/** Runs a plan in vitest: a group for each chapter that has something to run, and the card at the end. */
export function describePlan<Case extends Planned<string, string, string>>(kit: DescribedKit<Case>): void {
  const { title, chapters, plan, timeoutMs, run, card } = kit
  const green = new Set<Case['test']>()

  describe(title, () => {
    for (const chapter of chapters) {
      const cases = plan.filter((each) => each.chapter === chapter && each.kind !== 'does not apply')
      if (cases.length === 0) continue
      describe(chapter, () => {
        for (const each of cases) {
          const name = each.kind === 'gap' ? `gap: ${each.test} (${each.reason})` : each.test
          it(name, { ...(timeoutMs && { timeout: timeoutMs }) }, async () => {
            await run(each)
            green.add(each.test)
          })
        }
      })
    }
    afterAll(() => console.info(card(green)))
  })
}
