import { assert, assertEqual } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import { inChapter } from '../transport-case.ts'
import { heldAndTalking, setHold, standsStill, swapped } from './two-calls.ts'

export const severalCallsCases = inChapter('multi-call', {
  'keeps the levels of two calls apart': {
    needs: ['two calls', 'setHold', 'setMute'],
    async run(context) {
      const [held, muted] = await heldAndTalking(context)
      await context.takes({ type: 'setMute', call: muted.target, muted: true, from: false })
      await muted.until('call.muteChanged', (fact) => fact.muted)
      await standsStill(context, held, true)
      await standsStill(context, muted, false)
      assertEqual(
        held.facts.some((fact) => fact.type === 'call.muteChanged' && fact.muted),
        false,
        'mute of the other call',
      )
      assertEqual(
        muted.facts.some((fact) => fact.type === 'call.holdChanged' && fact.held),
        false,
        'hold of the other call',
      )
    },
  },
  'talks to one while the other is held, and changes over': {
    needs: ['two calls', 'setHold'],
    async run(context) {
      await context.ready()
      const first = await context.talk('outgoing')
      await setHold(context, first, true)
      const second = await context.talk('incoming')
      await setHold(context, second, true)
      await standsStill(context, first, true)
      await setHold(context, first, false)
      await standsStill(context, first, false)
      await standsStill(context, second, true)
    },
  },
  'mutes the call that it names, though another is newer': {
    needs: ['two calls', 'setHold', 'setMute'],
    async run(context) {
      const [older, newer] = await swapped(context)
      await context.takes({ type: 'setMute', call: older.target, muted: true, from: false })
      await older.until('call.muteChanged', (fact) => fact.muted)
      await context.settle()
      const isMuted = newer.facts.some((fact) => fact.type === 'call.muteChanged' && fact.muted)
      assertEqual(isMuted, false, 'mute of the newer call')
    },
  },
  'sends digits into the call that it names, though another is newer': {
    needs: ['two calls', 'setHold', 'sendDigit'],
    async run(context) {
      const [older, newer] = await swapped(context)
      await context.takes({ type: 'sendDigit', call: older.target, digit: '5', durationMs: 100 })
      await context.untilSeen(older, 'sent a digit', ({ digits }) => digits === '5')
      assertEqual((await newer.far.seen()).digits, '', 'digits in the newer call')
    },
  },
  'offers a second call while it talks, and leaves the first alone': {
    needs: ['two calls'],
    async run(context) {
      await context.ready()
      const first = await context.talk('incoming')
      const second = await context.ring()
      await standsStill(context, first, false)
      assertEqual(second.count('call.offered'), 1, 'offers')
      assertEqual((await second.far.seen()).stage, 'ringing', 'what the second caller sees')
      assertEqual(first.count('call.established'), 1, 'times that the first call was established')
    },
  },
  'answers a second call once the first is held': {
    needs: ['two calls', 'setHold'],
    async run(context) {
      await context.ready()
      const first = await context.talk('outgoing')
      const second = await context.ring()
      await setHold(context, first, true)
      await context.answer(second)
      await second.until('call.established')
      await context.untilSeen(second, 'established', ({ stage }) => stage === 'talking')
      await standsStill(context, first, true)
    },
  },
  'declines a second call and keeps the first': {
    needs: ['two calls', 'decline'],
    async run(context) {
      await context.ready()
      const first = await context.talk('incoming')
      const second = await context.ring()
      await context.takes({ type: 'decline', call: second.target, as: 'busy' })
      await second.until('call.ended')
      assertEqual((await context.untilSeen(second, 'ended', ({ stage }) => stage === 'ended')).sip, 486, 'status')
      await standsStill(context, first, false)
    },
  },
  'keeps one call when the other ends, whoever ends it': {
    needs: ['two calls', 'setHold'],
    async run(context) {
      const [first, second] = await heldAndTalking(context)
      await second.far.hangUp()
      await second.until('call.ended')
      await standsStill(context, first, true)
      const third = await context.talk('outgoing')
      await context.hangUp(third)
      await third.until('call.ended')
      await standsStill(context, first, true)
      await setHold(context, first, false)
    },
  },
  'keeps three calls apart': {
    needs: ['three calls', 'setHold'],
    async run(context) {
      await context.ready()
      const first = await context.talk('outgoing')
      await setHold(context, first, true)
      const second = await context.talk('incoming')
      await setHold(context, second, true)
      const third = await context.talk('outgoing')
      const names = [first, second, third].map(({ target }) =>
        JSON.stringify(Object.entries(target.refs).sort(([a], [b]) => (a < b ? -1 : 1))),
      )
      assert(context.declared.identity === 'single-call' || new Set(names).size === 3, 'Two calls have one name.')
      await context.hangUp(second)
      await second.until('call.ended')
      await context.untilSeen(second, 'ended', ({ stage }) => stage === 'ended')
      await standsStill(context, first, true)
      await standsStill(context, third, false)
    },
  },
  'carries as many calls as it declares, and ends none for one more': {
    needs: ['a limit of calls'],
    async run(context) {
      await context.ready()
      const calls: CallProbe[] = []
      while (calls.length < context.declared.maxCalls) calls.push(await context.talk('outgoing'))
      const to = context.far.addresses.reachable
      const oneMore = { ...context.stranger(), refs: {} }
      await context.execute({ type: 'startCall', call: oneMore, to, video: false, muted: false })
      for (const call of calls) await standsStill(context, call, false)
    },
  },
})
