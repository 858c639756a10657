import type { CallView, PhoneSnapshot, SurfaceCall } from '@offhook/core'
import type { ScreenCall, ScreenSnapshot } from '@offhook/transport-mock'

type Phase = Exclude<CallView['phase'], 'ending' | 'ended'>

const stages: Readonly<Record<Phase, SurfaceCall['stage']>> = {
  preparing: 'dialing',
  dialing: 'dialing',
  ringing: 'dialing',
  incoming: 'ringing',
  connecting: 'connecting',
  active: 'connected',
  held: 'connected',
}

/** What a phone says of a call, in the words of a screen. */
function levelOf(call: CallView & { readonly phase: Phase }): string {
  const answering = call.phase === 'incoming' && call.answering
  const stage = answering ? 'connecting' : stages[call.phase]
  return `${stage}${call.phase === 'held' ? ' held' : ''}${call.mute.desired ? ' muted' : ''}`
}
const drawn = ({ stage, held, muted }: ScreenCall) => `${stage}${held ? ' held' : ''}${muted ? ' muted' : ''}`

const isLive = (call: CallView): call is CallView & { readonly phase: Phase } =>
  call.phase !== 'ending' && call.phase !== 'ended'

interface Excused {
  /** The OS has refused to show the call. */
  readonly unseen?: (call: CallView) => boolean
  /** The user has asked something of the call there, and the phone has not answered yet. */
  readonly pending?: (row: ScreenCall) => boolean
}

/** In what the call screen and the phone differ. A call that is being hung up may be on the screen still. */
export function disagreement(
  { calls }: PhoneSnapshot,
  screen: ScreenSnapshot,
  { unseen = () => false, pending = () => false }: Excused = {},
): string | undefined {
  for (const row of screen.calls) {
    const call = calls.find(({ id }) => id === row.callId)
    if (!call || call.phase === 'ended')
      return `the screen shows ${drawn(row)}, ${row.uuid}, of which the phone has no call`
  }
  for (const call of calls) {
    if (!isLive(call)) continue
    const rows = screen.calls.filter(({ callId }) => callId === call.id)
    if (rows.length === 0 && unseen(call)) continue
    const [row] = rows
    if (!row || rows.length > 1) return `the screen shows the call ${call.id}, ${levelOf(call)}, ${rows.length} times`
    if (!pending(row) && drawn(row) !== levelOf(call))
      return `the call ${call.id} is ${levelOf(call)}, and shown as ${drawn(row)}`
  }
  return undefined
}
