import type { ReactNode } from 'react'
import type { Pictures, Talking } from '../screens/live-parts.ts'
import { nameOf, phaseSentence } from '../words/sentences.ts'
import { pictureWords } from '../words/table.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'

interface VideoStageProps {
  readonly call: Talking
  readonly pictures: Pictures
  readonly timer?: ReactNode
}

/** A call with a picture on either side. */
export const hasVideo = (call: Talking): boolean => call.video.remote !== 'off' || ownVideo(call) !== 'off'

/** The far side large, this side small in a corner; where a picture is missing, who it would be and why. */
export function VideoStage({ call, pictures, timer }: VideoStageProps) {
  return (
    <div className="video-stage" data-testid="video-stage">
      <RemotePicture call={call} picture={pictures.remote} />
      <div className="video-who">
        <h2 className="video-name">{nameOf(call.remote)}</h2>
        <p>
          <span className="video-phase">{phaseSentence(call)}</span> {timer}
        </p>
      </div>
      <OwnPicture call={call} picture={pictures.own} />
    </div>
  )
}

function RemotePicture({ call, picture }: { readonly call: Talking; readonly picture: ReactNode }) {
  const { remote } = call.video
  const seen = remote === 'on' && call.onHold === 'no' && picture !== undefined
  return (
    <div className="video-remote" data-video={remote} data-testid="remote-picture">
      {seen ? (
        picture
      ) : (
        <div className="video-absent">
          <Avatar remote={call.remote} />
          <p>{call.onHold === 'no' ? pictureWords.remote[remote] : 'No picture while the call is on hold'}</p>
        </div>
      )}
    </div>
  )
}

function OwnPicture({ call, picture }: { readonly call: Talking; readonly picture: ReactNode }) {
  const own = ownVideo(call)
  if (own === 'off') return null
  return (
    <div className="video-own" data-video={own} data-testid="own-picture">
      {own === 'on' && picture !== undefined ? (
        picture
      ) : (
        <div className="video-absent">
          <Icon name={own === 'paused' ? 'video-off' : 'video'} />
          <p>{pictureWords.own[own]}</p>
        </div>
      )}
    </div>
  )
}

/** What this side shows: what the transport reported, else what is wished for. */
function ownVideo({ video }: Talking) {
  return video.local.actual ?? video.local.desired
}
