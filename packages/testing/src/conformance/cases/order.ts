import { assert, assertEqual } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import { inChapter } from '../transport-case.ts'

/** Fails unless these types came, and first came in this order. */
function inOrder(call: CallProbe, ...expected: readonly string[]): void {
  const types: readonly string[] = call.facts.map(({ type }) => type)
  const milestones = [...new Set(types)].filter((type) => expected.includes(type))
  assertEqual(milestones, expected, 'order of the facts')
}

export const orderCases = inChapter('order', {
  'keeps the order of a dialled call': {
    async run({ ready, dial }) {
      await ready()
      const call = await dial()
      await call.far.ring()
      await call.until('call.ringing')
      await call.far.answer()
      await call.until('call.established')
      await call.far.hangUp()
      await call.until('call.ended')
      inOrder(call, 'call.dialed', 'call.ringing', 'call.established', 'call.ended')
    },
  },
  'keeps the order of an incoming call': {
    async run({ ready, talk }) {
      await ready()
      const call = await talk('incoming')
      await call.far.hangUp()
      await call.until('call.ended')
      inOrder(call, 'call.offered', 'call.established', 'call.ended')
    },
  },
  'tells two incoming calls apart': {
    needs: ['two calls'],
    async run({ ready, ring, answer, settle }) {
      await ready()
      const first = await ring()
      const second = await ring()
      await answer(first)
      await first.until('call.established')
      await second.far.cancel()
      await second.until('call.ended')
      await settle()
      assertEqual([first.count('call.ended'), second.count('call.established')], [0, 0], 'facts of the other call')
      inOrder(first, 'call.offered', 'call.established')
      inOrder(second, 'call.offered', 'call.ended')
    },
  },
  'tells a dialled call from an incoming one': {
    needs: ['two calls'],
    async run({ ready, dial, ring, settle }) {
      await ready()
      const dialled = await dial()
      const offered = await ring()
      await dialled.far.answer()
      await dialled.until('call.established')
      await offered.far.cancel()
      await offered.until('call.ended')
      await settle()
      assertEqual([dialled.count('call.ended'), offered.count('call.established')], [0, 0], 'facts of the other call')
    },
  },
  'carries out a command on the call that it names': {
    needs: ['two calls'],
    async run({ ready, talk, ring, hangUp, settle, untilSeen }) {
      await ready()
      const first = await talk('incoming')
      const second = await ring()
      await hangUp(first)
      await untilSeen(first, 'ended', ({ stage }) => stage === 'ended')
      await settle()
      const { stage } = await second.far.seen()
      assert(stage === 'ringing', `The call that was not named is ${stage}.`)
      assertEqual(second.count('call.ended'), 0, 'ends of the call that was not named')
    },
  },
})
