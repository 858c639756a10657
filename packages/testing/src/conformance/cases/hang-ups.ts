import { assert } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'
import { inChapter } from '../transport-case.ts'

/** Hangs up, and waits for the word of it on both sides. */
async function endsBothSides(context: CaseContext, call: CallProbe): Promise<void> {
  const outcome = await context.hangUp(call)
  assert(outcome.ok, `hangUp was refused: ${JSON.stringify(outcome)}`)
  await call.until('call.ended')
  await context.untilSeen(call, 'ended', ({ stage }) => stage === 'ended')
}

async function declines(context: CaseContext, as: 'busy' | 'declined', status: number): Promise<void> {
  await context.ready()
  const call = await context.ring()
  const outcome = await context.execute({ type: 'decline', call: call.target, as })
  assert(outcome.ok, `decline was refused: ${JSON.stringify(outcome)}`)
  await call.until('call.ended')
  await context.untilSeen(call, `refused with ${status}`, ({ stage, sip }) => stage === 'ended' && sip === status)
}

export const hangUpCases = inChapter('commands', {
  'hangs up a dialled call before the far side rings': {
    async run(context) {
      await context.ready()
      await endsBothSides(context, await context.dial())
    },
  },
  'hangs up a dialled call that rings': {
    async run(context) {
      await context.ready()
      const call = await context.dial()
      await call.far.ring()
      await call.until('call.ringing')
      await endsBothSides(context, call)
    },
  },
  'hangs up an incoming call that rings': {
    async run(context) {
      await context.ready()
      await endsBothSides(context, await context.ring())
    },
  },
  'hangs up a call that talks': {
    async run(context) {
      await context.ready()
      await endsBothSides(context, await context.talk('incoming'))
    },
  },
  'hangs up a call that it holds': {
    needs: ['setHold'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      await context.execute({ type: 'setHold', call: call.target, held: true, from: false })
      await context.settle()
      await endsBothSides(context, call)
    },
  },
  'declines as busy: the caller sees 486': {
    needs: ['decline'],
    run: (context) => declines(context, 'busy', 486),
  },
  'declines for all devices: the caller sees 603': {
    needs: ['decline'],
    run: (context) => declines(context, 'declined', 603),
  },
})
