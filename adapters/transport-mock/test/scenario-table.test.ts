import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keyOf, readRecords } from '../../../scripts/scenarios/record.ts'
import { allScenarios, scenarioTable, withTable } from '../../../scripts/scenarios/table.ts'

describe('the table in the README', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

  it('is the one that is made of the record (npm run scenarios)', async () => {
    expect(readme).toBe(withTable(readme, scenarioTable(await readRecords())))
  })

  it('has each scenario once, and a result or a reason for each stage', () => {
    const keys = allScenarios.map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
    const table = readme.slice(readme.indexOf('<!-- scenarios:start -->'), readme.indexOf('<!-- scenarios:end -->'))
    expect(table).not.toContain('not run')
    for (const { steps, notOn } of allScenarios) expect(steps.length === 0).toBe(Boolean(notOn?.simulator && notOn.sip))
  })
})
