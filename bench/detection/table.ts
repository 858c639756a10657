// Prints, as a Markdown table, how freezes and opinion scores of ours and of peers compare on the same readings.
import { quantile, scoreOf } from '../../adapters/transport-sipjs/test/quality/score.ts'
import * as calls from './calls.ts'
import { costOf } from './cost.ts'
import type { Detector } from './detector.ts'
import { issueDetector } from './issue-detector.ts'
import { errorAgainstColeRosenbluth, errorAgainstEModel, type ScoreError } from './opinion.ts'
import { ours } from './ours.ts'
import { twilio } from './twilio.ts'

const eachSecond = issueDetector(1_000, 'told to look each second')
const detectors: readonly Detector[] = [ours, twilio, issueDetector(5_000, 'as it comes: each 5 s'), eachSecond]
const sets = {
  recordedFreezes: calls.recordedFreezes(),
  simulatedFreezes: calls.simulatedFreezes(),
  calm: [...calls.recordedCalm(), ...calls.simulatedCalm()],
  gateway: calls.simulatedGateway(),
  silence: [calls.recordedSilence()],
}

async function scored(detector: Detector, set: readonly calls.BenchCall[]) {
  const delays: number[] = []
  let [missed, falseAlarms, hours] = [0, 0, 0]
  for (const call of set) {
    const { alarms } = await detector.watch(call.observed)
    const score = scoreOf(call.freezes, alarms)
    delays.push(...score.delays)
    missed += score.missed
    falseAlarms += score.falseAlarms
    hours += call.hours
  }
  return { delays: delays.sort((a, b) => a - b), missed, falseAlarms, hours }
}

const seconds = (ms: number) => (Number.isNaN(ms) ? '–' : `${(ms / 1_000).toFixed(1)} s`)
const apart = ({ mean, largest }: ScoreError) => `${mean.toFixed(2)} / ${largest.toFixed(2)}`

async function detection(detector: Detector, set: readonly calls.BenchCall[]): Promise<string> {
  const { delays, missed } = await scored(detector, set)
  const seen = `${delays.length} of ${delays.length + missed}`
  return delays.length === 0 ? seen : `${seen}; ${seconds(quantile(delays, 0.5))} / ${seconds(quantile(delays, 0.95))}`
}

async function anHour(detector: Detector, set: readonly calls.BenchCall[]): Promise<string> {
  const { falseAlarms, hours } = await scored(detector, set)
  const rate = falseAlarms / hours
  return rate === 0 ? '0' : rate.toFixed(rate < 10 ? 1 : 0)
}

/** What is said of the sound while nothing has arrived for seconds. */
async function scoreInFreeze(detector: Detector): Promise<string> {
  const [call] = sets.recordedFreezes
  const from = call?.freezes[0]?.from ?? Number.NaN
  const { scores } = await detector.watch(call?.observed ?? [])
  const said = [...scores].find(([at]) => at >= from + 2_000 && at <= from + 8_000)
  return said === undefined ? 'none' : said[1].toFixed(2)
}

const costs = await costOf(detectors, sets.calm.at(-1)?.observed ?? [], 15)
const cost = (detector: Detector) => {
  const micros = costs.get(detector) ?? Number.NaN
  return `${(micros / (costs.get(ours) ?? Number.NaN)).toFixed(2)} × (${micros.toFixed(1)} µs)`
}

const rows: readonly (readonly [string, (detector: Detector) => string | Promise<string>])[] = [
  ['Recorded freezes of 8 s and 40 s: seen; delay p50 / p95', (detector) => detection(detector, sets.recordedFreezes)],
  ['Simulated freezes of 5 s: seen; delay p50 / p95', (detector) => detection(detector, sets.simulatedFreezes)],
  ['False alarms an hour: constant, DTX, muted', (detector) => anHour(detector, sets.calm)],
  ['False alarms an hour: a gateway that suppresses silence', (detector) => anHour(detector, sets.gateway)],
  [
    'Recorded: the far side sends no sound for 8 s, the path lives; alarms',
    async (detector) => `${(await scored(detector, sets.silence)).falseAlarms}`,
  ],
  ['Opinion score in a freeze', scoreInFreeze],
  [
    'Its error against 14 vectors of ITU-T G.107, which is our formula: mean / largest',
    async (d) => apart(await errorAgainstEModel(d)),
  ],
  ['The same against the short form of Cole and Rosenbluth', async (d) => apart(await errorAgainstColeRosenbluth(d))],
  ['Processor time per sample; ours up to the view of the call', cost],
]

console.log(`| | ${detectors.map(({ name }) => name).join(' | ')} |\n|---${'|---'.repeat(detectors.length)}|`)
for (const [what, cell] of rows) {
  const cells: string[] = []
  for (const detector of detectors) cells.push(await cell(detector))
  console.log(`| ${what} | ${cells.join(' | ')} |`)
}
console.log(
  '\nAll get the same readings of `getStats`, about one a second: six real calls between two Chromiums, and ten simulated ' +
    'hours. An alarm that stands already when a freeze begins counts as seen at once. Processor time as above, of an hour ' +
    'of readings, median of 15 rounds.',
)
