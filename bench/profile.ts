// `npm run bench:profile -- call` (or `change`, `duplicate` …): where the time of one fact goes, by package and function.
import { type Profiler, Session } from 'node:inspector/promises'
import { timings } from './rig/timings.ts'

const asked = process.argv[2] ?? 'call'
const cases = await timings()
const chosen = cases.find(({ name }) => name === asked)
if (chosen === undefined) throw new Error(`Name one of: ${cases.map(({ name }) => name).join(', ')}`)

function repeat(times: number): number {
  let facts = 0
  for (let index = 0; index < times; index += 1) {
    chosen?.prepare?.()
    chosen?.run()
    facts += chosen?.facts ?? 0
  }
  return facts
}

repeat(20)
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.setSamplingInterval', { interval: 100 })
await session.post('Profiler.start')
const facts = repeat(100)
const { profile } = await session.post('Profiler.stop')
session.disconnect()

print(
  'package',
  selfTimes(profile, ({ callFrame }) => packageOf(callFrame.url)),
  10,
)
print(
  'function',
  selfTimes(
    profile,
    ({ callFrame }) =>
      `${callFrame.functionName || '(anonymous)'} [${packageOf(callFrame.url)}:${callFrame.lineNumber + 1}]`,
  ),
  40,
)

function packageOf(url: string): string {
  if (url === '' || url.startsWith('node:')) return 'engine'
  const installed = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
  return installed ?? /(?:packages|adapters)\/[^/]+|bench/.exec(url)?.[0] ?? url
}

/** Microseconds spent in the nodes themselves, without what they called, by key. */
function selfTimes(of: Profiler.Profile, key: (node: Profiler.ProfileNode) => string): Map<string, number> {
  const keys = new Map(of.nodes.map((node) => [node.id, key(node)]))
  const times = new Map<string, number>()
  for (const [index, id] of (of.samples ?? []).entries()) {
    const name = keys.get(id) ?? '?'
    times.set(name, (times.get(name) ?? 0) + (of.timeDeltas?.[index] ?? 0))
  }
  return times
}

function print(what: string, times: Map<string, number>, top: number): void {
  const total = [...times.values()].reduce((sum, micros) => sum + micros, 0)
  console.log(`\nself time by ${what}: ${(total / facts).toFixed(2)} µs per fact`)
  for (const [name, micros] of [...times].toSorted(([, a], [, b]) => b - a).slice(0, top)) {
    console.log(
      `${(micros / facts).toFixed(3).padStart(8)} µs ${((micros / total) * 100).toFixed(1).padStart(5)} %  ${name}`,
    )
  }
}
