import type { FactOf } from '@offhook/core'
import type { SipCall } from './call.ts'

/** The level of a live call, for a query. One that is not dialled yet is not there yet. */
export function foundFact(call: SipCall): FactOf<'call.found'>[] {
  const { stage } = call
  if (stage === 'preparing' || stage === 'ended') return []
  return [
    {
      type: 'call.found',
      call: call.subject,
      direction: call.direction,
      remote: call.remote,
      phase: stage,
      held: call.held,
      muted: call.muted,
    },
  ]
}
