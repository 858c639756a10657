import type { Outcome } from '@offhook/core'
import type { Invitation } from 'sip.js'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { openMicrophone } from './microphone.ts'
import { firstDescription } from './negotiation.ts'
import { failed, refused, taken } from './outcomes.ts'
import { followSession } from './session-events.ts'
import { offersVideo, remoteOf } from './to-facts.ts'

export function offer(context: Context, invitation: Invitation, domain: string): void {
  const call = context.calls.offer(invitation.request.callId)
  const asserted = invitation.assertedIdentity
  call.remote = remoteOf(asserted ?? invitation.remoteIdentity, domain)
  followSession(context, call, invitation)
  invitation.stateChange.addListener((state) => {
    if (state !== context.sip.SessionState.Established) return
    call.stage = 'connecting'
    call.answered = true
    context.emit({ type: 'call.connecting', call: call.subject })
  })
  context.emit({
    type: 'call.offered',
    call: call.subject,
    remote: call.remote,
    ...(offersVideo(invitation.body ?? '') ? { video: true } : {}),
  })
}

/** Answers. Asked again while that is under way it joins in: there MUST be one microphone for each call. */
export async function answer(
  call: SipCall,
  invitation: Invitation,
  muted: boolean,
  signal: AbortSignal,
): Promise<Outcome> {
  if (signal.aborted) return refused('failed', 'Given up before it was answered.')
  if (call.stage !== 'incoming') return refused('refused', 'The call does not ring.')
  call.muted = muted
  call.applyMicrophone()
  if (call.answer !== undefined) {
    call.answer.signals.push(signal)
    return await call.answer.outcome
  }
  const signals = [signal]
  const outcome = openAndAccept(call, invitation, signals).finally(() => {
    call.answer = undefined
  })
  call.answer = { outcome, signals }
  return await outcome
}

/** A microphone that is refused leaves the call ringing: sip.js alone would refuse the call with 480. */
async function openAndAccept(call: SipCall, invitation: Invitation, signals: readonly AbortSignal[]): Promise<Outcome> {
  if (call.microphone === undefined) {
    const microphone = await openMicrophone()
    if ('ok' in microphone) return microphone
    if (call.stage !== 'incoming') {
      microphone.release()
      return refused('no-such-call', 'The call ended before it was answered.')
    }
    if (signals.every(({ aborted }) => aborted)) {
      microphone.release()
      return refused('failed', 'Given up before it was answered.')
    }
    call.microphone = microphone
  }
  call.applyMicrophone()
  const sessionDescriptionHandlerOptions = firstDescription(call.microphone.stream)
  try {
    // MUST NOT be awaited alone: accept() stays open for ever when CANCEL comes while it gathers candidates.
    const accepted = invitation.accept({ sessionDescriptionHandlerOptions }).then(() => taken)
    call.answering = accepted
    const ended = call.ended.then(() => refused('no-such-call', 'The call ended before it was answered.'))
    return await Promise.race([accepted, ended])
  } catch (error) {
    return failed(error)
  }
}
