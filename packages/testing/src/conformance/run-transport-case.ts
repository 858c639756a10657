import type { Transport } from '@offhook/core'
import { createCaseContext } from './create-case-context.ts'
import type { TransportBench } from './harness.ts'
import { promised } from './promised.ts'
import { type CaseName, transportCases } from './transport-cases.ts'

/** Runs one case on a transport of its own; rejects when the transport is in breach. Needs no test runner. */
export async function runTransportCase<C, S extends { readonly transport: Transport<C> }>(
  test: CaseName,
  bench: TransportBench<C, S>,
): Promise<void> {
  const setup = await bench.create()
  const far = await bench.far(setup)
  try {
    await transportCases[test].run(createCaseContext(setup.transport, far, bench.capabilities))
  } finally {
    // Only clears away: how `stop` behaves is a test of its own, and must not turn all the others red.
    await promised(
      'stop',
      () => far.settle(),
      () => setup.transport.stop(),
    ).catch(() => {})
    await bench.dispose?.(setup)
  }
}
