import type { Calls } from './calls.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import { type Answer, type Check, confirmed, onCall, refused, wishAnswer } from './settle.ts'
import { refusalFor } from './target.ts'

interface AnswerWish {
  readonly video: boolean
  readonly muted: boolean
  readonly others: 'hold' | 'end'
}

const wantsHold = (call: LiveCall) => contextOf(call).hold.desired
const talksUnheld = (call: LiveCall) => call.phase === 'active'

function setHold(calls: Calls, call: LiveCall, held: boolean): Check {
  const refusal = refusalFor(calls, call, held ? 'hold' : 'resume')
  if (refusal !== undefined && refusal !== 'already') return () => refused({ reason: refusal }, call.id)
  send(call, { type: 'user.setHold', held })
  return onCall(calls, call.id, ({ hold }) => wishAnswer(hold, held))
}

/** Placed or answered, not held: it talks, or is about to. */
const underWay = (call: LiveCall) =>
  /^(preparing|dialing|ringing|connecting|active)$/.test(call.phase) || isAnswering(call)
const isAnswering = (call: LiveCall) => call.phase === 'incoming' && contextOf(call).answering !== undefined

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

/**
 * Answers a call; one that is talking is first put on hold or ended, by the user's word, so that two never talk at once.
 * A hold that is refused leaves everything as it was: the new call rings on.
 */
export function answerBeside(
  calls: Calls,
  call: LiveCall,
  wish: AnswerWish,
  fresh: boolean,
  later: (check: Check) => void,
): Check {
  const { id } = call
  const others = fresh ? [...calls.live.values()].filter((one) => one.id !== id && underWay(one)) : []
  let over = false
  // Nobody is held for a call that was not answered, or that has ended before the far side answered.
  const whileWanted = (hold: Check) =>
    later(() => (over || !calls.live.has(calls.identity.resolve(id)) ? confirmed : hold()))
  const leaving = others.map((other) =>
    wish.others === 'end' ? end(calls, other) : holdOnceTalking(calls, other, whileWanted),
  )
  let asked = !fresh
  let failed: Answer | undefined
  const answered = onCall(calls, id, (context, one) => {
    if (one.phase === 'incoming') {
      if (context.answering || !asked) return undefined
      return refused(context.refused ?? { reason: 'refused' }, id)
    }
    return one.phase === 'ending' ? undefined : confirmed
  })
  return () => {
    if (!asked && !failed) {
      const done = leaving.map((check) => check())
      // A call that ended meanwhile talks no more, which is as good as held.
      failed = done.find((answer) => answer && !answer.ok && answer.reason !== 'call-ended')
      if (!failed && done.every(Boolean)) {
        asked = true
        const ringing = calls.live.get(calls.identity.resolve(id))
        if (ringing) send(ringing, { type: 'user.answer', video: wish.video, muted: wish.muted })
      }
    }
    const answer = failed ?? answered()
    // The caller gave up, or the answer was refused: who was held for it, or is about to be, talks on.
    over = answer?.ok === false
    if (over && wish.others === 'hold')
      for (const other of others) if (calls.live.has(other.id) && wantsHold(other)) setHold(calls, other, false)
    return answer
  }
}

/** Holds the one that talks, then takes back the one held last; if that is refused, the first is taken back. */
export function swapWith(calls: Calls, call: LiveCall): Check | Answer {
  const others = [...calls.live.values()].filter((one) => one.id !== call.id)
  const talking = talksUnheld(call) ? call : others.find(talksUnheld)
  const held = call.phase === 'held' ? call : others.filter((one) => one.phase === 'held').at(-1)
  if (!held) return refused({ reason: 'no-call' }, call.id)
  const holding = talking ? setHold(calls, talking, true) : () => confirmed
  let resuming: Check | undefined
  return () => {
    if (!resuming) {
      const answer = holding()
      if (!answer) return undefined
      if (!answer.ok && answer.reason !== 'call-ended') return answer
      resuming = setHold(calls, held, false)
    }
    const answer = resuming()
    if (answer && !answer.ok && talking && calls.live.has(talking.id)) setHold(calls, talking, false)
    return answer
  }
}
