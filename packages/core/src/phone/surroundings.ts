import type { Surroundings } from '../call/call-host.ts'
import type { CallId } from '../values.ts'
import { contextOf, isAnswering, type LiveCall, type LiveCalls } from './live-call.ts'

/** Placed, answered, or being taken back from hold: it talks, or is about to. */
const underWay = (call: LiveCall) =>
  /^(preparing|dialing|ringing|connecting|active)$/.test(call.phase) ||
  isAnswering(call) ||
  (call.phase === 'held' && !contextOf(call).hold.desired)

/** Those that talk, or are about to, apart from this call and those merged with it. */
export function othersOf(live: LiveCalls, id?: CallId): readonly LiveCall[] {
  const self = id && live.get(id)
  const groupId = self && contextOf(self).groupId
  return [...live.values()].filter(
    (one) => one.id !== id && underWay(one) && (groupId === undefined || contextOf(one).groupId !== groupId),
  )
}

export interface SurroundingsSetup {
  readonly live: LiveCalls
  readonly oneVoice: boolean
  readonly offline: () => boolean
  /** Something between calls is under way. */
  readonly procedure: () => boolean
  /** How many calls talk or are held. */
  readonly talking: () => number
}

/** What lies around a call, or around one that is yet to come. */
export function createSurroundings({ live, oneVoice, offline, procedure, talking }: SurroundingsSetup) {
  /** As the machine of the call sees it: a procedure MUST NOT stop its own steps. */
  function near(id?: CallId): Surroundings {
    const phase = id && live.get(id)?.phase
    const self = phase === 'active' || phase === 'held' ? 1 : 0
    return { offline: offline(), others: talking() - self > 0, procedure: false, lineBusy: false }
  }
  /** As whoever gives a command sees it. */
  function around(id?: CallId): Surroundings {
    if (!procedure()) return near(id)
    return { ...near(id), procedure: true, lineBusy: oneVoice && othersOf(live, id).length > 0 }
  }
  return { near, around }
}
