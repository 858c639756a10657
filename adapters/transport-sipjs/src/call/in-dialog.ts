import type { Outcome } from '@offhook/core'
import type { Core, Session } from 'sip.js'
import type { Context } from '../context.ts'
import { refused } from '../outcomes.ts'
import type { SipCall } from './call.ts'
import { isInvented, type MessageLike } from './end-cause.ts'

/** RFC 3261 sections 21.4.27, 21.4.19, 21.4.9. */
const glareStatus = 491
export const goneStatus = 481
const timeoutStatus = 408

/** sip.js waits for ever when an offer within a call is answered by a redirection; that refuses it too. */
export function refuseRedirect(offer: Core.OutgoingInviteRequest): void {
  const { delegate } = offer
  offer.delegate = { ...delegate, onRedirect: (response) => delegate?.onReject?.(response) }
}

/** What the final answer to a request of ours within a call makes of the command that wanted it. */
export function refusalOf(message: MessageLike): Outcome {
  const { statusCode = 0, reasonPhrase = '' } = message
  if (statusCode === glareStatus) return refused('glare', reasonPhrase, statusCode)
  if (statusCode === goneStatus) return refused('no-such-call', reasonPhrase, statusCode)
  if (!isInvented(message)) return refused('refused', reasonPhrase, statusCode)
  return refused(statusCode === timeoutStatus ? 'failed' : 'offline', reasonPhrase, statusCode)
}

/**
 * Ends the call when the far side does not know it any more, or did not answer a request within it (RFC 3261 section
 * 12.2.1.2). A 503 that sip.js made up says no such thing: the request did not reach anybody.
 */
export function endIfGone(context: Context, call: SipCall, message: MessageLike): void {
  const { statusCode, reasonPhrase = '' } = message
  const { session } = call
  if (statusCode !== goneStatus && statusCode !== timeoutStatus) return
  if (session?.state !== context.sip.SessionState.Established) return
  call.blame({ kind: 'gone', status: statusCode, phrase: reasonPhrase, invented: isInvented(message) })
  call.closeInputs()
  session.bye().catch(() => undefined)
}

/**
 * The ACK to our answer may have gone with a connection. sip.js waits for it for ever and takes no offer meanwhile, of
 * either side; when its time has passed (64*T1, RFC 3261 section 17.2.1) the call goes on without.
 */
export function waitForAck(context: Context, session: Session): void {
  const { dialog } = session
  const { SessionDialog, TransactionState } = context.sip.Core
  if (!(dialog instanceof SessionDialog)) return
  const answer = dialog.reinviteUserAgentServer
  answer?.transaction.addStateChangeListener(() => {
    if (answer.transaction.state !== TransactionState.Terminated) return
    if (dialog.reinviteUserAgentServer === answer) dialog.reinviteUserAgentServer = undefined
  })
}
