// Prints, as a Markdown table, what a fact and a call cost while many calls live, beside as many bare XState actors.
import { bytesPerBareCall, bytesPerLiveCall } from './rig/memory.ts'
import { median, type Timed, timeRounds } from './rig/rounds.ts'
import { crowdTimings } from './rig/timings.ts'

const crowds = [1, 100, 1_000, 10_000]
const cases: Timed[] = []
for (const count of crowds) cases.push(...(await crowdTimings(count)))
const measured = await timeRounds(cases, 7, 2)

const micros = (name: string) => median(measured.get(name) ?? [])
const cost = (who: string, count: number) =>
  `${micros(`${who} ${count}`).toFixed(2)} µs, ${(micros(`${who} ${count}`) / micros(`${who} 1`)).toFixed(2)} ×`
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

console.log(
  '| live calls | a change of one, against one call alone | the same of bare XState actors | memory per call | per bare actor |',
)
console.log('|---|---|---|---|---|')
for (const count of crowds) {
  // One call alone weighs less than the noise of a heap.
  const memory =
    count < 100 ? ['', ''] : [kilobytes(await bytesPerLiveCall(count)), kilobytes(await bytesPerBareCall(count))]
  console.log(`| ${[count.toLocaleString('en'), cost('ours', count), cost('bare', count), ...memory].join(' | ')} |`)
}
console.log('\nGoals: at most 1.5 × at 1,000 calls, and 12 kB per live call.')
