import type { FactOf, Subject } from '../facts/fact.ts'
import { sameAddress } from '../facts/text.ts'
import type { Calls } from './calls.ts'
import { contextOf, type LiveCall } from './live-call.ts'
import { OS_UUID } from './surface/level.ts'
import type { Tombstone } from './tombstones.ts'

/** The call has a name of that kind, and another one. A kind in which it has none yet is news of it. */
export function namesAnother(call: LiveCall | Tombstone, refs: Subject['refs'] = {}): boolean {
  // By our own id the OS calls it only because it was told so.
  const known = (namespace: string) => (call.refs[namespace] === call.id ? undefined : call.refs[namespace])
  const shared = Object.keys(refs).filter((namespace) => known(namespace) !== undefined)
  return shared.length > 0 && shared.every((namespace) => known(namespace) !== refs[namespace])
}

/**
 * A push, the call screen of the OS and the transport tell of one call each in its own names. Where no name is shared the
 * number joins them, if exactly one call fits: a guess could answer a stranger.
 */
export interface ByNumber {
  /** The push or the call screen came first, also when the user has declined there meanwhile. */
  announced(fact: FactOf<'call.offered' | 'call.found'>): LiveCall | Tombstone | undefined
  /** The call came first, and is announced only now; but for the one that the fact has found by name. */
  known(fact: FactOf<'call.announced'>, but?: LiveCall): LiveCall | undefined
  /** It was declined under another of its names before it was delivered. */
  declined(fact: FactOf<'call.announced'>): Tombstone | undefined
  /** A call that this side had placed still stands on the call screen, which does not tell who placed it. */
  shown(fact: FactOf<'call.found'>): LiveCall | undefined
}

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

export function createByNumber(calls: Calls): ByNumber {
  const withNumber = (address: string | undefined, fits: (call: LiveCall) => boolean): LiveCall[] =>
    address === undefined
      ? []
      : [...calls.live.values()].filter((call) => sameAddress(contextOf(call).remote.address, address) && fits(call))
  const isWaiting = (call: LiveCall) => !contextOf(call).attached

  const graves = (address: string | undefined): Tombstone[] =>
    [...calls.tombstones.unattached].filter(
      ({ confirmed, view }) => !confirmed && sameAddress(view.remote.address, address),
    )

  return {
    announced({ call: { refs }, remote }) {
      // A gateway between push and INVITE changes the Call-ID; the uuid for the OS it hands on.
      const uuid = refs?.[OS_UUID]
      const isSame = (one: LiveCall | Tombstone) => uuid === undefined || !namesAnother(one, { [OS_UUID]: uuid })
      const waiting: (LiveCall | Tombstone)[] = withNumber(remote?.address, isWaiting)
      return onlyOne((waiting.length > 0 ? waiting : graves(remote?.address)).filter(isSame))
    },
    known({ call: { refs }, remote, answered }, but) {
      // Who was answered on the call screen may talk by now; whoever rings there cannot.
      const fits = (call: LiveCall) =>
        call !== but && (call.phase === 'incoming' || (answered === true && call.phase !== 'ending'))
      const only = onlyOne(withNumber(remote?.address, fits))
      return only && !namesAnother(only, refs) ? only : undefined
    },
    declined: ({ call: { refs }, remote }) =>
      onlyOne(graves(remote?.address).filter((grave) => !namesAnother(grave, refs))),
    shown: ({ remote }) =>
      onlyOne(withNumber(remote?.address, (call) => isWaiting(call) && contextOf(call).answering !== undefined)),
  }
}
