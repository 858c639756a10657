import { seededRandom } from '@offhook/core'
import { createVirtualClock } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNetwork, type NetworkConditions } from './network.ts'

interface Arrival {
  readonly fact: number
  readonly at: number
}

/** Sends one fact every `gap` milliseconds and gives what arrived when. */
function run(seed: number, conditions: Partial<NetworkConditions>, count = 30, gap = 10): Arrival[] {
  const clock = createVirtualClock()
  const arrived: Arrival[] = []
  const network = createNetwork(clock, seededRandom(seed), (fact) => {
    arrived.push({ fact: fact as number, at: clock.now() })
  })
  network.change(conditions)
  for (let fact = 0; fact < count; fact += 1) {
    network.send(fact)
    clock.advance(gap)
  }
  clock.runAll()
  return arrived
}

const order = (arrivals: readonly Arrival[]) => arrivals.map(({ fact }) => fact)
const sent = (count: number) => Array.from({ length: count }, (_, fact) => fact)
const chance = fc.double({ min: 0, max: 1, noNaN: true })
const anyConditions = fc.record({
  latencyMs: fc.nat(200),
  jitterMs: fc.nat(200),
  loss: chance,
  duplicate: chance,
  reorder: chance,
})

describe('createNetwork', () => {
  it('delivers within send when nothing is switched on', () => {
    expect(run(1, {}, 3)).toEqual([
      { fact: 0, at: 0 },
      { fact: 1, at: 10 },
      { fact: 2, at: 20 },
    ])
  })

  it('delivers later by the latency', () => {
    expect(run(1, { latencyMs: 25 }, 2)).toEqual([
      { fact: 0, at: 25 },
      { fact: 1, at: 35 },
    ])
  })

  it('does not let a quick fact overtake one under way when the latency falls', () => {
    const clock = createVirtualClock()
    const arrived: unknown[] = []
    const network = createNetwork(clock, seededRandom(1), (fact) => arrived.push(fact))
    network.change({ latencyMs: 50 })
    network.send('slow')
    network.change({ latencyMs: 0 })
    network.send('quick')
    expect(arrived).toEqual([])
    clock.advance(50)
    expect(arrived).toEqual(['slow', 'quick'])
  })

  it('loses everything under way when cleared', () => {
    const clock = createVirtualClock()
    const arrived: unknown[] = []
    const network = createNetwork(clock, seededRandom(1), (fact) => arrived.push(fact))
    network.change({ latencyMs: 50, reorder: 0.5 })
    for (const fact of sent(20)) network.send(fact)
    network.clear()
    clock.runAll()
    expect(arrived).toEqual([])
    expect(clock.pending).toBe(0)
  })

  it('does the same for the same seed, and something else for another', () => {
    const conditions = { latencyMs: 20, jitterMs: 80, loss: 0.2, duplicate: 0.2, reorder: 0.3 }
    expect(run(7, conditions)).toEqual(run(7, conditions))
    expect(run(7, conditions)).not.toEqual(run(8, conditions))
  })

  it('never changes the order by jitter alone, and loses nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(100), fc.nat(300), (seed, latencyMs, jitterMs) => {
        expect(order(run(seed, { latencyMs, jitterMs }))).toEqual(sent(30))
      }),
    )
  })

  it('brings every fact at least once without loss, and no fact that was not sent', () => {
    fc.assert(
      fc.property(fc.integer(), anyConditions, (seed, conditions) => {
        expect(new Set(order(run(seed, { ...conditions, loss: 0 })))).toEqual(new Set(sent(30)))
        for (const fact of order(run(seed, conditions))) expect(sent(30)).toContain(fact)
      }),
    )
  })

  it('loses the same facts whatever else is switched on', () => {
    fc.assert(
      fc.property(fc.integer(), chance, anyConditions, (seed, loss, conditions) => {
        expect(new Set(order(run(seed, { ...conditions, loss })))).toEqual(new Set(order(run(seed, { loss }))))
      }),
    )
  })

  it('does each of these when it is certain', () => {
    expect(run(3, { loss: 1 })).toEqual([])
    expect(order(run(3, { duplicate: 1 }, 2))).toEqual([0, 0, 1, 1])
    expect(order(run(3, { reorder: 1, reorderMs: 500 }))).not.toEqual(sent(30))
  })
})
