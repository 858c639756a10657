import type { Clock } from '@offhook/core'
import type { FarCall } from '../far/far-call.ts'
import { schedule } from '../script/schedule.ts'
import type { MockAnswer, ScriptStep } from './answers.ts'

/** What the far side of a transferred call tells of whom it calls now: the first ring, and how that call is answered. */
export function handOn(clock: Clock, answer: MockAnswer | undefined, call: FarCall): void {
  if (answer && 'refuse' in answer) return call.transferred('failed')
  const steps = answer?.steps.filter(tells) ?? []
  if (steps.length === 0) return call.transferred('done')
  schedule(clock, steps, (step) => {
    if (step.do === 'call.ring') call.transferred('ringing')
    else if (step.do === 'call.answer') call.transferred('done')
    else call.transferred('failed', 'code' in step ? step.code : undefined)
  })
}

const tells = (step: ScriptStep): boolean =>
  step.do === 'call.ring' || step.do === 'call.answer' || step.do === 'call.reject'
