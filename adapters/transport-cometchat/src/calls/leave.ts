import type { Outcome } from '@offhook/core'
import { activeSession } from '../read/call-message.ts'
import { refused, refusedBy, taken } from '../read/fault.ts'
import type { Context } from './context.ts'
import { endForAll, finish } from './finish.ts'
import type { Leaving, LineCall } from './line-call.ts'

/** Leaves a call, in the way that fits to where it stands. */
export async function hangUp(context: Context, call: LineCall): Promise<Outcome> {
  switch (call.stage) {
    case 'ringing':
      return call.direction === 'incoming'
        ? await leave(context, call, 'declined', () => context.chat.rejectCall(call.session, 'rejected'))
        : await takeBack(context, call)
    case 'accepting':
      await Promise.race([Promise.allSettled([call.accepting]), call.over])
      return call.isOver ? taken : await hangUp(context, call)
    case 'accepted':
    case 'joined':
      return await leave(context, call, 'hung-up', () => {
        const told = endForAll(context, call)
        // Not only once the server has answered: nobody is to be heard behind a closed screen.
        call.media?.leave()
        return told
      })
    default:
      return call.stage satisfies never
  }
}

/** The far side may have answered by then, and the server refuse: what stands is hung up. */
async function takeBack(context: Context, call: LineCall): Promise<Outcome> {
  const outcome = await leave(context, call, 'cancelled', () => cancel(context, call))
  return outcome.ok || call.stage === 'ringing' ? outcome : await hangUp(context, call)
}

/** `busy` and `rejected` are two words to the caller; either way every device of this user stops ringing. */
export async function decline(context: Context, call: LineCall, as: 'busy' | 'declined'): Promise<Outcome> {
  if (call.direction === 'outgoing' || call.stage !== 'ringing') return refused('refused', 'It does not ring here.')
  return await leave(context, call, as, () =>
    context.chat.rejectCall(call.session, as === 'busy' ? 'busy' : 'rejected'),
  )
}

/**
 * Takes back a call that was placed. With no active call (the far side was quicker, or it was cleared) the SDK tells the
 * server, throws where nobody can catch it, and never settles; as "unanswered" it says the same to the far side, and settles.
 */
export function cancel({ chat }: Context, { session }: LineCall): Promise<unknown> {
  return activeSession(chat) === undefined && chat.sendUnansweredResponse
    ? chat.sendUnansweredResponse(session)
    : chat.rejectCall(session, 'cancelled')
}

async function leave(
  context: Context,
  call: LineCall,
  leaving: Leaving,
  tell: () => Promise<unknown>,
): Promise<Outcome> {
  const before = call.leaving
  call.leaving = leaving
  try {
    // Its end may be told by an event first, and then the answer may never come.
    await Promise.race([tell(), call.over])
  } catch (error) {
    if (call.isOver) return taken
    call.leaving = before
    return refusedBy(error)
  }
  finish(context, call, { reason: leaving, by: 'local', evidence: 'ack' })
  return taken
}
