import type { CallId } from '../../values.ts'
import type { Calls } from '../calls.ts'
import { contextOf, isAnswering, type LiveCall, send } from '../live-call.ts'
import { type Answer, type Check, confirmed, onCall, refused, wishAnswer } from '../settle.ts'
import { othersOf } from '../surroundings.ts'
import { refusalWithin } from '../target.ts'
import { allOf, type Step } from './step.ts'

/** What becomes of whoever talks when another call is about to. */
export type Others = 'hold' | 'end' | 'leave'

/** Goes on after its command was answered. */
export type Later = (result: Answer | Check, done?: (answer: Answer) => void) => void

function setHold(calls: Calls, call: LiveCall, held: boolean): Check {
  const refusal = refusalWithin(call, held ? 'hold' : 'resume')
  // As it should be already, or on its way there.
  const done = refusal === (held ? 'already' : 'not-held')
  if (refusal !== undefined && !done) return () => refused({ reason: refusal }, call.id)
  send(call, { type: 'user.setHold', held })
  return onCall(calls, call.id, ({ hold }) => wishAnswer(hold, held))
}

/** Talks, or was answered and is about to. One that is placed may never be answered. */
const hasTheLine = (call: LiveCall) =>
  call.phase === 'connecting' ||
  isAnswering(call) ||
  ((call.phase === 'active' || call.phase === 'held') && !contextOf(call).hold.desired)

function end(calls: Calls, call: LiveCall): Check {
  send(call, { type: 'user.hangUp', why: 'policy' })
  return () => (calls.live.has(call.id) ? undefined : confirmed)
}

/** A call that connects is held as soon as it talks; one that only rings far away talks to nobody yet. */
function holdOnceTalking(calls: Calls, call: LiveCall, later: (hold: Check) => void): Check {
  let holding: Check | undefined
  const hold: Check = () => {
    if (!calls.live.has(call.id) || call.phase === 'ending') return confirmed
    if (call.phase === 'incoming' && !isAnswering(call)) return confirmed
    if (call.phase !== 'active' && call.phase !== 'held') return undefined
    holding ??= setHold(calls, call, true)
    return holding()
  }
  return () => {
    const answer = hold()
    if (answer || call.phase === 'connecting' || call.phase === 'active' || isAnswering(call)) return answer
    // The word given now is kept when the far side answers.
    later(hold)
    return confirmed
  }
}

/** Holds or ends those who talk, so that two never talk at once. A hold that is refused leaves everything as it was. */
export function clearLine(calls: Calls, id: CallId, clearing: readonly LiveCall[], others: Others, later: Later): Step {
  if (others === 'leave') return { check: () => confirmed, giveBack() {} }
  let over = false
  // Nobody is held for a call that came to nothing, or that has ended before the far side answered.
  const whileWanted = (hold: Check) =>
    later(() => (over || !calls.live.has(calls.identity.resolve(id)) ? confirmed : hold()))
  return {
    // A call that ended meanwhile talks no more, which is as good as held.
    check: allOf(
      clearing.map((other) => (others === 'end' ? end(calls, other) : holdOnceTalking(calls, other, whileWanted))),
    ),
    giveBack() {
      if (over) return
      over = true
      // Somebody else talks by now: nobody is taken back over them.
      const isTaken = othersOf(calls.live, id).some((one) => hasTheLine(one) && !clearing.includes(one))
      if (others !== 'hold' || isTaken) return
      for (const other of clearing)
        if (calls.live.has(other.id) && contextOf(other).hold.desired) setHold(calls, other, false)
    },
  }
}

/** Takes calls back from hold, all at once. */
export function takeBack(calls: Calls, held: readonly LiveCall[]): Step {
  return {
    check: allOf(held.map((call) => setHold(calls, call, false))),
    giveBack() {
      for (const call of held) if (calls.live.has(call.id) && !contextOf(call).hold.desired) setHold(calls, call, true)
    },
  }
}
