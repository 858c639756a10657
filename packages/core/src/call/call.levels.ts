import type { MediaPath } from '../facts/fact.ts'
import type { Remote } from '../values.ts'
import type { CallContext } from './call-context.ts'
import type { CallEvent } from './call-event.ts'

/** Partial facts never erase (law 5): what a newer report leaves out stays as it was. */
export function mergeRemote(known: Remote, reported: Remote | undefined): Remote {
  if (!reported) return known
  const keys = Object.keys(reported) as (keyof Remote)[]
  return keys.every((key) => known[key] === reported[key]) ? known : { ...known, ...reported }
}

export const isLost = (path: MediaPath | undefined) => path === 'interrupted' || path === 'failed'

/** What a fact changes beside the phase. Pure and total: an event that changes nothing gives `{}`. */
export function levelsOf(context: CallContext, event: CallEvent): Partial<CallContext> {
  switch (event.type) {
    case 'call.connecting':
      return { seen: true, answered: true }
    case 'call.announced':
    case 'call.dialed':
    case 'call.remoteChanged':
      return { seen: true, remote: mergeRemote(context.remote, event.remote) }
    case 'call.offered':
      return {
        seen: true,
        attached: true,
        remote: mergeRemote(context.remote, event.remote),
        ...(event.video === undefined ? {} : { remoteVideo: event.video ? 'on' : 'off' }),
      }
    case 'call.ringing':
      return {
        seen: true,
        rungAt: context.rungAt ?? context.host.now(),
        // Once true it stays true: a 180 after a 183 does not stop the far side's sound.
        earlyMedia: context.earlyMedia || event.earlyMedia,
      }
    case 'call.found':
      return { seen: true, attached: true, remote: mergeRemote(context.remote, event.remote) }
    case 'call.holdChanged':
      return event.side === 'remote' ? { seen: true, remoteHold: event.held } : {}
    case 'call.videoChanged':
      return event.side === 'remote' ? { seen: true, remoteVideo: event.video } : {}
    case 'call.mediaChanged':
      return {
        seen: true,
        path: event.media,
        lost: event.media !== 'connected' && (context.lost || isLost(event.media)),
      }
    case 'call.participantsChanged':
      return { seen: true, participants: event.participants }
    case 'group.changed':
      return { groupId: event.groupId }
    case 'handed.changed':
      return { handed: event.as }
    case 'quality.changed':
      return { frozen: event.frozen, band: event.band }
    default:
      return {}
  }
}
