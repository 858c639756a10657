// Prints, as a Markdown table, what it costs to read a body of OMICALL with care, beside what it costs without.
import { createOmikitTransport, type NativeBridge } from '@offhook/transport-omikit'
import { median, ratio, type Timed, timeRounds } from '../rig/rounds.ts'
import { payloadsOf } from './payloads.ts'
import { mapUnchecked } from './unchecked.ts'

/** How often one `run` plays all bodies: once takes the cheapest case a dozen milliseconds, too short to compare. */
const plays = 10
const texts = payloadsOf(3_000)
const bodies: readonly unknown[] = texts.map((text) => JSON.parse(text) as unknown)
let told = 0

// Each case has a loop of its own: one that is shared would charge all of them a call, the cheapest the most.
function parse(): Timed {
  return {
    name: 'parse',
    facts: texts.length * plays,
    run() {
      for (let play = 0; play < plays; play += 1)
        for (const text of texts) if (JSON.parse(text) !== undefined) told += 1
    },
  }
}

function unchecked(): Timed {
  return {
    name: 'unchecked',
    facts: texts.length * plays,
    run() {
      for (let play = 0; play < plays; play += 1)
        for (const text of texts) if (mapUnchecked(JSON.parse(text)) !== undefined) told += 1
    },
  }
}

/** The adapter from the body on the bridge to the fact at the port, with the reading of the text where there is one. */
async function ours(name: string, payloads: readonly unknown[]): Promise<Timed> {
  const listeners: ((body: unknown) => void)[] = []
  const bridge: NativeBridge = {
    kind: { dialect: 'rn-4.1', platform: 'android' },
    has: () => true,
    invoke: async () => true,
    on(event, listener) {
      if (event === 'CALL_STATE_CHANGED') listeners.push(listener)
      return () => undefined
    },
  }
  await createOmikitTransport({ bridge }).start({
    emit() {
      told += 1
    },
  })
  return {
    name,
    facts: payloads.length * plays,
    run() {
      for (let play = 0; play < plays; play += 1)
        for (const body of payloads) for (const listener of listeners) listener(body)
    },
  }
}

const rounds = await timeRounds([parse(), unchecked(), await ours('texts', texts), await ours('bodies', bodies)], 15, 5)
if (told === 0) throw new Error('Nothing was told.')

const micros = (name: string) => `${median(rounds.get(name) ?? []).toFixed(2)} µs`
const times = (name: string, base: string) => `${ratio(rounds, name, base).toFixed(2)} ×`

console.log(
  '| One body of ten, three of them hostile | time | against `JSON.parse` | against both by hand |\n|---|---|---|---|',
)
console.log(`| \`JSON.parse\` of its text | ${micros('parse')} | 1 × | ${times('parse', 'unchecked')} |`)
console.log(
  `| The same, and a switch that checks nothing | ${micros('unchecked')} | ${times('unchecked', 'parse')} | 1 × |`,
)
console.log(
  `| Ours, from the text to the fact | ${micros('texts')} | ${times('texts', 'parse')} | ${times('texts', 'unchecked')} |`,
)
console.log(
  `| Ours, from a body that the bridge has parsed | ${micros('bodies')} | ${times('bodies', 'parse')} | ${times('bodies', 'unchecked')} |`,
)

const goal = 5
const reading = (base: string) => {
  const is = ratio(rounds, 'texts', base)
  return `${is.toFixed(2)} ×, ${is <= goal ? 'met' : 'missed'}`
}
console.log(
  `\nGoal: from the text to the fact at most ${goal} times. Against \`JSON.parse\` alone: ${reading('parse')}; against \`JSON.parse\` and a mapping by hand: ${reading('unchecked')}. One process, rounds in turn, each of ${(texts.length * plays).toLocaleString('en')} bodies, median of 15.`,
)
