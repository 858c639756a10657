import { describe, it } from 'vitest'
import { checkNames } from './checks/all.ts'
import type { BindingHarness } from './harness.ts'
import { runCheck } from './run-check.ts'

/** What every binding of a framework MUST do, as tests: each check in each way to mount that the harness knows. */
export function describeBinding(name: string, harness: BindingHarness): void {
  describe.each(harness.modes.map((mode) => mode.name))(`${name}, %s`, (mode) => {
    it.each(checkNames)('%s', (check) => runCheck(harness, mode, check))
  })
}
