import type { CallsContext } from './context.ts'
import { type LineCall, subjectOfCall } from './line.ts'

/**
 * iOS tells of a picture only whom it was asked to tell, before the call. Asked for once a call: asked for twice, React
 * Native tells twice. Nobody waits for the answer, since calls of the bridge keep their order.
 */
export function watchVideo({ bridge, invoke }: CallsContext, call: LineCall): void {
  if (call.watched || !call.video || !bridge.has('registerVideoEvent')) return
  call.watched = true
  void invoke('registerVideoEvent', undefined)
}

export function unwatchVideo({ bridge, invoke }: CallsContext, call: LineCall): void {
  if (!call.watched) return
  call.watched = false
  if (bridge.has('removeVideoEvent')) void invoke('removeVideoEvent', undefined)
}

/**
 * Answered without a picture of its own, the native side shows one all the same. It is turned off as soon as the call
 * stands; where that cannot be, what is true is told.
 */
export async function hideOwnVideo({ invoke, emit }: CallsContext, call: LineCall): Promise<void> {
  if (!call.video || call.answeredWithVideo !== false || call.toggling.has('video')) return
  call.toggling.set('video', call)
  const answer = await invoke('toggleOmiVideo', undefined)
  call.toggling.delete('video')
  const video = answer.ok && answer.value !== false ? 'off' : 'on'
  emit({ type: 'call.videoChanged', call: subjectOfCall(call), side: 'local', video, evidence: 'ack' })
}
