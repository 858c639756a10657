import type { Outcome } from '@offhook/core'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { failed, refused, taken } from './outcomes.ts'
import { finish } from './session-events.ts'

/** Nobody here takes it (RFC 3398 section 7.2.4.1). */
export const unavailable = 480

/** Ends the call by what SIP asks for where it stands: CANCEL, a refusal, or BYE. */
export async function hangUp(context: Context, call: SipCall): Promise<Outcome> {
  const { session } = call
  const { Inviter, Invitation, SessionState } = context.sip
  if (session === undefined) {
    call.blame({ kind: 'left' })
    finish(context, call)
    return taken
  }
  // Now, not at the end: a CANCEL or BYE may wait long for its answer.
  call.microphone?.release()
  try {
    switch (session.state) {
      case SessionState.Initial:
      case SessionState.Establishing:
        if (session instanceof Inviter) {
          call.blame({ kind: 'left' })
          await session.cancel()
          // A server that says nothing keeps the CANCEL waiting for half a minute; the media need not wait with it.
          session.sessionDescriptionHandler?.close()
        }
        if (session instanceof Invitation) {
          call.blame({ kind: 'declined', status: unavailable })
          await session.reject({ statusCode: unavailable })
        }
        return taken
      case SessionState.Established:
        call.blame({ kind: 'left' })
        // Not awaited: a BYE right after our 200 waits in sip.js for the ACK.
        session.bye().catch(() => undefined)
        return taken
      case SessionState.Terminating:
      case SessionState.Terminated:
        return taken
    }
  } catch (error) {
    return failed(error)
  }
}

/** Ends the call because its account goes. One that rings was neither refused nor left unanswered by anybody. */
export async function withdraw(context: Context, call: SipCall): Promise<Outcome> {
  if (call.stage === 'incoming') {
    call.blame({ kind: 'fault', reason: 'cancelled', by: 'system', message: 'Its account was signed out.' })
  }
  return await hangUp(context, call)
}

/** Refuses an incoming call: 486 this device only, 603 everywhere (RFC 3261 sections 21.4.24, 21.6.2). */
export async function decline(context: Context, call: SipCall, as: 'busy' | 'declined'): Promise<Outcome> {
  const { session } = call
  if (!(session instanceof context.sip.Invitation) || call.stage !== 'incoming') {
    return refused('refused', 'Only an incoming call that rings can be declined.')
  }
  const statusCode = as === 'busy' ? 486 : 603
  call.blame({ kind: 'declined', status: statusCode })
  call.microphone?.release()
  try {
    await session.reject({ statusCode })
    return taken
  } catch (error) {
    return failed(error)
  }
}
