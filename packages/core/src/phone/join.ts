import type { Phase } from '../call/call-view.ts'
import type { FoundPhase } from '../facts/fact.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'

const foundAs: Partial<Record<Phase, FoundPhase>> = {
  dialing: 'dialing',
  ringing: 'ringing',
  incoming: 'incoming',
  connecting: 'connecting',
  active: 'active',
  held: 'active',
}

/**
 * Two ids turned out to be one call (a push and an INVITE, say). The older id stays and takes over as a level what the
 * younger one had reached; the younger becomes an alias and ends nothing.
 */
export function join(
  kernel: Kernel,
  absorb: (younger: LiveCall, into: LiveCall) => void,
  one: LiveCall,
  other: LiveCall,
): void {
  const [older, younger] = contextOf(one).createdAt <= contextOf(other).createdAt ? [one, other] : [other, one]
  const reached = contextOf(younger)
  if (contextOf(older).direction !== reached.direction) {
    kernel.diagnose('ambiguous', 'one fact named two calls of different direction: not joined', { callId: older.id })
    return
  }
  absorb(younger, older)
  const phase = foundAs[younger.phase]
  const { direction, remote, establishedAt, hold, mute, answering } = reached
  if (phase)
    send(older, {
      type: 'call.found',
      call: {},
      direction,
      phase,
      remote,
      ...(establishedAt === undefined ? {} : { establishedAt }),
      ...(hold.actual === undefined ? {} : { held: hold.actual }),
      ...(mute.actual === undefined ? {} : { muted: mute.actual }),
    })
  if (younger.phase === 'ending') send(older, { type: 'user.hangUp', why: 'policy' })
  else if (answering) send(older, { type: 'user.answer', ...answering })
}
