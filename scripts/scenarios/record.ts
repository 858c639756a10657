// What each scenario came to when its stage was last recorded (`npm run scenarios`): docs/scenarios.json.
import { readFile } from 'node:fs/promises'
import { rfc3665, rfc5359, rfc5407, type Scenario, type Stage } from '../../packages/testing/src/scenario/index.ts'

export type StageName = Stage['name']
/** By scenario, in the order of the scripts: `passed`, `failed`, `not run`, or `not played: ` and why. */
export type StageRecord = Readonly<Record<string, string>>
export type Records = Readonly<Record<StageName, StageRecord>>
/** What became of a test, as vitest says it. */
export type TestState = 'pass' | 'fail' | (string & {})

export const stages: readonly StageName[] = ['simulator', 'sip']
export const allScenarios: readonly Scenario[] = [...rfc3665, ...rfc5359, ...rfc5407]

export const recordFile = new URL('../../docs/scenarios.json', import.meta.url)

/** How a scenario is called in the record, and the test that plays it. */
export const keyOf = ({ source, name }: Scenario): string => `${source}: ${name}`

export async function readRecords(): Promise<Records> {
  const records: Partial<Records> = JSON.parse(await readFile(recordFile, 'utf8'))
  return { simulator: {}, sip: {}, ...records }
}

/** The whole record of one run. MUST NOT take over anything from the run before. */
export function recordOf(stage: StageName, states: ReadonlyMap<string, TestState | undefined>): StageRecord {
  const resultOf = (scenario: Scenario): string => {
    const why = scenario.notOn?.[stage]
    if (why !== undefined) return `not played: ${why}`
    const state = states.get(keyOf(scenario))
    return state === 'pass' ? 'passed' : state === 'fail' ? 'failed' : 'not run'
  }
  return Object.fromEntries(allScenarios.map((scenario) => [keyOf(scenario), resultOf(scenario)]))
}
