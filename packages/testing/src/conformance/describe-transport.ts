import type { Transport } from '@offhook/core'
import { afterAll, describe, it } from 'vitest'
import { complianceCard } from './compliance-card.ts'
import type { LocalHarness, RemoteHarness } from './harness.ts'
import { planCases, runPlanned } from './plan.ts'
import { chapters } from './transport-case.ts'
import type { CaseName } from './transport-cases.ts'

/**
 * The conformance kit: every adapter of a calling SDK runs it in a vitest file of its own.
 *
 * Each case gets a fresh transport. A case that needs what `capabilities` declares absent does not apply; one that is
 * declared in `gaps` is run and has to fail. A compliance card is printed at the end.
 */
export function describeTransport<C, S extends { readonly transport: Transport<C> }>(
  name: string,
  harness: LocalHarness<C, S> | RemoteHarness,
): void {
  const plan = planCases(harness.capabilities, harness.gaps, harness.farCan)
  const green = new Set<CaseName>()

  describe(`transport kit: ${name}`, () => {
    for (const chapter of chapters) {
      const cases = plan.filter((each) => each.chapter === chapter && each.kind !== 'does not apply')
      if (cases.length === 0) continue
      describe(chapter, () => {
        for (const each of cases) {
          const title = each.kind === 'gap' ? `gap: ${each.test} (${each.reason})` : each.test
          it(title, { ...(harness.timeoutMs && { timeout: harness.timeoutMs }) }, async () => {
            await runPlanned(each, harness)
            green.add(each.test)
          })
        }
      })
    }
    afterAll(() => console.info(complianceCard(name, plan, green)))
  })
}
