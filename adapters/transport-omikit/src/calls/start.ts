import type { CallCommand, Outcome } from '@offhook/core'
import { readStart } from '../codes/start-status.ts'
import type { CallsContext } from './context.ts'
import { unwatchVideo, watchVideo } from './video-events.ts'

type StartCall = Extract<CallCommand, { readonly type: 'startCall' }>

/**
 * Dials. What the native side answers says that it took the start, or why not; that there is a call, its events say, and
 * they may come first. It does no good to mute before the call stands: that is asked for then.
 */
export async function startCall(context: CallsContext, command: StartCall): Promise<Outcome> {
  const { bridge, line, invoke } = context
  const { to, video: isVideo } = command
  const call = line.place(command.call.callId, isVideo)
  watchVideo(context, call)
  const answer =
    typeof to === 'string'
      ? await invoke('startCall', { phoneNumber: to, isVideo })
      : await invoke('startCallWithUuid', { usrUuid: to.userId, isVideo })
  const outcome = answer.ok ? readStart(answer.value, bridge.kind) : answer
  if (outcome.ok) return { ...outcome, refs: { ...outcome.refs, ...call.refs } }
  line.unplace(call)
  unwatchVideo(context)
  return outcome
}
