import type { VideoState } from '@offhook/core'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { watchPicture } from './picture.ts'
import { arrivingVideo } from './streams.ts'

/** To be asked after every agreement and every change of hold. That a picture is on is said when it really arrives. */
export function followRemoteVideo(context: Context, call: SipCall): void {
  const track = arriving(call)
  if (track !== undefined && track === call.picture?.track) return
  call.picture?.stop()
  call.picture = undefined
  const tell = (video: VideoState) => {
    call.remoteView.show(track)
    if (call.remoteVideo === video) return
    call.remoteVideo = video
    context.emit({
      type: 'call.videoChanged',
      call: call.subject,
      side: 'remote',
      video,
      by: call.held ? 'user' : 'remote',
    })
  }
  if (track === undefined) tell('off')
  else call.picture = { track, stop: watchPicture(track, tell) }
}

/** Nobody is seen in a call that is on hold, whoever holds. */
function arriving({ stage, held, heldByRemote, negotiation }: SipCall): MediaStreamTrack | undefined {
  const connection = negotiation?.connection
  if (stage === 'ended' || held || heldByRemote || connection === undefined) return undefined
  return arrivingVideo(connection)
}
