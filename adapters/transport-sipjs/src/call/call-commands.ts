import type { CallCommand, Outcome } from '@offhook/core'
import type { Context } from '../context.ts'
import { restartMedia } from '../media/restart-media.ts'
import { createSampler } from '../media/sampler.ts'
import { switchCamera } from '../media/switch-inputs.ts'
import { setVideo } from '../media/video.ts'
import { failed, refused, taken } from '../outcomes.ts'
import { answerTransfer } from '../transfer/answer-transfer.ts'
import { transfer, transferTo } from '../transfer/refer.ts'
import type { SipCall } from './call.ts'
import { sendDigit } from './digits.ts'
import { setHold } from './hold.ts'
import { answer } from './incoming.ts'
import { decline, hangUp } from './leave.ts'

/** What is asked of one call that lives. */
export type LiveCallCommand = Exclude<CallCommand, { readonly type: 'startCall' | 'merge' | 'split' }>

export async function carryOut(
  context: Context,
  call: SipCall,
  command: LiveCallCommand,
  signal: AbortSignal,
): Promise<Outcome> {
  switch (command.type) {
    case 'answer':
      if (!(call.session instanceof context.sip.Invitation)) return refused('refused', 'Not an incoming call.')
      return await answer(context, call, call.session, command, signal)
    case 'decline':
      return await decline(context, call, command.as)
    case 'hangUp':
      return await hangUp(context, call)
    case 'setHold':
      return await setHold(context, call, command.held)
    case 'setMute':
      return setMute(context, call, command.muted)
    case 'setVideo':
      return await setVideo(context, call, command.video, signal)
    case 'switchCamera':
      return await switchCamera(context, call)
    case 'restartMedia':
      return await restartMedia(context, call)
    case 'sendDigit':
      return await sendDigit(context, call, command)
    case 'sampleQuality':
      return await sampleQuality(context, call)
    case 'transfer':
      return await transfer(context, call, command.to)
    case 'transferTo': {
      const consulted = context.calls.find(command.consulted)
      if (consulted === undefined) return refused('no-such-call', 'The consulted call has ended.')
      return await transferTo(context, call, consulted)
    }
    case 'answerTransfer':
      return await answerTransfer(context, call, command.accept, signal)
  }
  return command satisfies never
}

function setMute(context: Context, call: SipCall, muted: boolean): Outcome {
  call.muted = muted
  call.applyMedia()
  context.emit({ type: 'call.muteChanged', call: call.subject, muted, by: 'user', evidence: 'ack' })
  return taken
}

async function sampleQuality(context: Context, call: SipCall): Promise<Outcome> {
  const connection = call.negotiation?.connection
  if (connection === undefined) return refused('failed', 'The call has no connection.')
  call.sampler ??= createSampler(connection)
  try {
    context.emit({ type: 'call.qualitySampled', call: call.subject, sample: await call.sampler() })
    return taken
  } catch (error) {
    return failed(error)
  }
}
