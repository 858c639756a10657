import type { Direction } from '@offhook/core'
import { assert } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseCommand, CaseContext } from '../case-context.ts'
import { inChapter } from '../transport-case.ts'

async function takes(context: CaseContext, command: CaseCommand): Promise<void> {
  const outcome = await context.execute(command)
  assert(outcome.ok, `${command.type} was refused: ${JSON.stringify(outcome)}`)
}

async function holds(context: CaseContext, call: CallProbe, held: boolean): Promise<void> {
  await takes(context, { type: 'setHold', call: call.target, held, from: !held })
  await call.until('call.holdChanged', (fact) => fact.side === 'local' && fact.held === held)
  await context.untilSeen(call, held ? 'held' : 'resumed', (seen) => seen.held === held)
}

async function mutes(context: CaseContext, call: CallProbe, muted: boolean): Promise<void> {
  await takes(context, { type: 'setMute', call: call.target, muted, from: !muted })
  await call.until('call.muteChanged', (fact) => fact.muted === muted)
}

/** A call that is dialled or answered with something asked for beforehand. */
async function carries(context: CaseContext, direction: Direction, carried: 'muted' | 'video'): Promise<CallProbe> {
  await context.ready()
  const call = await (direction === 'outgoing' ? context.dial({ [carried]: true }) : context.ring())
  await (direction === 'outgoing' ? call.far.answer() : context.answer(call, { [carried]: true }))
  await call.until('call.established')
  return call
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
      const call = await carries(context, 'outgoing', 'muted')
      await call.until('call.muteChanged', ({ muted }) => muted)
    },
  },
  'answers muted when asked to': {
    needs: ['setMute'],
    async run(context) {
      const call = await carries(context, 'incoming', 'muted')
      await call.until('call.muteChanged', ({ muted }) => muted)
    },
  },
  'dials with video when asked to': {
    needs: ['setVideo'],
    async run(context) {
      const call = await carries(context, 'outgoing', 'video')
      await context.untilSeen(call, 'with video', ({ video }) => video)
    },
  },
  'answers with video when asked to': {
    needs: ['setVideo'],
    async run(context) {
      const call = await carries(context, 'incoming', 'video')
      await context.untilSeen(call, 'with video', ({ video }) => video)
    },
  },
  'reports its video when it is switched on and off': {
    needs: ['setVideo'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      for (const [video, from] of [
        ['on', 'off'],
        ['off', 'on'],
      ] as const) {
        await takes(context, { type: 'setVideo', call: call.target, video, from })
        await call.until('call.videoChanged', (fact) => fact.side === 'local' && fact.video === video)
      }
    },
  },
  'sends digits that arrive in order': {
    needs: ['sendDigit'],
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      for (const digit of '12#') await takes(context, { type: 'sendDigit', call: call.target, digit, durationMs: 100 })
      await context.untilSeen(call, 'with the digits 12#', ({ digits }) => digits === '12#')
    },
  },
})
