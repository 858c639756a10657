import type { Transport } from '@offhook/core'
import { ConformanceError } from '../../src/conformance/assert.ts'
import { planCases } from '../../src/conformance/plan.ts'
import { type CaseName, runTransportCase } from '../../src/index.ts'
import { referenceHarness } from '../reference/reference-harness.ts'

export type Breaking = <C>(honest: Transport<C>) => Transport<C>

/** The cases that the honest reference transport has to pass. */
export const applicable: readonly CaseName[] = planCases(referenceHarness.capabilities, [], referenceHarness.farCan)
  .filter(({ kind }) => kind === 'must pass')
  .map(({ test }) => test)

/** The cases that the reference transport fails once it is broken so. */
export async function failing(breaks: Breaking): Promise<ReadonlySet<CaseName>> {
  const failed = new Set<CaseName>()
  for (const test of applicable) {
    await runTransportCase(test, {
      ...referenceHarness,
      async create() {
        const setup = await referenceHarness.create()
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
