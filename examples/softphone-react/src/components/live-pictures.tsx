import type { ViewsOf } from '../phone/views.ts'
import type { Pictures, Talking } from '../screens/live-parts.ts'
import { nameOf } from '../words/sentences.ts'
import { looksAway, StreamView } from './stream-view.tsx'

/** The streams of a call as they are now. They are read with every change of the call, as their owner wants it. */
export function livePictures(call: Talking, viewsOf: ViewsOf): Pictures {
  const { local, remote } = viewsOf(call.id)
  return {
    ...(remote && { remote: <StreamView stream={remote} label={`Picture of ${nameOf(call.remote)}`} /> }),
    ...(local && { own: <StreamView stream={local} label="Your own picture" mirrored={!looksAway(local)} /> }),
  }
}
