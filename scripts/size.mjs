// `npm run size`: measures the built packages against their budgets. No peers needed; `npm run bench` shows them beside.
import { kilobytes, measure } from './size/measure.mjs'
import { ours } from './size/ours.mjs'

const rows = []
for (const { name, budget, ...bundle } of ours) rows.push({ name, budget, bytes: await measure(bundle) })

for (const { name, budget, bytes } of rows) {
  const verdict =
    budget === undefined ? '' : bytes <= budget ? `at most ${kilobytes(budget)}` : `OVER ${kilobytes(budget)}`
  console.log(`${kilobytes(bytes).padStart(9)}  ${name.padEnd(72)} ${verdict}`.trimEnd())
}
if (rows.some(({ budget, bytes }) => budget !== undefined && bytes > budget)) process.exit(1)
