import type { Outcome } from '@offhook/core'
import type { Core, Session } from 'sip.js'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { endIfGone, refusalOf, refuseRedirect } from './in-dialog.ts'
import { GlareError, type Negotiation, type OfferOptions } from './negotiation.ts'
import { failed, messageOf, refused, taken } from './outcomes.ts'

/** What an offer comes upon. */
interface OfferHooks {
  /** Asked when its turn has come: one before it may have brought what it is for. */
  isNeedless?(): boolean
  /** Given the far side's answer, before the outcome. */
  accepted?(answer: string): void
}

/**
 * Makes an offer within the call (re-INVITE, RFC 3261 section 14), after those of ours that are under way. A refusal takes
 * it back.
 */
export function reinvite(
  context: Context,
  call: SipCall,
  options: OfferOptions,
  hooks: OfferHooks = {},
): Promise<Outcome> {
  const outcome = call.offering.then(() => (hooks.isNeedless?.() ? taken : makeOffer(context, call, options, hooks)))
  call.offering = outcome.catch(() => undefined)
  return outcome
}

async function makeOffer(
  context: Context,
  call: SipCall,
  options: OfferOptions,
  { accepted = () => undefined }: OfferHooks,
): Promise<Outcome> {
  const { session, negotiation } = call
  if (session === undefined || negotiation === undefined || call.stage !== 'active') {
    return call.stage === 'ended' ? gone : refused('refused', 'Not connected.')
  }
  if (!context.isUp()) return refused('offline')
  if (negotiation.busy) return refused('glare', 'An offer is under way.')
  const ended = call.ended.then(() => gone)
  return await Promise.race([send(context, call, session, negotiation, options, accepted), ended])
}

const gone = refused('no-such-call', 'The call ended meanwhile.')

function send(
  context: Context,
  call: SipCall,
  session: Session,
  negotiation: Negotiation,
  options: OfferOptions,
  accepted: (answer: string) => void,
): Promise<Outcome> {
  return new Promise<Outcome>((resolve) => {
    const requestDelegate: Core.OutgoingRequestDelegate = {
      onAccept: ({ message }) => {
        // sip.js calls this too when it could not use the answer and hung up.
        if (call.stage === 'ended') return
        accepted(message.body)
        resolve(taken)
      },
      onReject: ({ message }) => {
        resolve(refusalOf(message))
        endIfGone(context, call, message)
      },
    }
    const sent = session.invite({ sessionDescriptionHandlerOptions: options, requestDelegate })
    sent.then(refuseRedirect).catch(async (error) => {
      // sip.js made the offer and could not send it; it leaves the offer standing.
      await negotiation.withdraw().catch(() => undefined)
      resolve(isGlare(context, error) ? refused('glare', messageOf(error)) : failed(error))
    })
    // sip.js would make every later offer and answer with these too.
    session.sessionDescriptionHandlerOptionsReInvite = {}
  })
}

function isGlare(context: Context, error: unknown): boolean {
  if (error instanceof GlareError || error instanceof context.sip.RequestPendingError) return true
  // sip.js knows an offer of the far side by these words only.
  return /ongoing re-INVITE/.test(messageOf(error))
}
