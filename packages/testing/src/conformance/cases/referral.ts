import { assert, assertEqual, missing } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'
import { inChapter } from '../transport-case.ts'
import { standsStill } from './two-calls.ts'

/** The far side asks the phone to call somebody; the user has not said anything yet. */
async function ask({ far }: CaseContext, call: CallProbe): Promise<void> {
  const before = new Set(call.facts)
  await request(call, far.addresses.reachable)
  const { to } = await call.until('call.transferAsked', (fact) => !before.has(fact))
  assertEqual(to, far.addresses.reachable, 'whom the far side names')
}

const request = ({ far }: CallProbe, to: string) => far.askTransfer?.(to) ?? missing('transfer request')

/** A call that stands, whose far side has asked. */
async function asked(context: CaseContext): Promise<CallProbe> {
  await context.ready()
  const call = await context.talk('incoming')
  await ask(context, call)
  return call
}

async function rejects(context: CaseContext, call: CallProbe): Promise<void> {
  await context.takes({ type: 'answerTransfer', call: call.target, accept: false })
  await context.untilSeen(call, 'rejected', ({ transferAnswer }) => transferAnswer === 'rejected')
}

/** What the far side or the transport does on behalf of the phone, rather than because the phone asked for it. */
async function callsNobody({ settle, far, recorded }: CaseContext): Promise<void> {
  await settle()
  assert((await far.arrived()) === undefined, 'A call arrived that nobody agreed to.')
  assert(!recorded.facts.some(({ type }) => type === 'call.dialed'), 'It dialled, though nobody agreed.')
}

export const referralCases = inChapter('transfer', {
  'asks before it follows a transfer of the far side': {
    needs: ['transfer request', 'answerTransfer', 'two calls'],
    async run(context) {
      const call = await asked(context)
      await callsNobody(context)
      assertEqual(call.count('call.transferAsked'), 1, 'questions')
      await standsStill(context, call, false)
    },
  },
  'follows no transfer of the far side by itself': {
    // Also, and above all, where nobody can be asked.
    needs: ['transfer request', 'two calls'],
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming')
      await request(call, context.far.addresses.reachable)
      await callsNobody(context)
      await standsStill(context, call, false)
    },
  },
  'asks again when the far side does, though the user has said no': {
    needs: ['transfer request', 'answerTransfer'],
    async run(context) {
      const call = await asked(context)
      await rejects(context, call)
      await ask(context, call)
      assertEqual(call.count('call.transferAsked'), 2, 'questions')
    },
  },
  'calls whom the far side named once the user agrees': {
    needs: ['transfer request', 'answerTransfer', 'two calls'],
    async run(context) {
      const call = await asked(context)
      const from = context.recorded.facts.length
      await context.takes({ type: 'answerTransfer', call: call.target, accept: true })
      const placed = await context.placed(from)
      await placed.far.answer()
      await placed.until('call.established')
      await context.untilSeen(placed, 'established', ({ stage }) => stage === 'talking')
      assertEqual(call.count('call.dialed'), 0, 'facts of the new call that name the old one')
    },
  },
  'calls nobody when the user does not agree, and says so': {
    needs: ['transfer request', 'answerTransfer'],
    async run(context) {
      const call = await asked(context)
      await rejects(context, call)
      await callsNobody(context)
      await standsStill(context, call, false)
    },
  },
  'takes no answer to a transfer that nobody asked for': {
    needs: ['answerTransfer'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      const outcome = await context.execute({ type: 'answerTransfer', call: call.target, accept: true })
      assert(!outcome.ok, 'answerTransfer was taken, though nothing was asked.')
      await standsStill(context, call, false)
    },
  },
  'names the call whose place a new one takes': {
    needs: ['replacement', 'two calls'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      const heir = await context.rungBy(() => call.far.replace?.() ?? missing('replacement'))
      const { replaces } = await heir.until('call.offered')
      const { callId, refs } = call.target
      const named = Object.entries(replaces?.refs ?? {})
      const isNamed = replaces?.callId === callId || named.some(([name, value]) => refs[name] === value)
      assert(isNamed, `The offer says that it replaces ${JSON.stringify(replaces)}.`)
      await standsStill(context, call, false)
      await context.answer(heir)
      await heir.until('call.established')
      await context.execute({ type: 'hangUp', call: call.target, why: 'policy' })
      await call.until('call.ended')
      await standsStill(context, heir, false)
    },
  },
})
