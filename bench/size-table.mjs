import { readFileSync } from 'node:fs'
import { kilobytes, measure } from '../scripts/size/measure.mjs'
import { ours } from '../scripts/size/ours.mjs'
import { peers } from './peers.mjs'

/** Our packages, then the peers, all measured by the same function; Markdown. */
export async function sizeTable() {
  const rows = []
  for (const { name, budget, goal, ...bundle } of ours) {
    const wanted = goal === undefined ? '' : ` (goal ${kilobytes(goal)})`
    const limit = budget === undefined ? '' : `${kilobytes(budget)}${wanted}`
    rows.push([name, kilobytes(await measure(bundle)), limit])
  }
  for (const { name, as, code } of peers) {
    const { version } = JSON.parse(readFileSync(`bench/node_modules/${name}/package.json`, 'utf8'))
    rows.push([`${name} ${version} ${as}`, kilobytes(await measure({ code, from: 'bench' })), ''])
  }
  const body = rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
  return (
    `| one bundle, minified, gzip -9 | size | budget |\n|---|---|---|\n${body}\n\n` +
    'The bindings are measured without `@offhook/core` and their framework. Peers carry their media engine with them; ' +
    'the whole SIP phone is the row to lay beside them.'
  )
}
