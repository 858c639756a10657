import type { CallFact } from '@offhook/core'
import type { SipCall } from './call.ts'
import { mediaPathOf } from './to-facts.ts'

/** The levels of a live call, for a query. One that is not dialled yet is not there yet. */
export function levelFacts(call: SipCall): CallFact[] {
  const { stage, subject } = call
  if (stage === 'preparing' || stage === 'ended') return []
  // One that is being left waits for a word of the server, perhaps for ever: it would come back as a ghost.
  if (call.cause !== undefined) return []
  const media = mediaPathOf(call.negotiation?.connection?.connectionState ?? 'new')
  return [
    {
      type: 'call.found',
      call: subject,
      direction: call.direction,
      remote: call.remote,
      phase: stage,
      held: call.held,
      muted: call.muted,
    },
    ...(media === undefined ? [] : [{ type: 'call.mediaChanged', call: subject, media } as const]),
    ...(stage === 'active' ? talkingLevels(call) : []),
  ]
}

function talkingLevels({ subject, heldByRemote, localVideo, remoteVideo = 'off' }: SipCall): CallFact[] {
  return [
    { type: 'call.holdChanged', call: subject, side: 'remote', held: heldByRemote },
    { type: 'call.videoChanged', call: subject, side: 'local', video: localVideo },
    { type: 'call.videoChanged', call: subject, side: 'remote', video: remoteVideo },
  ]
}
