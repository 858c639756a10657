import type { CallId } from '../values.ts'
import type { Calls } from './calls.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import { type Answer, type Check, confirmed, onCall, refused, wishAnswer } from './settle.ts'
import { refusalFor } from './target.ts'

/** What becomes of whoever talks when another call is about to. */
export type Others = 'hold' | 'end' | 'leave'

/** The line, cleared for one call. */
export interface Line {
  /** Looks whether nobody else talks by now. */
  readonly check: Check
  /** The call came to nothing: whoever was held for it talks on. */
  giveBack(): void
}

export function setHold(calls: Calls, call: LiveCall, held: boolean): Check {
  const refusal = refusalFor(calls, call, held ? 'hold' : 'resume')
  // As it should be already, or on its way there.
  const done = refusal === (held ? 'already' : 'not-held')
  if (refusal !== undefined && !done) return () => refused({ reason: refusal }, call.id)
  send(call, { type: 'user.setHold', held })
  return onCall(calls, call.id, ({ hold }) => wishAnswer(hold, held))
}

const isAnswering = (call: LiveCall) => call.phase === 'incoming' && contextOf(call).answering !== undefined
/** Placed or answered, not held: it talks, or is about to. */
const underWay = (call: LiveCall) =>
  /^(preparing|dialing|ringing|connecting|active)$/.test(call.phase) || isAnswering(call)

function end(calls: Calls, call: LiveCall): Check {
  send(call, { type: 'user.hangUp', why: 'policy' })
  return () => (calls.live.has(call.id) ? undefined : confirmed)
}

/** A call that connects is held as soon as it talks; one that only rings far away talks to nobody yet. */
function holdOnceTalking(calls: Calls, call: LiveCall, later: (check: Check) => void): Check {
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

/** Those that talk, or are about to, apart from this call and those merged with it. */
export function othersOf(calls: Calls, id: CallId): readonly LiveCall[] {
  const self = calls.live.get(id)
  const groupId = self && contextOf(self).groupId
  return [...calls.live.values()].filter(
    (one) => one.id !== id && underWay(one) && (groupId === undefined || contextOf(one).groupId !== groupId),
  )
}

/** Holds or ends whoever talks, so that two never talk at once. A hold that is refused leaves everything as it was. */
export function clearLine(calls: Calls, id: CallId, others: Others, later: (check: Check) => void): Line {
  const clearing = others === 'leave' ? [] : othersOf(calls, id)
  let over = false
  // Nobody is held for a call that came to nothing, or that has ended before the far side answered.
  const whileWanted = (hold: Check) =>
    later(() => (over || !calls.live.has(calls.identity.resolve(id)) ? confirmed : hold()))
  const leaving = clearing.map((other) =>
    others === 'end' ? end(calls, other) : holdOnceTalking(calls, other, whileWanted),
  )
  let clear: Answer | undefined
  return {
    check() {
      if (clear) return clear
      const done = leaving.map((look) => look())
      // A call that ended meanwhile talks no more, which is as good as held.
      clear = done.find((answer) => answer && !answer.ok && answer.reason !== 'call-ended')
      if (!clear && done.every(Boolean)) clear = confirmed
      return clear
    },
    giveBack() {
      if (over) return
      over = true
      if (others !== 'hold') return
      for (const other of clearing)
        if (calls.live.has(other.id) && contextOf(other).hold.desired) setHold(calls, other, false)
    },
  }
}
