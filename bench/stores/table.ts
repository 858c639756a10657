// Prints, as a Markdown table, what keeping the state of a call costs here and in other stores, side by side.
import { median, ratio, type Timed, timeRounds } from '../rig/rounds.ts'
import { ours } from './ours.ts'
import { emitter, handWritten, rxjs, zustand } from './plain.ts'
import { bareActor, xstateStore } from './stately.ts'
import type { Shown, Store, StoreKind } from './store.ts'
import { toolkit } from './toolkit.ts'
import { life, realistic, type Story, seeded } from './trace.ts'

const kinds: readonly StoreKind[] = [ours, bareActor, toolkit, xstateStore, rxjs, zustand, emitter, handWritten]
const stories = { life: { make: life, calls: 800 }, realistic: { make: realistic, calls: 40 } } as const
type StoryName = keyof typeof stories

function live(store: Store, { ref, moments }: Story): void {
  for (const { fact, thenMs } of moments) {
    store.take(fact)
    if (thenMs > 0) store.pass?.(thenMs)
  }
  store.clear(ref)
}

/** What the screen shows after each fact, as text, and how often the listener ran. */
async function watch(kind: StoreKind, told: readonly Story[]): Promise<{ screens: readonly string[]; runs: number }> {
  let runs = 0
  const store = await kind.open(() => {
    runs += 1
  })
  runs = 0
  const screens: string[] = []
  for (const { ref, moments } of told) {
    for (const { fact, thenMs } of moments) {
      store.take(fact)
      screens.push(textOf(store.shown(ref)))
      if (thenMs > 0) store.pass?.(thenMs)
    }
    store.clear(ref)
    screens.push(textOf(store.shown(ref)))
  }
  return { screens, runs }
}

/** Of a call that is over a screen shows no more than that, and whose it was. */
function textOf(shown: Shown | undefined): string {
  if (shown === undefined) return 'no call'
  const { phase, remote, muted, localHold, remoteHold, quality } = shown
  return JSON.stringify(phase === 'ended' ? [phase, remote] : [phase, remote, muted, localHold, remoteHold, quality])
}

/** Times nothing unless all show the same after every fact. Gives the listener's runs per visible change. */
async function runsPerChange(): Promise<ReadonlyMap<string, number>> {
  const random = seeded(7)
  const told = Array.from({ length: 20 }, () => realistic(random))
  const { screens: expected } = await watch(handWritten, told)
  const changes = expected.filter((screen, place) => screen !== expected[place - 1]).length
  const result = new Map<string, number>()
  for (const kind of kinds) {
    const { screens, runs } = await watch(kind, told)
    const place = expected.findIndex((screen, index) => screen !== screens[index])
    if (place >= 0) throw new Error(`${kind.name} shows ${screens[place]} where ${expected[place]} is due`)
    result.set(kind.name, runs / changes)
  }
  return result
}

// The clock of processor time ticks every 4 ms on some kernels: who is quick gets more calls a round.
const LEAST_MS = 60
const MOST_BATCHES = 16

async function timedStore(kind: StoreKind, name: StoryName): Promise<Timed> {
  const store = await kind.open(() => undefined)
  const random = seeded(11)
  const { make, calls } = stories[name]
  const batches = (count: number) => Array.from({ length: calls * count }, () => make(random))
  const trial = batches(4)
  const before = performance.now()
  for (const story of trial) live(store, story)
  const needed = Math.ceil((4 * LEAST_MS) / (performance.now() - before))
  const batch = () => batches(Math.min(needed, MOST_BATCHES))
  // Made for each round and let go after it: the batches of others would be marked by the garbage collector of this one.
  let told = batch()
  const facts = told.reduce((sum, { moments }) => sum + moments.length, 0)
  told = []
  return {
    name: `${name} ${kind.name}`,
    facts,
    prepare() {
      told = batch()
    },
    run() {
      for (const story of told) live(store, story)
      told = []
    },
  }
}

const runs = await runsPerChange()
const cases: Timed[] = []
for (const name of ['life', 'realistic'] as const) for (const kind of kinds) cases.push(await timedStore(kind, name))
const measured = await timeRounds(cases, 15, 5)

const cell = (name: StoryName, kind: StoreKind) => {
  const times = ratio(measured, `${name} ${kind.name}`, `${name} ${bareActor.name}`)
  return `${times.toFixed(2)} × (${median(measured.get(`${name} ${kind.name}`) ?? []).toFixed(2)} µs)`
}
console.log(
  '| | a call of 8 facts | two minutes of talk, 183 facts | listener calls per visible change |\n|---|---|---|---|',
)
for (const kind of kinds)
  console.log(
    `| ${kind.name} | ${cell('life', kind)} | ${cell('realistic', kind)} | ${(runs.get(kind.name) ?? 0).toFixed(2)} |`,
  )
console.log(
  '\nTimes are per fact, ratios against the bare XState actor (goal on the talk: at most 1 ×). The talk has 8 lifecycle ' +
    'facts, 120 quality samples, and 30 % duplicates and late facts. All show the same phase, far side, mute, hold and ' +
    'quality band after every fact, which is checked before anything is timed. The others trust what they are given: ' +
    'reading unknown input, finding the call, its deadlines, its record and the trace are in the price of ours alone.',
)
