// What the scenarios came to when they were last recorded (`npm run scenarios`): docs/scenarios.json.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Scenario, Stage } from '../../packages/testing/src/scenario/index.ts'

export type Records = Readonly<Record<Stage['name'], readonly string[]>>

const file = fileURLToPath(new URL('../../docs/scenarios.json', import.meta.url))

export const keyOf = ({ source, name }: Scenario): string => `${source}: ${name}`

export async function readRecords(): Promise<Records> {
  const empty: Records = { simulator: [], sip: [] }
  return readFile(file, 'utf8').then(
    (text) => ({ ...empty, ...JSON.parse(text) }),
    () => empty,
  )
}

/** Writes down that a scenario has passed; only when it was asked for, so that no test run changes the project. */
export async function recordScenario(stage: Stage['name'], scenario: Scenario): Promise<void> {
  if (process.env.OFFHOOK_RECORD !== stage) return
  const records = await readRecords()
  const passed = new Set([...records[stage], keyOf(scenario)])
  await writeFile(file, `${JSON.stringify({ ...records, [stage]: [...passed].sort() }, null, 2)}\n`)
}
