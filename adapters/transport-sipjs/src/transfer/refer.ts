import type { Outcome } from '@offhook/core'
import type { Core } from 'sip.js'
import { toSipUri } from '../call/address.ts'
import type { SipCall } from '../call/call.ts'
import { countChallenges } from '../call/challenges.ts'
import { endIfGone, goneStatus, refusalOf } from '../call/in-dialog.ts'
import type { Context } from '../context.ts'
import { refused, taken } from '../outcomes.ts'
import { beginTransfer } from './progress.ts'
import { referTo, referToReplacing } from './refer-to.ts'

/** Asks the far side to call this address in our place (RFC 5589 section 6). */
export async function transfer(context: Context, call: SipCall, to: string): Promise<Outcome> {
  const domain = call.session?.userAgent.configuration.uri.host ?? ''
  const text = toSipUri(to, domain)
  const target = text === undefined ? undefined : context.sip.UserAgent.makeURI(text)
  if (target === undefined) return refused('bad-address', 'Not a number or SIP address.')
  // What stands in them would become part of the far side's request.
  target.clearHeaders()
  return await refer(context, call, referTo(target))
}

/** Asks the far side to take our place in another call (RFC 5589 section 7). */
export async function transferTo(context: Context, call: SipCall, consulted: SipCall): Promise<Outcome> {
  const dialog = consulted.stage === 'active' ? consulted.session?.dialog : undefined
  if (dialog === undefined) return refused('refused', 'The consulted call is not connected.')
  const { name, address = '' } = consulted.remote
  return await refer(context, call, referToReplacing(dialog, name ?? address))
}

async function refer(context: Context, call: SipCall, target: string): Promise<Outcome> {
  const { session } = call
  const dialog = session?.dialog
  const isConnected = call.stage === 'active' && session?.state === context.sip.SessionState.Established
  if (!isConnected || dialog === undefined) return refused('refused', 'Not connected.')
  if (!context.isUp()) return refused('offline')
  const { contact, configuration } = session.userAgent
  // sip.js's own `refer` writes the address without brackets.
  const extraHeaders = [`Refer-To: ${target}`, `Referred-By: <${configuration.uri}>`, `Contact: ${contact}`]
  const ended = call.ended.then(() => refused('no-such-call', 'The call ended meanwhile.'))
  return await Promise.race([send(context, call, dialog, extraHeaders), ended])
}

function send(context: Context, call: SipCall, dialog: Core.Session, extraHeaders: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const refuse = (response: Core.IncomingResponse) => {
      // Its progress was heard: only the answer to the REFER itself was lost.
      if (!sent.giveUp()) return
      resolve(refusalOf(response.message))
      // sip.js puts a 408 of its own in place of any: only a 481 is sure to be the far side's.
      if (response.message.statusCode === goneStatus) endIfGone(context, call, response.message)
    }
    const delegate = { onAccept: () => sent.accept(), onRedirect: refuse, onReject: refuse }
    const request = dialog.refer(delegate, { extraHeaders })
    countChallenges(context.sip, dialog, request)
    const sent = beginTransfer(
      context,
      call,
      () => request.message.cseq,
      () => resolve(taken),
    )
  })
}
