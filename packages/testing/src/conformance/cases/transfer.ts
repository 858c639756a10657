import { assert, assertEqual, missing } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'
import { inChapter } from '../transport-case.ts'
import { heldAndTalking, standsStill } from './two-calls.ts'

const stagesOf = ({ facts }: CallProbe): readonly string[] =>
  facts.flatMap((fact) => (fact.type === 'call.transferChanged' ? [fact.stage] : []))

const tell = ({ far }: CallProbe, progress: 'ringing' | 'done' | 486 | 603): Promise<void> =>
  far.tellTransfer?.(progress) ?? missing('transfer progress')

/** Has the far side of a call that stands accept a transfer. */
async function handOn(context: CaseContext): Promise<CallProbe> {
  await context.ready()
  const call = await context.talk('incoming')
  await context.takes({ type: 'transfer', call: call.target, to: context.far.addresses.unknown })
  await call.until('call.transferChanged', ({ stage }) => stage === 'accepted')
  return call
}

/** The same with one who was consulted: the far side is to take the place of this one there. */
async function consult(context: CaseContext): Promise<readonly [CallProbe, CallProbe]> {
  const [call, consulted] = await heldAndTalking(context)
  await context.takes({ type: 'transferTo', call: call.target, consulted: consulted.target })
  return [call, consulted]
}

/** Waits for the far side to be asked to call somebody. */
async function askedToCall(context: CaseContext, call: CallProbe) {
  const seen = await context.untilSeen(call, 'asked to call somebody', ({ askedToCall }) => askedToCall !== undefined)
  return seen.askedToCall
}

export const transferCases = inChapter('transfer', {
  'asks the far side to call somebody else, and ends nothing itself': {
    needs: ['transfer', 'transfer progress'],
    async run(context) {
      const call = await handOn(context)
      const asked = await askedToCall(context, call)
      assertEqual(asked, { to: context.far.addresses.unknown, replaces: false }, 'whom the far side is to call')
      await standsStill(context, call, false)
    },
  },
  'reports the stages of a transfer in their order': {
    needs: ['transfer', 'transfer progress'],
    async run(context) {
      const call = await handOn(context)
      await tell(call, 'ringing')
      await call.until('call.transferChanged', ({ stage }) => stage === 'ringing')
      await tell(call, 'done')
      await call.until('call.transferChanged', ({ stage }) => stage === 'done')
      await context.settle()
      assertEqual(stagesOf(call), ['accepted', 'ringing', 'done'], 'stages')
    },
  },
  'says why a transfer failed, and keeps the call': {
    needs: ['transfer', 'transfer progress'],
    async run(context) {
      const call = await handOn(context)
      await tell(call, 486)
      const { reason } = await call.until('call.transferChanged', ({ stage }) => stage === 'failed')
      assertEqual(reason, 'busy', 'reason of the failure')
      await standsStill(context, call, false)
    },
  },
  'can hand a call on after a transfer that failed': {
    needs: ['transfer', 'transfer progress'],
    async run(context) {
      const call = await handOn(context)
      await tell(call, 603)
      await call.until('call.transferChanged', ({ stage }) => stage === 'failed')
      await context.takes({ type: 'transfer', call: call.target, to: context.far.addresses.reachable })
      await tell(call, 'done')
      await call.until('call.transferChanged', ({ stage }) => stage === 'done')
      assertEqual(stagesOf(call), ['accepted', 'failed', 'accepted', 'done'], 'stages of both transfers')
    },
  },
  'hands on the call that it names, though another is newer': {
    needs: ['two calls', 'setHold', 'transfer', 'transfer progress'],
    async run(context) {
      const [call, newer] = await heldAndTalking(context)
      await context.takes({ type: 'transfer', call: call.target, to: context.far.addresses.unknown })
      await askedToCall(context, call)
      await call.until('call.transferChanged', ({ stage }) => stage === 'accepted')
      assertEqual(
        [(await newer.far.seen()).askedToCall, stagesOf(newer)],
        [undefined, []],
        'transfer of the newer call',
      )
      await standsStill(context, newer, false)
    },
  },
  'hands a call on to one who was consulted': {
    needs: ['two calls', 'setHold', 'transferTo', 'transfer progress'],
    async run(context) {
      const [call, consulted] = await consult(context)
      const asked = await askedToCall(context, call)
      assert(asked?.replaces, 'The far side was not told to take the place of this one.')
      assertEqual(asked.to, context.far.addresses.reachable, 'whom the far side is to call')
      await tell(call, 'done')
      await call.until('call.transferChanged', ({ stage }) => stage === 'done')
      assertEqual([stagesOf(call), stagesOf(consulted)], [['accepted', 'done'], []], 'stages of both calls')
    },
  },
  'keeps both calls when a consulted transfer fails': {
    needs: ['two calls', 'setHold', 'transferTo', 'transfer progress'],
    async run(context) {
      const [call, consulted] = await consult(context)
      await tell(call, 603)
      const { reason } = await call.until('call.transferChanged', ({ stage }) => stage === 'failed')
      assertEqual(reason, 'declined', 'reason of the failure')
      await standsStill(context, call, true)
      await standsStill(context, consulted, false)
    },
  },
})
