import type { CallFact } from '../facts/fact.ts'
import { mergeRemote } from './call.levels.ts'
import type { CallContext } from './call-context.ts'
import type { Phase } from './call-view.ts'

export type Verdict = 'apply' | 'duplicate' | 'late' | 'illegal'

const order: Readonly<Record<Phase, number>> = {
  preparing: 0,
  dialing: 1,
  incoming: 1,
  ringing: 2,
  connecting: 3,
  active: 4,
  held: 4,
  ending: 5,
  ended: 6,
}
const rank = { 'call.dialed': 1, 'call.ringing': 2, 'call.connecting': 3, 'call.established': 4 } as const

const transferRank = { requested: 0, accepted: 1, ringing: 2, done: 3, failed: 3 } as const

const same = (unchanged: boolean): Verdict => (unchanged ? 'duplicate' : 'apply')

/**
 * What a fact means to a live call where it stands now. Duplicates and late facts are dropped before the machine, which
 * would be woken for nothing; the same answer decides which of several calls a fact without an id can be about.
 */
export function judge(fact: CallFact, phase: Phase, context: CallContext): Verdict {
  if (phase === 'ending') return judgeLeaving(fact)
  const talking = phase === 'active' || phase === 'held'
  switch (fact.type) {
    case 'call.announced':
      // The call screen tells of calls that this side placed, too, and not that it did.
      if (context.direction === 'outgoing') return 'duplicate'
      return same(mergeRemote(context.remote, fact.remote) === context.remote && !isNewlyAnswered(fact, phase, context))
    case 'call.offered':
      if (context.direction === 'outgoing') return 'illegal'
      return same(context.attached && mergeRemote(context.remote, fact.remote) === context.remote)
    case 'call.dialed':
    case 'call.ringing':
    case 'call.connecting':
    case 'call.established': {
      const outgoingOnly = fact.type === 'call.dialed' || fact.type === 'call.ringing'
      if (outgoingOnly && context.direction === 'incoming') return 'illegal'
      const ahead = rank[fact.type] - order[phase]
      if (ahead > 0) return 'apply'
      if (ahead < 0) return 'late'
      return fact.type === 'call.ringing' ? same(!fact.earlyMedia || context.earlyMedia === true) : 'duplicate'
    }
    case 'call.found': {
      if (fact.direction !== context.direction) return 'illegal'
      if (order[fact.phase] > order[phase]) return 'apply'
      const held = fact.held === undefined || !talking || fact.held === context.hold.actual
      const muted = fact.muted === undefined || fact.muted === context.mute.actual
      return same(held && muted && context.attached && mergeRemote(context.remote, fact.remote) === context.remote)
    }
    case 'call.remoteChanged':
      return same(mergeRemote(context.remote, fact.remote) === context.remote)
    case 'call.holdChanged':
      if (fact.side === 'remote') return same(context.remoteHold === fact.held)
      if (!talking) return 'illegal'
      return same(context.hold.actual === fact.held && !context.hold.pending)
    case 'call.muteChanged':
      return same(context.mute.actual === fact.muted && !context.mute.pending)
    case 'call.videoChanged':
      if (fact.side === 'remote') return same(context.remoteVideo === fact.video)
      return same(context.localVideo.actual === fact.video && !context.localVideo.pending)
    case 'call.mediaChanged':
      return same(context.path === fact.media)
    case 'call.transferChanged':
      if (!context.transfer) return 'illegal'
      if (transferRank[fact.stage] < transferRank[context.transfer.stage]) return 'late'
      return same(context.transfer.stage === fact.stage)
    case 'call.transferAsked':
      if (!talking) return 'illegal'
      return same(context.referral?.accept === undefined && context.referral?.to === fact.to)
    case 'call.participantsChanged':
      return 'apply'
    case 'call.digitReceived':
    case 'call.qualitySampled':
      return talking ? 'apply' : 'illegal'
    case 'call.ended':
      return 'apply'
    case 'call.endRefined':
      return 'illegal'
    default:
      fact satisfies never
      return 'illegal'
  }
}

/** Answered on the OS call screen: a level, which may be told with the ring or after it. */
export const isNewlyAnswered = (fact: CallFact, phase: Phase, { answering }: CallContext): boolean =>
  fact.type === 'call.announced' && fact.answered === true && phase === 'incoming' && answering === undefined

function judgeLeaving(fact: CallFact): Verdict {
  switch (fact.type) {
    case 'call.ended':
    case 'call.offered':
    case 'call.dialed':
    case 'call.ringing':
    case 'call.connecting':
    case 'call.established':
      return 'apply'
    default:
      return 'late'
  }
}

/** A call that came in does not dial, and one that we placed does not come in. */
export function isPossible(fact: CallFact): boolean {
  if (fact.type !== 'call.found') return true
  const { direction, phase } = fact
  if (phase === 'incoming') return direction === 'incoming'
  return direction === 'outgoing' || (phase !== 'dialing' && phase !== 'ringing')
}

/** Signs of life: such a fact of a call that we count as over means that something still lives in the SDK. */
export function isAlive(fact: CallFact): boolean {
  switch (fact.type) {
    case 'call.offered':
    case 'call.dialed':
    case 'call.ringing':
    case 'call.connecting':
    case 'call.established':
    case 'call.found':
      return true
    case 'call.mediaChanged':
      return fact.media === 'connected'
    case 'call.qualitySampled':
      return (fact.sample.packets ?? 0) > 0
    default:
      return false
  }
}
