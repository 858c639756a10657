import { contextOf, type LiveCall, send } from '../live-call.ts'
import { type Answer, type Check, onCall, refused, taken } from '../settle.ts'
import { endsWith } from './handover.ts'
import type { ProcedureSetup } from './setup.ts'

/** The call may be over before the SDK has said that it took the command: it went on as it was asked to. */
export const orHandedOn =
  (check: Check): Check =>
  () => {
    const answer = check()
    return answer?.ok === false && answer.end?.reason === 'transferred' ? taken : answer
  }

/** Hands a call on, to an address or to the far side of another call. It runs until the SDK took or refused it. */
export function transfer(setup: ProcedureSetup, call: LiveCall, to: string, consulted?: LiveCall): Answer | Check {
  const { kernel, calls, runner } = setup
  const { id } = call
  return runner.run({ type: 'transfer', callIds: consulted ? [id, consulted.id] : [id] }, () => {
    send(call, { type: 'user.transfer', to, ...(consulted && { consulted: consulted.id }) })
    if (consulted) endsWith(setup, consulted, call)
    return {
      check: orHandedOn(
        onCall(calls, id, ({ transfer }) => {
          // It turned out to be another call, which nobody transfers.
          if (!transfer) return refused({ reason: 'superseded' }, id)
          if (transfer.refused) return refused(transfer.refused, id)
          return transfer.taken ? taken : undefined
        }),
      ),
      giveBack() {
        const { transfer } = contextOf(call)
        if (transfer?.stage !== 'requested' || transfer.taken) return
        kernel.abort(call.asked.get('transfer') ?? 0)
        send(call, { type: 'transfer.refused', reason: 'cancelled' })
      },
    }
  })
}
