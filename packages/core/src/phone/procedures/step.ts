import type { CallId } from '../../values.ts'
import type { Calls } from '../calls.ts'
import { type Answer, type Check, confirmed, onCall } from '../settle.ts'

/** A step of a procedure: it takes something, and can give it back. It MUST come to an answer by a deadline of its own. */
export interface Step {
  readonly check: Check
  /** It came to nothing, or what it was taken for did. */
  giveBack(): void
}

/** All of them must come true; the first refusal is the answer. A call that has ended meanwhile stands in nobody's way. */
export function allOf(looks: readonly Check[]): Check {
  let answer: Answer | undefined
  return () => {
    if (answer) return answer
    const done = looks.map((look) => look())
    answer = done.find((one) => one && !one.ok && one.reason !== 'call-ended')
    if (!answer && done.every(Boolean)) answer = confirmed
    return answer
  }
}

/**
 * One step after the other, each begun when the one before is done. It comes to nothing if one of these calls ends. All
 * is given back together, what was taken last first.
 */
export function inTurn(calls: Calls, ids: readonly CallId[], steps: readonly (() => Step)[]): Step {
  const begun: Step[] = []
  const lives = ids.map((id) => onCall(calls, id, () => undefined))
  function gone(): Answer | undefined {
    for (const look of lives) {
      const end = look()
      if (end) return end
    }
    return undefined
  }
  function check(): Answer | undefined {
    const last = begun.at(-1)
    const answer = last ? last.check() : confirmed
    const end = answer?.ok === false ? answer : gone()
    const next = steps[begun.length]
    if (end || !answer || !next) return end ?? answer
    begun.push(next())
    return check()
  }
  return {
    check,
    giveBack() {
      for (const step of begun.reverse()) step.giveBack()
    },
  }
}
