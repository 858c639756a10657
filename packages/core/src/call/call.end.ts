import type { End } from '../outcome/end.ts'
import type { CallContext } from './call-context.ts'
import type { CallEvent } from './call-event.ts'
import type { Handed, Leaving } from './leaving.ts'

/** Why this side leaves, from where it stands: before an answer it cancels or declines, after it hangs up. */
export function leavingOf(context: CallContext, event: CallEvent): Leaving {
  if ((event.type === 'user.decline' || event.type === 'user.hangUp') && event.leaving) return event.leaving
  if (event.type === 'user.decline')
    return { reason: event.as === 'busy' ? 'busy' : 'declined', by: event.by ?? 'local' }
  if (event.type === 'call.transferChanged') return { reason: 'transferred', by: 'local' }
  if (context.establishedAt !== undefined || context.answered) return { reason: 'hung-up', by: 'local' }
  return { reason: context.direction === 'incoming' ? 'declined' : 'cancelled', by: 'local' }
}

/** What a plain hang-up means: the far side went on to somebody else, or somebody else came in its place. */
function handedAs({ transfer, referral, handed }: CallContext): Handed {
  const on = transfer?.taken && transfer.stage !== 'failed'
  // A call that was placed for it says that it is carried out, whatever the command was told.
  const away = referral?.accept && (referral.placed !== undefined || !referral.refused)
  return on || away ? 'transferred' : handed
}

/**
 * The one end of a call. What this side was doing wins over what the SDK reports about it (a cancelled call comes back
 * as 487, a crossing BYE as a remote hang-up); the codes stay on the record.
 */
export function endOf(context: CallContext, event: CallEvent, confirmed: boolean): End {
  const at = context.host.now()
  const fact = event.type === 'call.ended' ? event : undefined
  // A hand-over ends in a BYE; a call that was lost on the way was lost.
  const plain = fact?.reason === undefined || fact.reason === 'hung-up'
  const handed = plain || (fact.reason === 'cancelled' && context.handed) ? handedAs(context) : undefined
  const reason =
    context.leaving?.reason ?? (event.type === 'call.resolved' ? event.reason : (handed ?? fact?.reason ?? 'unknown'))
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
