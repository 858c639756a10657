import type { CallId } from '../../values.ts'
import type { Calls } from '../calls.ts'
import { contextOf, type LiveCall, send } from '../live-call.ts'
import type { Procedure } from '../phone.ts'
import { type Answer, type Check, confirmed, onCall, refused } from '../settle.ts'
import { othersOf } from '../surroundings.ts'
import { membersOf } from './groups.ts'
import { clearLine, type Others, takeBack } from './line.ts'
import { nowAs, type ProcedureSetup } from './setup.ts'
import { inTurn, type Step } from './step.ts'

/** First the line is cleared for a call, then the step is taken. Where nobody talks nothing is taken, and it is no procedure. */
function onClearLine(
  { calls, runner, later }: ProcedureSetup,
  type: Procedure['type'],
  call: LiveCall,
  others: Others,
  step: () => Step,
): Answer | Check {
  const clearing = others === 'leave' ? [] : othersOf(calls.live, call.id)
  const begin = () => inTurn(calls, [call.id], [() => clearLine(calls, call.id, clearing, others, later), step])
  if (clearing.length > 0) return runner.run({ type, callIds: [call.id, ...clearing.map(({ id }) => id)] }, begin)
  const { check } = begin()
  return check() ?? check
}

/** Whether the answer that was given to a call has come true. */
export const onAnswered = (calls: Calls, id: CallId): Check =>
  onCall(calls, id, (context, { phase }) => {
    if (phase !== 'incoming') return phase === 'ending' ? undefined : confirmed
    return context.answering ? undefined : refused(context.refused ?? { reason: 'refused' }, id)
  })

/** Answers a call. A hold that is refused leaves everything as it was: the new call rings on. */
export function answer(
  setup: ProcedureSetup,
  call: LiveCall,
  how: { readonly video: boolean; readonly muted: boolean },
  others: Others,
): Answer | Check {
  const { kernel, calls } = setup
  return onClearLine(setup, others === 'end' ? 'end-and-answer' : 'hold-and-answer', call, others, () => {
    const one = nowAs(calls, call)
    send(one, { type: 'user.answer', ...how })
    return {
      check: onAnswered(calls, call.id),
      giveBack() {
        if (!contextOf(one).answering) return
        kernel.abort(one.asked.get('answer') ?? 0)
        send(one, { type: 'answer.refused', reason: 'cancelled' })
      },
    }
  })
}

/** A call that is placed is about to talk; if it never does, whoever was held for it talks on. */
export function place({ kernel, calls, runner, later }: ProcedureSetup, call: LiveCall): void {
  const others = contextOf(call).others ?? (kernel.policy.oneVoice ? 'hold' : 'leave')
  const clearing = others === 'leave' ? [] : othersOf(calls.live, call.id)
  const begin = () => {
    const line = inTurn(calls, [call.id], [() => clearLine(calls, call.id, clearing, others, later)])
    call.line = line
    return line
  }
  const callIds = [call.id, ...clearing.map(({ id }) => id)]
  later(clearing.length > 0 ? runner.run({ type: 'hold-and-call', callIds }, begin) : confirmed, (answer) => {
    if (answer.ok) return send(call, { type: 'line.clear' })
    const { ok: _ok, reason, ...why } = answer
    // Whoever talks cannot be held at all.
    send(call, { ...why, type: 'line.refused', reason: reason === 'not-supported' ? 'on-another-call' : reason })
  })
}

/** Takes a call back from hold, or all these of its group; whoever else talks is held for it. */
export function resume(
  setup: ProcedureSetup,
  type: 'swap' | 'hold-and-resume',
  call: LiveCall,
  held: readonly LiveCall[] = [call],
): Answer | Check {
  const { kernel, calls } = setup
  return onClearLine(setup, type, call, kernel.policy.oneVoice ? 'hold' : 'leave', () => takeBack(calls, held))
}

/** Holds whoever talks, then takes back the one that was held last, with its group. */
export function swap(setup: ProcedureSetup, call: LiveCall): Answer | Check {
  const { calls } = setup
  const last = [...calls.held].at(-1)
  const held = call.phase === 'held' ? call : last && calls.live.get(last)
  if (!held) return refused({ reason: 'no-call' }, call.id)
  const group = membersOf(calls.live, contextOf(held).groupId).filter(({ phase }) => phase === 'held')
  return resume(setup, 'swap', held, group.length > 0 ? group : [held])
}
