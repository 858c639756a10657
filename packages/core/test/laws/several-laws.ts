import type { CallId, CallView, PhoneSnapshot } from '../../src/index.ts'

/** Talks, and nobody has asked for a hold that is on its way or was refused. */
const isHeard = (call: CallView) =>
  call.phase === 'active' && !call.hold.local.desired && call.hold.local.failed === undefined

/**
 * What is wrong between the calls. Those that were found talking may talk side by side; for a while so may those that a
 * procedure is about.
 */
export function* faultsAmong(
  { calls, procedure, link, online }: PhoneSnapshot,
  found: ReadonlySet<CallId>,
  canHold: boolean,
): Generator<string> {
  const heard = calls.filter((call) => isHeard(call) && !found.has(call.id))
  const voices = new Set(heard.map(({ groupId, id }) => groupId ?? id))
  // Without a network nobody can be held.
  const mayHold = canHold && online && link !== 'down'
  if (mayHold && procedure === undefined && voices.size > 1) yield `${voices.size} voices at once`
  const live = calls.filter(({ phase }) => phase !== 'ended')
  for (const { id, phase, groupId } of live)
    if (
      groupId !== undefined &&
      phase !== 'ending' &&
      !live.some((other) => other.id !== id && other.groupId === groupId)
    )
      yield `${id} is in a group of one`
  if (!procedure) return
  const [first] = procedure.callIds
  if (!live.some(({ id }) => id === first)) yield `${procedure.type} is under way for a call that is over`
}
