import type { CallCommand, Outcome } from '@offhook/core'
import type { Core } from 'sip.js'
import type { Context } from '../context.ts'
import { failed, refused, taken } from '../outcomes.ts'
import type { SipCall } from './call.ts'
import { countChallenges } from './challenges.ts'
import { endIfGone, goneStatus, refusalOf } from './in-dialog.ts'

type SendDigit = Extract<CallCommand, { readonly type: 'sendDigit' }>

/** The browser's least pause after a digit (W3C WebRTC section 7.3); the phone paces the digits itself. */
const shortestGapMs = 30

/** Sends one digit within the sound (RFC 4733); as INFO where that was asked for or the far side agreed to no events. */
export async function sendDigit(context: Context, call: SipCall, command: SendDigit): Promise<Outcome> {
  const { digit, durationMs } = command
  const tone = { duration: durationMs, interToneGap: shortestGapMs }
  if (context.digits === 'rfc4733' && call.negotiation?.sendDtmf(digit, tone) === true) return taken
  const ended = call.ended.then(() => refused('no-such-call', 'The call ended meanwhile.'))
  return await Promise.race([sendInfo(context, call, `Signal=${digit}\r\nDuration=${durationMs}\r\n`), ended])
}

/** The form that phones agree on beside any standard: `Signal` and `Duration`, in ms. */
function sendInfo(context: Context, call: SipCall, content: string): Promise<Outcome> {
  return new Promise<Outcome>((resolve) => {
    const requestDelegate: Core.OutgoingRequestDelegate = {
      onAccept: () => resolve(taken),
      onRedirect: ({ message }) => resolve(refusalOf(message)),
      onReject: ({ message }) => {
        resolve(refusalOf(message))
        // sip.js puts a 408 of its own in place of any: only a 481 is sure to be the far side's.
        if (message.statusCode === goneStatus) endIfGone(context, call, message)
      },
    }
    const body = { contentDisposition: 'render', contentType: 'application/dtmf-relay', content }
    const { session } = call
    const dialog = session?.dialog
    if (session === undefined || dialog === undefined) return resolve(refused('refused', 'Not connected.'))
    const sent = session.info({ requestOptions: { body }, requestDelegate })
    sent.then((info) => countChallenges(context.sip, dialog, info)).catch((error: unknown) => resolve(failed(error)))
  })
}
