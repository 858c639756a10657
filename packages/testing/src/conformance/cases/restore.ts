import type { FactOf } from '@offhook/core'
import { assert, assertEqual, fail } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'
import { readFact } from '../read-fact.ts'
import { inChapter } from '../transport-case.ts'
import { heldAndTalking, setHold } from './two-calls.ts'

type Found = FactOf<'call.found'>

/** The `call.found` of each live call; other levels may be listed beside them. */
async function listed({ list }: CaseContext): Promise<readonly Found[]> {
  const { complete, facts } = await list()
  assertEqual(typeof complete, 'boolean', 'type of complete')
  return facts
    .map((raw) => {
      const parsed = readFact(raw)
      return parsed.ok ? parsed.value : fail(`A listed fact is unreadable: ${parsed.message}`)
    })
    .filter((fact) => fact.type === 'call.found')
}

function isOf({ target }: CallProbe, { call }: Found): boolean {
  const refs = Object.entries(call.refs ?? {})
  return call.callId === target.callId || refs.some(([name, value]) => target.refs[name] === value)
}

/** The one entry about this call; where the SDK has no ids, the only entry. */
function entryOf(call: CallProbe, found: readonly Found[], { declared }: CaseContext): Found {
  const mine = declared.identity === 'single-call' ? found : found.filter((entry) => isOf(call, entry))
  assertEqual(mine.length, 1, 'entries of a live call')
  return mine[0] ?? fail('There is no entry of a live call.')
}

export const restoreCases = inChapter('restore', {
  'lists nothing when there is no call': {
    needs: ['listCalls'],
    async run(context) {
      await context.ready()
      assertEqual(await listed(context), [], 'listed calls')
    },
  },
  'lists a call with its direction and phase': {
    needs: ['listCalls'],
    async run(context) {
      await context.ready()
      const call = await context.ring()
      const { direction, phase } = entryOf(call, await listed(context), context)
      assertEqual([direction, phase], ['incoming', 'incoming'], 'a call that rings')
      await context.answer(call)
      await call.until('call.established')
      await context.settle()
      assertEqual(entryOf(call, await listed(context), context).phase, 'active', 'phase of a call that talks')
    },
  },
  'lists a dialled call as active once it is answered, not before': {
    needs: ['listCalls'],
    async run(context) {
      await context.ready()
      const call = await context.dial()
      await call.far.ring()
      await call.until('call.ringing')
      const { direction, phase } = entryOf(call, await listed(context), context)
      assert(phase === 'dialing' || phase === 'ringing', `A dialled call that rings is listed as ${phase}.`)
      assertEqual(direction, 'outgoing', 'direction')
      await call.far.answer()
      await call.until('call.established')
      await context.settle()
      assertEqual(entryOf(call, await listed(context), context).phase, 'active', 'phase once answered')
    },
  },
  'lists every live call and no ended one': {
    needs: ['listCalls', 'two calls'],
    async run(context) {
      await context.ready()
      const ended = await context.talk('incoming')
      await ended.far.hangUp()
      await ended.until('call.ended')
      const talking = await context.talk('outgoing')
      const ringing = await context.ring()
      const found = await listed(context)
      assertEqual(found.length, 2, 'listed calls')
      assertEqual(entryOf(talking, found, context).direction, 'outgoing', 'direction of the dialled call')
      assertEqual(entryOf(ringing, found, context).direction, 'incoming', 'direction of the incoming call')
    },
  },
  'lists hold as a level': {
    needs: ['listCalls', 'setHold'],
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming')
      await setHold(context, call, true)
      assertEqual(entryOf(call, await listed(context), context).held, true, 'held')
    },
  },
  'lists which of two calls is held': {
    needs: ['listCalls', 'two calls', 'setHold'],
    async run(context) {
      const [held, talking] = await heldAndTalking(context)
      const found = await listed(context)
      assertEqual(entryOf(held, found, context).held, true, 'held of the call that is held')
      assertEqual(entryOf(talking, found, context).held ?? false, false, 'held of the other one')
    },
  },
  'lists mute as a level': {
    needs: ['listCalls', 'setMute'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      await context.execute({ type: 'setMute', call: call.target, muted: true, from: false })
      await context.settle()
      assertEqual(entryOf(call, await listed(context), context).muted, true, 'muted')
    },
  },
  'lists after a restart what is still alive': {
    needs: ['listCalls'],
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming')
      await context.stop()
      await context.ready()
      await context.settle()
      const { stage } = await call.far.seen()
      const found = await listed(context)
      assert(stage !== 'talking' || found.length === 1, 'The far side still talks, yet the call is not listed.')
      assert(stage !== 'ended' || found.length === 0, 'The far side has ended the call, yet it is listed.')
    },
  },
  'lists no call that ended while it was stopped': {
    needs: ['listCalls', 'two calls'],
    async run(context) {
      await context.ready()
      const [one, other] = [await context.talk('incoming'), await context.talk('outgoing')]
      await context.stop()
      await one.far.hangUp()
      await context.settle()
      await context.ready()
      await context.settle()
      const stands = (await other.far.seen()).stage === 'talking'
      const found = await listed(context)
      assertEqual(
        found.map(({ direction }) => direction),
        stands ? ['outgoing'] : [],
        'listed calls',
      )
    },
  },
})
