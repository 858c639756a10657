// `npm run size`: measures the built packages against their budgets. No peers needed; `npm run bench` shows them beside.
import { kilobytes, measure } from './size/measure.mjs'
import { ours } from './size/ours.mjs'

const rows = []
for (const { name, budget, goal, ...bundle } of ours) rows.push({ name, budget, goal, bytes: await measure(bundle) })

for (const { name, budget, goal, bytes } of rows) {
  const verdict =
    budget === undefined ? '' : bytes <= budget ? `at most ${kilobytes(budget)}` : `OVER ${kilobytes(budget)}`
  const missed = goal !== undefined && bytes > goal ? `, goal ${kilobytes(goal)} missed` : ''
  console.log(`${kilobytes(bytes).padStart(9)}  ${name.padEnd(72)} ${verdict}${missed}`.trimEnd())
}
if (rows.some(({ budget, bytes }) => budget !== undefined && bytes > budget)) process.exit(1)
