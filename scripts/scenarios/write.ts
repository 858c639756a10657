// Writes the table of scenarios into the README, from docs/scenarios.json.
import { readFile, writeFile } from 'node:fs/promises'
import { readRecords } from './record.ts'
import { scenarioTable, withTable } from './table.ts'

const readme = new URL('../../README.md', import.meta.url)
await writeFile(readme, withTable(await readFile(readme, 'utf8'), scenarioTable(await readRecords())))
