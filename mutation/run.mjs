// `npm run mutation` changes the core in a thousand small ways and counts the changes that its tests do not notice.
// `npm run mutation -- quality outcome` does so for some groups. Reports go to mutation/.cache/report, the table of
// scores into docs/mutation.md. It works on a copy: sources are never touched.
import { Stryker } from '@stryker-mutator/core'
import { groups } from './groups.mjs'
import { optionsFor } from './options.mjs'
import { writeScore } from './scores.mjs'

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in groups))
if (unknown.length > 0) throw new Error(`No group ${unknown.join(', ')}. There are: ${Object.keys(groups).join(', ')}`)

for (const group of asked.length > 0 ? asked : Object.keys(groups)) {
  const started = Date.now()
  const mutants = await new Stryker(optionsFor(group)).runMutationTest()
  writeScore(group, mutants, Date.now() - started)
}
