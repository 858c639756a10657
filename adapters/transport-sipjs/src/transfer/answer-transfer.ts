import type { Outcome } from '@offhook/core'
import type { SipCall } from '../call/call.ts'
import { place, tooMany } from '../call/outgoing.ts'
import type { Context } from '../context.ts'
import { refused, taken } from '../outcomes.ts'

/** The user's word on a REFER. Accepted, whom it names is called in a call of its own, with the microphone as it is here. */
export async function answerTransfer(
  context: Context,
  call: SipCall,
  accept: boolean,
  signal: AbortSignal,
): Promise<Outcome> {
  const { asked, session } = call
  if (asked === undefined || session === undefined) return refused('refused', 'The far side asks for no transfer.')
  if (accept && !context.isUp()) return refused('offline')
  if (accept && context.calls.areFull) return tooMany
  call.asked = undefined
  const { target, remote, headers, notifier } = asked
  if (!accept) {
    notifier.tell(603, 'Decline')
    return taken
  }
  const { userAgent } = session
  const next = context.calls.refer()
  next.muted = call.muted
  void next.ended.then(() => notifier.tell(487, 'Request Terminated'))
  const outcome = await place(context, userAgent, next, {
    target,
    remote,
    headers,
    video: false,
    domain: userAgent.configuration.uri.host,
    signal,
    heard: (status, phrase) => notifier.tell(status, phrase),
  })
  if (outcome.ok) return taken
  notifier.tell(480, 'Temporarily Unavailable')
  return outcome
}
