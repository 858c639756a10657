import type { CallAction, CallId, CallView, Phase } from '../../src/index.ts'

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

/** What is wrong with one call as it stands. */
export function* faultsOf(call: CallView): Generator<string> {
  for (const action of Object.keys(call.can) as CallAction[])
    if (call.can[action] === (call.cannot[action] !== undefined))
      yield `can.${action} is ${call.can[action]}, cannot.${action} is ${call.cannot[action]}`
  if (call.phase !== 'active' && call.phase !== 'held') return
  const { local, remote } = call.hold
  if ((call.phase === 'held') !== (local.actual === true)) yield `${call.phase} while hold is ${local.actual}`
  const onHold = call.phase === 'held' ? (remote ? 'both' : 'local') : remote ? 'remote' : 'no'
  if (call.onHold !== onHold) yield `onHold is ${call.onHold}, it must be ${onHold}`
  if (call.mute.desired !== call.mute.actual && call.mute.actual !== undefined && !call.mute.pending)
    yield 'mute rests though it is not as desired'
}

/** What is wrong with the step from one view of a call to the next. */
export function* faultsBetween(before: CallView, after: CallView): Generator<string> {
  const stays = order[before.phase] === order[after.phase]
  if (order[after.phase] < order[before.phase]) yield `went back from ${before.phase} to ${after.phase}`
  if (stays && before.phase !== after.phase && order[after.phase] !== order.active)
    yield `went from ${before.phase} to ${after.phase}`
  if (before.direction !== after.direction) yield 'changed its direction'
  if (before.createdAt !== after.createdAt) yield 'changed the time of its creation'
  if (before.phase === 'ringing' && after.phase === 'ringing' && before.earlyMedia === true && !after.earlyMedia)
    yield 'early media was true and is not any more'
  if ('establishedAt' in before && before.establishedAt !== undefined) {
    if (!('establishedAt' in after) || after.establishedAt !== before.establishedAt)
      yield 'the time at which it was established changed'
  }
  if (before.phase === 'ended' && after.phase === 'ended') {
    if (before.durationMs !== after.durationMs || before.end.at !== after.end.at) yield 'ended a second time'
  }
}

/** The order in which calls claim to be the current one; a smaller number wins. */
function claimOf({ phase, direction }: CallView): number {
  switch (phase) {
    case 'active':
      return 0
    case 'preparing':
    case 'dialing':
    case 'ringing':
      return 1
    case 'connecting':
      return direction === 'outgoing' ? 1 : 2
    case 'incoming':
      return 2
    case 'held':
      return 3
    case 'ending':
      return 4
    case 'ended':
      return 5
    default:
      return phase satisfies never
  }
}

export function* faultsOfCurrent(calls: readonly CallView[], currentCallId: CallId | undefined): Generator<string> {
  const current = calls.find(({ id }) => id === currentCallId)
  if (currentCallId !== undefined && !current) yield 'the current call is none of the calls'
  if (currentCallId === undefined && calls.length > 0) yield 'there are calls, but none is current'
  const best = Math.min(...calls.map(claimOf))
  if (current && claimOf(current) !== best) yield `the current call is ${current.phase}, another has the better claim`
}
