import type { CallView } from '../../call/call-view.ts'
import type { SurfaceCall } from '../../ports/surface.ts'

/** The namespace of the ids that the OS knows calls by. */
export const OS_UUID = 'os.uuid'

const stages = {
  preparing: 'dialing',
  dialing: 'dialing',
  ringing: 'dialing',
  incoming: 'ringing',
  connecting: 'connecting',
  active: 'connected',
  held: 'connected',
} as const

/** What a call screen is to show of a call; `undefined`: what it shows stays as it is, until the call has ended. */
export function levelOf(view: CallView, uuid: string): SurfaceCall | undefined {
  if (view.phase === 'ending' || view.phase === 'ended') return undefined
  const { id, direction, remote, mute, video, groupId, extra } = view
  return {
    callId: id,
    uuid,
    direction,
    remote,
    video: video.local.desired !== 'off' || video.remote !== 'off',
    // Answered by the user, not yet by the network: the OS shows it as connecting.
    stage: view.phase === 'incoming' && view.answering ? 'connecting' : stages[view.phase],
    held: view.phase === 'held',
    muted: mute.desired,
    ...(groupId !== undefined && { groupId }),
    ...(extra !== undefined && { extra }),
  }
}
