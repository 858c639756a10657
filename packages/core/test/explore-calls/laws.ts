import type { CallView, Policy } from '../../src/index.ts'
import type { Lab } from './lab.ts'

/** Calls that send and hear this side's voice, those that talk together counted as one. */
function voices(calls: readonly CallView[]): number {
  const talking = calls.flatMap((call) =>
    call.phase === 'active' && !call.hold.local.desired && !call.hold.local.failed ? [call.groupId ?? call.id] : [],
  )
  return new Set(talking).size
}

/** What is wrong while things are in the middle of happening. */
export function* faultsNow(
  { live, snapshot, contained }: Lab,
  { oneVoice = true }: Partial<Policy>,
): Generator<string> {
  yield* contained
  if (oneVoice && snapshot.procedure === undefined && voices(live) > 1)
    yield `${voices(live)} voices at once: ${live.map(({ phase }) => phase)}`
  for (const { groupId, phase, id } of live) {
    if (groupId === undefined || phase === 'ending') continue
    if (!live.some((other) => other.id !== id && other.groupId === groupId)) yield 'a group of one'
  }
}

/** What is wrong when nothing is asked for and nothing is waited for any more. */
export function* faultsOfCalm(lab: Lab, policy: Partial<Policy>): Generator<string> {
  yield* faultsNow(lab, policy)
  const { procedure } = lab.snapshot
  if (procedure) yield `still in the middle of ${procedure.type}`
  for (const { type, result } of lab.results.values()) if (!result) yield `${type} was never answered`
  for (const { phase } of lab.live) if (phase !== 'active' && phase !== 'held') yield `a call is still ${phase}`
}
