import type { Transport } from '@offhook/core'
import type { FarAbility } from './far-end.ts'
import type { Gap, LocalHarness, RemoteHarness } from './harness.ts'
import { type DeclaredCapabilities, type Need, unmet } from './needs.ts'
import { keepsPlan, type Planned, planAll } from './planned.ts'
import { runTransportCase } from './run-transport-case.ts'
import type { Chapter } from './transport-case.ts'
import { type CaseName, transportCases } from './transport-cases.ts'

/** What is to become of one case with one transport. */
export type PlannedCase = Planned<CaseName, Chapter, Need>

/** Throws a sentence that names the gap and what is wrong with it. */
export function planCases(
  capabilities: DeclaredCapabilities,
  gaps: readonly Gap[] = [],
  farCan: readonly FarAbility[] = [],
): readonly PlannedCase[] {
  return planAll<CaseName, Chapter, Need>(transportCases, (needs) => unmet(needs, capabilities, farCan), gaps)
}

/** Runs one planned case. A gap that passes rejects, so that it gets deleted. */
export function runPlanned<C, S extends { readonly transport: Transport<C> }>(
  planned: PlannedCase,
  harness: LocalHarness<C, S> | RemoteHarness,
): Promise<void> {
  const { test } = planned
  return keepsPlan(planned, 'run' in harness ? harness.run(test) : runTransportCase(test, harness))
}
