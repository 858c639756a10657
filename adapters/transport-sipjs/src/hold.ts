import type { Outcome } from '@offhook/core'
import type { SipCall } from './call.ts'
import type { Context } from './context.ts'
import { heldByAnswer } from './hold-sdp.ts'
import { reinvite } from './reinvite.ts'
import { followRemoteVideo } from './remote-video.ts'

/** Holds or resumes by re-INVITE (RFC 3264 section 8.4); the phone tries again what was refused for glare. */
export async function setHold(context: Context, call: SipCall, held: boolean): Promise<Outcome> {
  // Silent and black from the asking until the answer, whichever way it goes.
  call.changingHold = true
  call.applyMedia()
  const outcome = await reinvite(
    context,
    call,
    { hold: held },
    {
      accepted: (answer) => {
        const { negotiation } = call
        if (negotiation === undefined) return
        negotiation.held = held
        context.emit({ type: 'call.holdChanged', call: call.subject, side: 'local', held, by: 'user' })
        const remote = heldByAnswer(negotiation.connection?.localDescription?.sdp ?? '', answer)
        if (remote !== undefined) {
          call.heldByRemote = remote
          context.emit({ type: 'call.holdChanged', call: call.subject, side: 'remote', held: remote, by: 'remote' })
        }
        followRemoteVideo(context, call)
      },
    },
  )
  call.changingHold = false
  call.applyMedia()
  return outcome
}
