import type { Outcome } from '@offhook/core'
import type { Core, Session } from 'sip.js'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { heldByAnswer } from './hold-sdp.ts'
import { GlareError, type Negotiation, type NegotiationOptions } from './negotiation.ts'
import { failed, messageOf, refused, taken } from './outcomes.ts'

const glareStatus = 491

/** Holds or resumes by re-INVITE (RFC 3264 section 8.4). A refusal takes the offer back; the phone tries again. */
export async function setHold(context: Context, call: SipCall, session: Session, held: boolean): Promise<Outcome> {
  const { negotiation } = call
  if (negotiation === undefined || negotiation.busy) return refused('glare', 'An offer is under way.')
  // Silent from the asking until the answer, whichever way it goes.
  call.applyMicrophone(true)
  const ended = call.ended.then(() => refused('no-such-call', 'The call ended meanwhile.'))
  const outcome = await Promise.race([reinvite(context, call, session, negotiation, held), ended])
  // sip.js makes later offers with these.
  if (!outcome.ok) session.sessionDescriptionHandlerOptionsReInvite = offering(negotiation.held)
  call.applyMicrophone()
  return outcome
}

function reinvite(
  context: Context,
  call: SipCall,
  session: Session,
  negotiation: Negotiation,
  held: boolean,
): Promise<Outcome> {
  return new Promise<Outcome>((resolve) => {
    const requestDelegate: Core.OutgoingRequestDelegate = {
      onAccept: ({ message }) => {
        // sip.js calls this too when it could not use the answer and hung up.
        if (call.stage === 'ended') return
        negotiation.held = held
        context.emit({ type: 'call.holdChanged', call: call.subject, side: 'local', held, by: 'user' })
        const remote = heldByAnswer(negotiation.connection?.localDescription?.sdp ?? '', message.body)
        if (remote !== undefined) {
          call.heldByRemote = remote
          context.emit({ type: 'call.holdChanged', call: call.subject, side: 'remote', held: remote, by: 'remote' })
        }
        resolve(taken)
      },
      onReject: ({ message: { statusCode, reasonPhrase } }) => {
        resolve(refused(statusCode === glareStatus ? 'glare' : 'refused', reasonPhrase, statusCode))
      },
    }
    session.invite({ sessionDescriptionHandlerOptions: offering(held), requestDelegate }).catch(async (error) => {
      // sip.js made the offer and could not send it; it leaves the offer standing.
      await negotiation.withdraw().catch(() => undefined)
      resolve(isGlare(context, error) ? refused('glare', messageOf(error)) : failed(error))
    })
  })
}

const offering = (hold: boolean): NegotiationOptions => ({ hold })

function isGlare(context: Context, error: unknown): boolean {
  if (error instanceof GlareError || error instanceof context.sip.RequestPendingError) return true
  // sip.js knows an offer of the far side by these words only.
  return /ongoing re-INVITE/.test(messageOf(error))
}
