import type { Outcome, OutcomeReason } from '../../ports/command.ts'
import type { CallId } from '../../values.ts'
import type { Calls } from '../calls.ts'
import type { Kernel } from '../kernel.ts'
import { contextOf, type LiveCall, send } from '../live-call.ts'

const blocking: Readonly<Partial<Record<OutcomeReason, 'blocked' | 'busy'>>> = { forbidden: 'blocked', busy: 'busy' }
const isUnanswered = ({ phase }: LiveCall) => phase === 'preparing' || phase === 'dialing' || phase === 'ringing'

/** It MUST NOT ring where the user does not want it; what talks already goes on without a screen. */
export function notShown(
  kernel: Kernel,
  calls: Calls,
  id: CallId,
  { reason, vendor }: Extract<Outcome, { readonly ok: false }>,
): void {
  const callId = calls.identity.resolve(id)
  const call = calls.live.get(callId)
  if (!call) return
  const why = blocking[reason]
  kernel.emit('surface.refused', {
    callId,
    reason: why ?? (reason === 'not-supported' ? reason : 'failed'),
    ...(vendor && { vendor }),
  })
  if (!why) return
  const leaving = { reason: why, by: 'system' } as const
  if (call.phase === 'incoming' && !contextOf(call).answering) send(call, { type: 'user.decline', as: 'busy', leaving })
  else if (isUnanswered(call)) send(call, { type: 'user.hangUp', why: 'policy', leaving })
}
