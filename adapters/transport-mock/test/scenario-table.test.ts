import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  allScenarios,
  keyOf,
  readRecords,
  recordOf,
  stages,
  type TestState,
} from '../../../scripts/scenarios/record.ts'
import { scenarioTable, withTable } from '../../../scripts/scenarios/table.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const readme = readFileSync(`${root}README.md`, 'utf8')
const table = readme.slice(readme.indexOf('<!-- scenarios:start -->'), readme.indexOf('<!-- scenarios:end -->'))
const keys = allScenarios.map(keyOf)
const playable = (stage: (typeof stages)[number]) => allScenarios.filter(({ notOn }) => notOn?.[stage] === undefined)

describe('the table in the README', () => {
  it('is the one that is made of the record (npm run scenarios)', async () => {
    expect(readme).toBe(withTable(readme, scenarioTable(await readRecords())))
  })

  it('names each script once, and none that there is not', () => {
    const rows = table.split('\n').filter((line) => / \| RFC \d+ /.test(line))
    const named = rows.map((row) => row.split(' | ')).map(([name = '', source]) => `${source}: ${name.slice(2)}`)
    expect(named).toEqual(keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('has a result or a reason for each stage', () => {
    expect(table).not.toContain('not run')
    for (const { steps, notOn } of allScenarios) expect(steps.length === 0).toBe(Boolean(notOn?.simulator && notOn.sip))
  })

  it('sends readers to tests that there are', () => {
    const places = new Set(table.match(/(?:packages|adapters|e2e)\/[\w/.*-]*[\w*]/g))
    expect(places.size).toBeGreaterThan(0)
    for (const place of places) expect([place, globSync(place, { cwd: root }).length > 0]).toEqual([place, true])
  })
})

describe('the record of the scenarios', () => {
  it.each(stages)(
    'has every script on the %s, by the name that it has now, and why those are not played',
    async (stage) => {
      const record = (await readRecords())[stage]
      expect(Object.keys(record)).toEqual(keys)
      const reasons = allScenarios.map(({ notOn }) => notOn?.[stage]).filter((why) => why !== undefined)
      const notPlayed = Object.values(record).filter((result) => result.startsWith('not played'))
      expect(notPlayed).toEqual(reasons.map((why) => `not played: ${why}`))
    },
  )
})

describe('a run that is recorded', () => {
  const [first, second, ...others] = playable('simulator').map(keyOf)
  const states = new Map<string, TestState | undefined>([
    [first ?? '', 'fail'],
    [second ?? '', undefined],
    ...others.map((key) => [key, 'pass'] as const),
    ['RFC 1 section 1: Renamed since', 'pass'],
  ])
  const record = recordOf('simulator', states)

  it('calls passed what passed, failed what failed, and not run what never came to an end', () => {
    const results = playable('simulator').map((scenario) => record[keyOf(scenario)])
    expect(results).toEqual(['failed', 'not run', ...others.map(() => 'passed')])
  })

  it('keeps nothing of a script that there is not', () => {
    expect(Object.keys(record)).toEqual(keys)
  })

  it('is shown in the table as it was', () => {
    const rows = scenarioTable({ simulator: record, sip: recordOf('sip', new Map()) }).split('\n')
    const cellsOf = (key = '') =>
      rows.map((row) => row.split(' | ')).find(([name, source]) => `${source}: ${name?.slice(2)}` === key)
    expect(cellsOf(first)?.slice(2, 4)).toEqual(['failed', 'not run'])
    expect(cellsOf(second)?.[2]).toBe('not run')
    expect(cellsOf(others[0])?.[2]).toBe('passed')
  })
})
