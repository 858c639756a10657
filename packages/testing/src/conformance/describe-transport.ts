import type { Transport } from '@offhook/core'
import { complianceCard } from './compliance-card.ts'
import { describePlan } from './describe-plan.ts'
import type { LocalHarness, RemoteHarness } from './harness.ts'
import { planCases, runPlanned } from './plan.ts'
import { chapters } from './transport-case.ts'

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
  describePlan({
    title: `transport kit: ${name}`,
    chapters,
    plan,
    timeoutMs: harness.timeoutMs,
    run: (planned) => runPlanned(planned, harness),
    card: (green) => complianceCard(name, plan, green),
  })
}
