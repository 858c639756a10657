import type { Outcome, VideoState } from '@offhook/core'
import type { SipCall } from './call.ts'
import { use } from './capture.ts'
import type { Context } from './context.ts'
import { openInput } from './inputs.ts'
import { changeLocalVideo, dropCamera } from './local-video.ts'
import { refused, taken } from './outcomes.ts'
import { reinvite } from './reinvite.ts'
import { hasVideo, isPictureWaiting, isVideoAgreed, sendPicture } from './streams.ts'

/** `paused` keeps the camera and sends black; `off` lets it go. Only between off and on the far side has to agree. */
export async function setVideo(
  context: Context,
  call: SipCall,
  video: VideoState,
  signal: AbortSignal,
): Promise<Outcome> {
  if (call.stage !== 'active') return refused('refused', 'Not connected.')
  if (video === 'off') return await switchOff(context, call)
  const outcome = call.camera === undefined ? await switchOn(context, call, signal) : await agree(context, call)
  if (outcome.ok) changeLocalVideo(context, call, video, { by: 'user' })
  return outcome
}

/** The call stands: what becomes of the video that it was begun with. */
export async function settleVideo(context: Context, call: SipCall): Promise<void> {
  const { asked, missing } = call.videoAtStart
  if (!asked) return
  if (call.camera === undefined) {
    changeLocalVideo(context, call, 'off', { by: 'system', ...(missing === undefined ? {} : { vendor: missing }) })
    return
  }
  const outcome = await agree(context, call)
  if (call.stage === 'ended') return
  changeLocalVideo(context, call, outcome.ok ? 'on' : 'off', { by: outcome.ok ? 'user' : 'remote' })
}

async function switchOn(context: Context, call: SipCall, signal: AbortSignal): Promise<Outcome> {
  const { negotiation } = call
  const connection = negotiation?.connection
  if (negotiation === undefined || connection === undefined) return refused('failed', 'The call has no connection.')
  const agreed = isVideoAgreed(connection)
  if (!agreed && !context.isUp()) return refused('offline')
  const camera = await openInput(context.inputs, 'camera')
  if ('ok' in camera) return camera
  if (call.stage !== 'active' || call.camera !== undefined || signal.aborted) {
    camera.stop()
    return refused('failed', 'Given up before the camera was open.')
  }
  use(context, call, 'camera', camera)
  await sendPicture(connection, camera, negotiation.localStream)
  return agreed ? taken : await offerVideo(context, call)
}

/** An answer adds no stream that was not offered (RFC 3264 section 6): such a picture needs an offer of its own, once. */
async function agree(context: Context, call: SipCall): Promise<Outcome> {
  const connection = call.negotiation?.connection
  if (connection !== undefined && hasVideo(connection)) return taken
  return await offerVideo(context, call, () => connection === undefined || !isPictureWaiting(connection))
}

/** Without an agreement the camera is let go again. */
async function offerVideo(context: Context, call: SipCall, isNeedless = () => false): Promise<Outcome> {
  const outcome = await reinvite(context, call, {}, { isNeedless })
  const connection = call.negotiation?.connection
  if (outcome.ok && connection !== undefined && hasVideo(connection)) return taken
  await dropCamera(call)
  return outcome.ok ? refusedVideo : outcome
}

const refusedVideo = refused('refused', 'The far side takes no video.')

/** What the far side says to it changes nothing: no picture is sent any more. */
async function switchOff(context: Context, call: SipCall): Promise<Outcome> {
  const had = call.camera !== undefined
  await dropCamera(call)
  changeLocalVideo(context, call, 'off', { by: 'user' })
  if (had) await reinvite(context, call, {})
  return taken
}
