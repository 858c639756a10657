import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'
import { inChapter } from '../transport-case.ts'

async function holds(context: CaseContext, call: CallProbe, held: boolean): Promise<void> {
  await context.takes({ type: 'setHold', call: call.target, held, from: !held })
  await call.until('call.holdChanged', (fact) => fact.side === 'local' && fact.held === held)
  await context.untilSeen(call, held ? 'held' : 'resumed', (seen) => seen.held === held)
}

async function mutes(context: CaseContext, call: CallProbe, muted: boolean): Promise<void> {
  await context.takes({ type: 'setMute', call: call.target, muted, from: !muted })
  await call.until('call.muteChanged', (fact) => fact.muted === muted)
}

export const levelCases = inChapter('commands', {
  'holds and resumes, and reports each': {
    needs: ['setHold'],
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming')
      await holds(context, call, true)
      await holds(context, call, false)
    },
  },
  'mutes and unmutes, and reports each': {
    needs: ['setMute'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      await mutes(context, call, true)
      await mutes(context, call, false)
    },
  },
  'dials muted when asked to': {
    needs: ['setMute'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing', { muted: true })
      await call.until('call.muteChanged', ({ muted }) => muted)
    },
  },
  'answers muted when asked to': {
    needs: ['setMute'],
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming', { muted: true })
      await call.until('call.muteChanged', ({ muted }) => muted)
    },
  },
  'sends digits that arrive in order': {
    needs: ['sendDigit'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      for (const digit of '12#') await context.takes({ type: 'sendDigit', call: call.target, digit, durationMs: 100 })
      await context.untilSeen(call, 'with the digits 12#', ({ digits }) => digits === '12#')
    },
  },
})
