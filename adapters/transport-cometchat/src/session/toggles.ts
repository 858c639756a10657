import type { CallCommand, Outcome } from '@offhook/core'
import type { Context } from '../calls/context.ts'
import { type LineCall, subjectOf } from '../calls/line-call.ts'
import { refused, refusedBy, taken } from '../read/fault.ts'
import type { CallsSdk } from '../sdk/calls-sdk.ts'

type Of<T extends CallCommand['type']> = Extract<CallCommand, { readonly type: T }>

/**
 * Has the session do something. It returns nothing, and tells its faults to `onError` before it returns, or throws where it
 * has no listener yet.
 */
export function ask({ media }: Context, call: LineCall, run: (sdk: CallsSdk) => void): Outcome {
  if (media === undefined) return refused('not-supported')
  call.fault = undefined
  try {
    run(media.sdk)
  } catch (error) {
    return refusedBy(error)
  }
  return call.fault === undefined ? taken : { ok: false, reason: 'failed', vendor: call.fault }
}

/** Before this side is in the session the wish is kept, and carried out as it joins. */
export function setMute(context: Context, call: LineCall, { muted }: Of<'setMute'>): Outcome {
  if (call.stage !== 'joined') {
    call.muted = muted
    return taken
  }
  const outcome = ask(context, call, (sdk) => (muted ? sdk.muteAudio(true) : sdk.unMuteAudio()))
  if (!outcome.ok) return outcome
  call.muted = muted
  context.emit({ type: 'call.muteChanged', call: subjectOf(call), muted, evidence: 'ack' })
  return taken
}

/** In an audio call the far side is asked to switch to video, and says so itself; its own picture is the SDK's to show. */
export function setVideo(context: Context, call: LineCall, { video }: Of<'setVideo'>): Outcome {
  if (call.stage !== 'joined') {
    if (!call.video && video === 'on') return refused('refused', 'The far side is asked once the session has begun.')
    call.localVideo = video
    return taken
  }
  if (!call.video && video === 'on') return ask(context, call, (sdk) => sdk.switchToVideoCall())
  const outcome = call.video
    ? ask(context, call, (sdk) => (video === 'on' ? sdk.resumeVideo() : sdk.pauseVideo(true)))
    : taken
  if (!outcome.ok) return outcome
  call.localVideo = video
  context.emit({ type: 'call.videoChanged', call: subjectOf(call), side: 'local', video, evidence: 'ack' })
  return taken
}

export const switchCamera = (context: Context, call: LineCall): Outcome =>
  call.stage === 'joined'
    ? ask(context, call, (sdk) => sdk.switchCamera())
    : refused('refused', 'The session has not begun.')
