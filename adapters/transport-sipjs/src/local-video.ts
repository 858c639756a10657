import type { FactOf, VideoState } from '@offhook/core'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { takePictureAway } from './streams.ts'

type How = Pick<FactOf<'call.videoChanged'>, 'by' | 'vendor'>

export function changeLocalVideo(context: Context, call: SipCall, video: VideoState, how: How): void {
  call.localVideo = video
  call.applyMedia()
  context.emit({ type: 'call.videoChanged', call: call.subject, side: 'local', video, ...how })
}

/** The camera is let go and nothing of it is sent, whatever the far side says to it. */
export async function dropCamera(call: SipCall): Promise<void> {
  call.camera?.stop()
  call.camera = undefined
  call.localView.show(undefined)
  const connection = call.negotiation?.connection
  if (connection !== undefined) await takePictureAway(connection).catch(() => undefined)
}
