import type { Calls } from './calls.ts'
import { clearLine, type Others, setHold } from './line.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import { type Answer, type Check, onCall, refused } from './settle.ts'

interface AnswerWish {
  readonly video: boolean
  readonly muted: boolean
  readonly others: Others
}

/**
 * First the line is cleared, then the step is taken; whatever fails, whoever was held for it talks on.
 */
function onClearLine(
  calls: Calls,
  call: LiveCall,
  others: Others,
  later: (check: Check) => void,
  step: (call: LiveCall) => Check,
): Answer | Check {
  const line = clearLine(calls, call.id, others, later)
  let taken: Check | undefined
  const gone = onCall(calls, call.id, () => undefined)
  const check: Check = () => {
    const clear = line.check()
    const now = calls.live.get(calls.identity.resolve(call.id))
    if (clear?.ok && now) taken ??= step(now)
    const answer = gone() ?? (clear?.ok ? taken?.() : clear)
    if (answer?.ok === false) line.giveBack()
    return answer
  }
  return check() ?? check
}

/**
 * Answers a call; one that is talking is first put on hold or ended, by the user's word, so that two never talk at once.
 * A hold that is refused leaves everything as it was: the new call rings on.
 */
export function answerBeside(
  calls: Calls,
  call: LiveCall,
  { others, ...how }: AnswerWish,
  fresh: boolean,
  later: (check: Check) => void,
): Answer | Check {
  const { id } = call
  const answered = onCall(calls, id, (context, one) => {
    if (one.phase !== 'incoming') return one.phase === 'ending' ? undefined : { ok: true, settled: 'confirmed' }
    return context.answering ? undefined : refused(context.refused ?? { reason: 'refused' }, id)
  })
  if (!fresh) return answered
  return onClearLine(calls, call, others, later, (one) => {
    send(one, { type: 'user.answer', ...how })
    return answered
  })
}

/** Takes a call back from hold; whoever talks meanwhile is held for it. */
export function resumeBeside(
  calls: Calls,
  call: LiveCall,
  others: Others,
  later: (check: Check) => void,
): Answer | Check {
  return onClearLine(calls, call, others, later, (one) => setHold(calls, one, false))
}

/** Holds the one that talks, then takes back the one held last; if that is refused, the first is taken back. */
export function swapWith(calls: Calls, call: LiveCall, later: (check: Check) => void): Check | Answer {
  const held =
    call.phase === 'held'
      ? call
      : [...calls.live.values()].filter((one) => one.id !== call.id && one.phase === 'held').at(-1)
  return held ? resumeBeside(calls, held, 'hold', later) : refused({ reason: 'no-call' }, call.id)
}

export const groupOf = (calls: Calls, call: LiveCall): readonly LiveCall[] => {
  const { groupId } = contextOf(call)
  return groupId === undefined ? [] : [...calls.live.values()].filter((one) => contextOf(one).groupId === groupId)
}
