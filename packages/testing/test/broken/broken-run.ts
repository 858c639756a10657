import type { Transport } from '@offhook/core'
import { ConformanceError } from '../../src/conformance/assert.ts'
import { type PlannedCase, planCases } from '../../src/conformance/plan.ts'
import { type CaseName, runTransportCase } from '../../src/index.ts'
import { modestHarness, referenceHarness } from '../reference/reference-harness.ts'

export type Breaking = <C>(honest: Transport<C>) => Transport<C>

const required = ({ kind }: PlannedCase) => kind === 'must pass'
const plans = [referenceHarness, modestHarness].map((harness) => ({
  harness,
  tests: new Set(
    planCases(harness.capabilities, [], harness.farCan)
      .filter(required)
      .map(({ test }) => test),
  ),
}))

/** The cases that an honest reference transport has to pass, each once. */
export const applicable: readonly CaseName[] = [...new Set(plans.flatMap(({ tests }) => [...tests]))]

/** The most able reference transport that the case applies to. */
const harnessFor = (test: CaseName) => plans.find(({ tests }) => tests.has(test))?.harness ?? referenceHarness

/** The cases that the reference transport fails once it is broken so. */
export async function failing(breaks: Breaking): Promise<ReadonlySet<CaseName>> {
  const failed = new Set<CaseName>()
  for (const test of applicable) {
    const harness = harnessFor(test)
    await runTransportCase(test, {
      ...harness,
      async create() {
        const setup = await harness.create()
        return { ...setup, transport: breaks(setup.transport) }
      },
    }).catch((error) => {
      // Anything else would be a fault of the kit or of this test.
      if (!(error instanceof ConformanceError)) throw error
      failed.add(test)
    })
  }
  return failed
}
