import { readFileSync, writeFileSync } from 'node:fs'
import { groups } from './groups.mjs'

const page = 'docs/mutation.md'
const [start, end] = ['<!-- scores:start -->', '<!-- scores:end -->']
const head =
  '| group | files | mutants | noticed | survived | reached by no test | score | minutes |\n|---|---|---|---|---|---|---|---|'

/** Puts the row of one group into the page; the rows of other groups stay as they were when they last ran. */
export function writeScore(group, mutants, tookMs) {
  const text = readFileSync(page, 'utf8')
  const [before, rest] = [text.slice(0, text.indexOf(start)), text.slice(text.indexOf(end))]
  const rows = new Map(
    text
      .slice(before.length, text.length - rest.length)
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => [line.split(' ')[1], line]),
  )
  rows.set(group, rowOf(group, mutants, tookMs))
  const known = Object.keys(groups).flatMap((name) => rows.get(name) ?? [])
  writeFileSync(page, `${before}${start}\n${head}\n${known.join('\n')}\n${rest}`)
  console.log(`\n${head}\n${rows.get(group)}`)
}

function rowOf(group, mutants, tookMs) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  // A mutant that hangs is noticed by the time limit. What does not even load is no change that anybody could ship.
  const noticed = count('Killed', 'Timeout')
  const missed = count('Survived', 'NoCoverage')
  const files = new Set(mutants.map(({ fileName }) => fileName)).size
  const score = `${((100 * noticed) / (noticed + missed)).toFixed(1)} %`
  const cells = [group, files, noticed + missed, noticed, count('Survived'), count('NoCoverage'), score]
  return `| ${[...cells, (tookMs / 60_000).toFixed(1)].join(' | ')} |`
}
