import { describe, expect, it } from 'vitest'
import type { Policy } from '../src/index.ts'
import { exploreCalls } from './explore-calls/explore-calls.ts'
import type { Letter } from './explore-calls/letters.ts'

const LONG_MS = 3_600_000
const deeper = Number(process.env.OFFHOOK_RUNS ?? 0) >= 1_000_000 ? 1 : 0

const offer: Letter = { type: 'offer' }
const start: Letter = { type: 'start' }
const established = (call: number): Letter => ({ type: 'fact', call, fact: 'established' })
const held = (call: number): Letter => ({ type: 'fact', call, fact: 'held' })
const taken: Letter = { type: 'outcome', pending: 0, ok: true }

/** A call that talks, and one that was talking before and is held. */
const talking: readonly Letter[] = [offer, established(0)]
const talkingAndHeld: readonly Letter[] = [...talking, held(0), offer, established(1)]

const twoCalls: Readonly<Record<string, readonly Letter[]>> = {
  'one that talks': talking,
  'one that talks, one that rings': [...talking, offer],
  'one that talks, one that is placed': [...talking, start],
  'one that talks, one that is held': talkingAndHeld,
  'two that ring': [offer, offer],
  'one that is placed, one that rings': [start, taken, offer],
  'two that are merged': [
    ...talkingAndHeld,
    { type: 'merge' },
    { type: 'fact', call: 0, fact: 'resumed' },
    taken,
    taken,
  ],
}
const threeCalls: Readonly<Record<string, readonly Letter[]>> = {
  'one that talks, one that is held, one that rings': [...talkingAndHeld, offer],
  'one that talks, two that are held': [...talkingAndHeld, held(1), offer, established(2)],
  'two that are merged, one that rings': [...(twoCalls['two that are merged'] ?? []), offer],
}
const policies: readonly Policy['secondCall'][] = ['hold-and-answer', 'end-and-answer', 'wait', 'reject-busy']

function run(begins: Readonly<Record<string, readonly Letter[]>>, depth: number, most: number) {
  let [nodes, edges] = [0, 0]
  const faults: string[] = []
  for (const [name, begin] of Object.entries(begins))
    for (const secondCall of policies) {
      const found = exploreCalls({ policy: { secondCall }, begin, depth, most })
      nodes += found.nodes
      edges += found.edges
      for (const [fault, path] of found.faults) faults.push(`${name}, ${secondCall}: ${fault}\n  ${path}`)
    }
  return { nodes, edges, faults }
}

describe('several calls, explored exhaustively', () => {
  it(
    'two calls keep the laws through every three things that happen, and come to rest after each',
    () => {
      const { nodes, edges, faults } = run(twoCalls, 3 + deeper, 2)
      console.info(`two calls: ${nodes} situations, ${edges} edges`)
      expect(faults).toEqual([])
      expect(nodes).toBeGreaterThan(1_000)
    },
    LONG_MS,
  )

  it(
    'three calls keep them through every two',
    () => {
      const { nodes, edges, faults } = run(threeCalls, 2 + deeper, 3)
      console.info(`three calls: ${nodes} situations, ${edges} edges`)
      expect(faults).toEqual([])
      expect(nodes).toBeGreaterThan(500)
    },
    LONG_MS,
  )
})
