import type { CallsContext } from './context.ts'
import { type LineCall, subjectOfCall } from './line.ts'

/**
 * iOS tells of a picture only whom it was asked to tell, before the call. MUST NOT be asked for twice: React Native tells
 * twice then. Nobody waits for the answer, since calls of the bridge keep their order.
 */
export function watchVideo({ bridge, line, invoke }: CallsContext, call: LineCall): void {
  if (line.isWatched || !call.video || !bridge.has('registerVideoEvent')) return
  line.isWatched = true
  void invoke('registerVideoEvent', undefined)
}

/** To be called whenever a call is gone: lets go of the pictures once no call with video is left. */
export function unwatchVideo({ bridge, line, invoke }: CallsContext): void {
  if (!line.isWatched || line.hasVideo) return
  line.isWatched = false
  if (bridge.has('removeVideoEvent')) void invoke('removeVideoEvent', undefined)
}

/**
 * Answered without a picture of its own, the native side shows one all the same. It is turned off as soon as the call
 * stands; where that cannot be, what is true is told. MUST NOT toggle where the video is a guess: it would turn a camera on.
 */
export async function hideOwnVideo({ invoke, emit }: CallsContext, call: LineCall): Promise<void> {
  if (!call.video || !call.isVideoSaid || call.answeredWithVideo !== false || call.toggling.has('video')) return
  call.toggling.set('video', call)
  const answer = await invoke('toggleOmiVideo', undefined)
  call.toggling.delete('video')
  const video = answer.ok && answer.value !== false ? 'off' : 'on'
  emit({ type: 'call.videoChanged', call: subjectOfCall(call), side: 'local', video, evidence: 'ack' })
}
