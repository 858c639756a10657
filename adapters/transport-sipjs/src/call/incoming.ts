import type { CallCommand, Outcome } from '@offhook/core'
import type { Invitation } from 'sip.js'
import type { Context } from '../context.ts'
import { beginWith } from '../media/capture.ts'
import { firstDescription } from '../media/description-handler.ts'
import { openInputs, stopInputs } from '../media/inputs.ts'
import { failed, refused, taken } from '../outcomes.ts'
import { replacedBy } from '../transfer/replaces.ts'
import type { SipCall } from './call.ts'
import { followSession } from './session-events.ts'
import { offersVideo, remoteOf } from './to-facts.ts'

export function offer(context: Context, invitation: Invitation, domain: string): void {
  const replaced = replacedBy(invitation.request.getHeaders('Replaces'), context.calls.all())
  if (typeof replaced === 'number') {
    invitation.reject({ statusCode: replaced }).catch(() => undefined)
    return
  }
  const call = context.calls.offer(invitation.request.callId)
  const asserted = invitation.assertedIdentity
  call.remote = remoteOf(asserted ?? invitation.remoteIdentity, domain)
  followSession(context, call, invitation)
  followEarly(call, invitation)
  invitation.stateChange.addListener((state) => {
    if (state !== context.sip.SessionState.Established) return
    call.stage = 'connecting'
    call.answered = true
    context.emit({ type: 'call.connecting', call: call.subject })
  })
  const video = offersVideo(invitation.body ?? '')
  if (video) call.remoteVideo = undefined
  context.emit({
    type: 'call.offered',
    call: call.subject,
    remote: call.remote,
    ...(video ? { video } : {}),
    ...(replaced === undefined ? {} : { replaces: replaced.subject }),
  })
}

/**
 * A caller may say BYE in the early dialog that our 180 made (RFC 3261 section 15.1.2). sip.js would answer it and ring on:
 * it follows a dialog from our answer on, which takes this delegate's place.
 */
function followEarly(call: SipCall, invitation: Invitation): void {
  const { dialog } = invitation
  if (dialog === undefined) return
  dialog.delegate = {
    onBye: (bye) => {
      call.blame({ kind: 'bye', reasons: bye.message.getHeaders('Reason') })
      bye.accept()
      invitation.reject({ statusCode: cancelled }).catch(() => undefined)
    },
  }
}

/** What answers an INVITE that is taken back (RFC 3261 section 21.4.25). */
const cancelled = 487

type Answer = Pick<Extract<CallCommand, { readonly type: 'answer' }>, 'video' | 'muted'>

/** Answers. Asked again while that is under way it joins in: there MUST be one microphone for each call. */
export async function answer(
  context: Context,
  call: SipCall,
  invitation: Invitation,
  { video, muted }: Answer,
  signal: AbortSignal,
): Promise<Outcome> {
  if (signal.aborted) return refused('failed', 'Given up before it was answered.')
  if (call.stage !== 'incoming') return refused('refused', 'The call does not ring.')
  call.muted = muted
  call.applyMedia()
  if (call.answer !== undefined) {
    call.answer.signals.push(signal)
    return await call.answer.outcome
  }
  const signals = [signal]
  const outcome = openAndAccept(context, call, invitation, video, signals).finally(() => {
    call.answer = undefined
  })
  call.answer = { outcome, signals }
  return await outcome
}

/** A microphone that is refused leaves the call ringing: sip.js alone would refuse the call with 480. */
async function openAndAccept(
  context: Context,
  call: SipCall,
  invitation: Invitation,
  video: boolean,
  signals: readonly AbortSignal[],
): Promise<Outcome> {
  const inputs = await openInputs(context.inputs, video)
  if ('ok' in inputs) return inputs
  if (call.stage !== 'incoming') {
    stopInputs(inputs)
    return refused('no-such-call', 'The call ended before it was answered.')
  }
  if (signals.every(({ aborted }) => aborted)) {
    stopInputs(inputs)
    return refused('failed', 'Given up before it was answered.')
  }
  beginWith(context, call, inputs, video)
  try {
    // MUST NOT be awaited alone: accept() stays open for ever when CANCEL comes while it gathers candidates.
    const accepted = invitation.accept({ sessionDescriptionHandlerOptions: firstDescription(inputs) }).then(() => taken)
    call.answering = accepted
    const ended = call.ended.then(() => refused('no-such-call', 'The call ended before it was answered.'))
    return await Promise.race([accepted, ended])
  } catch (error) {
    return failed(error)
  }
}
