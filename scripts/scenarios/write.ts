// Writes the record of a run and, from it, the table in the README. Run by itself it writes the table alone.
import { readFile, writeFile } from 'node:fs/promises'
import { type Records, readRecords, recordFile, recordOf, type StageName, type TestState } from './record.ts'
import { scenarioTable, withTable } from './table.ts'

const readme = new URL('../../README.md', import.meta.url)

async function writeTable(records: Records): Promise<void> {
  await writeFile(readme, withTable(await readFile(readme, 'utf8'), scenarioTable(records)))
}

/** Replaces the record of this stage; only when that was asked for, so that no other run changes the project. */
export async function recordRun(stage: StageName, states: ReadonlyMap<string, TestState | undefined>): Promise<void> {
  if (process.env.OFFHOOK_RECORD !== stage) return
  const records: Records = { ...(await readRecords()), [stage]: recordOf(stage, states) }
  await writeFile(recordFile, `${JSON.stringify(records, null, 2)}\n`)
  await writeTable(records)
}

if (import.meta.main) await writeTable(await readRecords())
