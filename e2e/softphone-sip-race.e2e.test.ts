import { describe, expect } from 'vitest'
import { seeded, seedOf } from './support/seeded.ts'
import { hangUp, ring, softphoneScenarios, talk } from './support/softphone-scenario.ts'

const scenario = softphoneScenarios()
const rounds = 20

/** How such a call may have ended for the caller and the callee; a stuck one, or one that each tells otherwise, is none. */
const agreements = ['cancelled / cancelled', 'cancelled / hung-up', 'hung-up / hung-up']

describe('a call that is cancelled and answered at the same moment', () => {
  scenario(
    `is over for both, ${rounds} times, and the next call works`,
    async (alice, bob) => {
      const random = seeded(seedOf('cancel and answer'))
      const ends: string[] = []
      for (let round = 0; round < rounds; round += 1) {
        await ring(alice, bob)
        const instant = Date.now() + 150
        await Promise.all([
          alice.pressAt(instant, 'Hang up'),
          // From well before the other to well after it: the crossing is somewhere between.
          bob.pressAt(instant - 80 + Math.round(random() * 100), 'Answer'),
        ])
        await Promise.all([alice.inPhase('ended'), bob.inPhase('ended')])
        ends.push(`${await alice.ending()} / ${await bob.ending()}`)
        await Promise.all([alice.press('Done'), bob.press('Done')])
      }
      console.info(
        `cancel and answer: ${agreements.map((end) => `${end}: ${ends.filter((seen) => seen === end).length}`).join(', ')}`,
      )
      expect(ends.filter((end) => !agreements.includes(end))).toEqual([])
      await talk(alice, bob)
      await hangUp(alice, bob)
    },
    { timeout: 120_000 },
  )
})
