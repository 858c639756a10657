import type { Outcome } from '@offhook/core'
import type { Invitation, Session } from 'sip.js'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { whenUp } from './lost-requests.ts'
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
  call.closeInputs()
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
        if (session instanceof Invitation) await refuse(context, call, session, unavailable)
        return taken
      case SessionState.Established:
        call.blame({ kind: 'left' })
        // Not awaited: a BYE right after our 200 waits in sip.js for the ACK.
        tell(context, call, session, () => session.bye())
        return taken
      case SessionState.Terminating:
      case SessionState.Terminated:
        return taken
    }
  } catch (error) {
    return failed(error)
  }
}

/** Ends the call because its account or page goes. One that rings was neither refused nor left unanswered by anybody. */
export async function withdraw(context: Context, call: SipCall, why: string): Promise<Outcome> {
  if (call.stage === 'incoming') call.blame({ kind: 'fault', reason: 'cancelled', by: 'system', message: why })
  return await hangUp(context, call)
}

/** Refuses an incoming call: 486 this device only, 603 everywhere (RFC 3261 sections 21.4.24, 21.6.2). */
export async function decline(context: Context, call: SipCall, as: 'busy' | 'declined'): Promise<Outcome> {
  const { session } = call
  if (!(session instanceof context.sip.Invitation) || call.stage !== 'incoming') {
    return refused('refused', 'Only an incoming call that rings can be declined.')
  }
  call.closeInputs()
  try {
    await refuse(context, call, session, as === 'busy' ? 486 : 603)
    return taken
  } catch (error) {
    return failed(error)
  }
}

/**
 * The WebSocket is gone. A call that stands goes on. One that rings at the far side cannot: its answer would have to
 * come over that very connection (RFC 3261 section 18.2.2), and nobody can open one to a browser.
 */
export function loseLink(context: Context, call: SipCall): void {
  const { session } = call
  const { Inviter, SessionState } = context.sip
  if (session instanceof Inviter && session.state === SessionState.Establishing && session.dialog === undefined) {
    call.blame({
      kind: 'fault',
      reason: 'connection-lost',
      by: 'network',
      message: 'The connection to the server went.',
    })
    tell(context, call, session, () => session.cancel())
  }
  // What would confirm that we left went with the connection.
  else if (call.cause?.kind === 'left') finish(context, call)
}

async function refuse(context: Context, call: SipCall, session: Invitation, statusCode: number): Promise<void> {
  call.blame({ kind: 'declined', status: statusCode })
  if (session.userAgent.isConnected()) await session.reject({ statusCode })
  else tell(context, call, session, () => session.reject({ statusCode }))
}

/** Tells the far side now, or when the link is back. The call is over here either way: nobody can be asked. */
function tell(context: Context, call: SipCall, session: Session, farewell: () => Promise<unknown>): void {
  const { userAgent } = session
  const { state } = session
  const say = () => {
    if (session.state === state) farewell().catch(() => undefined)
  }
  if (userAgent.isConnected()) {
    say()
    return
  }
  whenUp(context.sip, userAgent, say)
  finish(context, call)
}
