// Prints, as a Markdown table, what the core costs beside a bare XState actor. Ratios hold; times are of this machine.
import { cpus } from 'node:os'
import { bytesLeftBehind } from './rig/memory.ts'
import { median, ratio, timeRounds } from './rig/rounds.ts'
import { timings } from './rig/timings.ts'

const rounds = 15
const measured = await timeRounds(await timings(), rounds, 5)
const leftBehind = await bytesLeftBehind(10_000)

const micros = (name: string) => `${median(measured.get(name) ?? []).toFixed(2)} µs`
const compare = (name: string, base: string) =>
  `${ratio(measured, name, base).toFixed(2)} × (${micros(name)} against ${micros(base)})`

const rows = [
  [
    'Whole path per fact, calls of 10 facts from ring to end, against a bare XState actor',
    compare('call', 'bare call'),
    '3 ×',
  ],
  ['The same, changes within one live call', compare('change', 'bare change'), '3 ×'],
  ['A duplicate, against a bare actor per event', compare('duplicate', 'bare call'), '0.5 ×'],
  ['A quality sample, against a bare actor per event', compare('quality sample', 'bare call'), '0.5 ×'],
  [
    'Heap growth by 10,000 calls one after another, per call',
    `${(leftBehind / 10_000).toFixed(0)} B`,
    'none beyond the bounds',
  ],
]

console.log('| | measured | goal: at most |\n|---|---|---|')
for (const row of rows) console.log(`| ${row.join(' | ')} |`)
console.log(
  `\nNode ${process.versions.node}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, production mode; ` +
    `processor time of one thread, median of ${rounds} interleaved rounds in one process.`,
)
