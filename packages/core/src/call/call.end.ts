import type { End } from '../outcome/end.ts'
import type { CallContext, Leaving } from './call-context.ts'
import type { CallEvent } from './call-event.ts'

/** Why this side leaves, from where it stands: before an answer it cancels or declines, after it hangs up. */
export function leavingOf(context: CallContext, event: CallEvent): Leaving {
  if (event.type === 'user.decline')
    return { reason: event.as === 'busy' ? 'busy' : 'declined', by: event.by ?? 'local' }
  if (event.type === 'call.transferChanged') return { reason: 'transferred', by: 'local' }
  if (context.establishedAt !== undefined || context.answered) return { reason: 'hung-up', by: 'local' }
  return { reason: context.direction === 'incoming' ? 'declined' : 'cancelled', by: 'local' }
}

/**
 * The one end of a call. What this side was doing wins over what the SDK reports about it (a cancelled call comes back
 * as 487, a crossing BYE as a remote hang-up); the codes stay on the record.
 */
export function endOf(context: CallContext, event: CallEvent, confirmed: boolean): End {
  const at = context.host.now()
  const fact = event.type === 'call.ended' ? event : undefined
  const handedOn = context.transfer?.taken && context.transfer.stage !== 'failed'
  // A transfer ends in a BYE; a call that was lost on the way was lost.
  const transferred = handedOn && (fact?.reason === undefined || fact.reason === 'hung-up')
  const reason =
    context.leaving?.reason ??
    (event.type === 'call.resolved' ? event.reason : transferred ? 'transferred' : (fact?.reason ?? 'unknown'))
  const by =
    context.leaving?.by ??
    fact?.by ??
    (event.type === 'call.resolved' ? (event.reason === 'connection-lost' ? 'network' : 'system') : 'remote')
  return {
    reason,
    by,
    at,
    confirmed,
    ...(fact?.sip === undefined ? {} : { sip: fact.sip }),
    ...(fact?.q850 === undefined ? {} : { q850: fact.q850 }),
    ...(fact?.vendor === undefined ? {} : { vendor: fact.vendor }),
  }
}
