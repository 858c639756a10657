import type { CallId } from '../../values.ts'
import type { Procedure } from '../phone.ts'
import { type Answer, type Check, confirmed, refused } from '../settle.ts'
import type { Step } from './step.ts'

/** Runs one procedure at a time. Whichever way it fails, what it took is given back. */
export interface Runner {
  readonly running: Procedure | undefined
  /** Answers as its step does; refused while another one runs. */
  run(procedure: Procedure, begin: () => Step): Answer | Check
  /** Gives up the one that runs; whoever asked for it is told that it was cancelled. */
  cancel(): Answer
  /** The phone stops: every call is left, so nothing is given back. */
  drop(): void
}

export function createRunner(resolve: (id: CallId) => CallId): Runner {
  let now: { procedure: Procedure; end(answer: Answer): Answer } | undefined

  return {
    get running() {
      const { callIds = [] } = now?.procedure ?? {}
      // Two of the calls may have turned out to be one.
      if (now && callIds.some((id) => resolve(id) !== id))
        now.procedure = { ...now.procedure, callIds: [...new Set(callIds.map(resolve))] }
      return now?.procedure
    },
    run(procedure, begin) {
      if (now) return refused({ reason: 'procedure-running' }, procedure.callIds[0])
      const step = begin()
      let over: Answer | undefined
      const mine = {
        procedure,
        end(answer: Answer) {
          over = answer
          if (now === mine) now = undefined
          if (!answer.ok) step.giveBack()
          return answer
        },
      }
      now = mine
      const check: Check = () => {
        if (over) return over
        const answer = step.check()
        return answer && mine.end(answer)
      }
      return check() ?? check
    },
    cancel() {
      if (!now) return refused({ reason: 'no-call' })
      now.end(refused({ reason: 'cancelled' }, now.procedure.callIds[0]))
      return confirmed
    },
    drop() {
      now = undefined
    },
  }
}
