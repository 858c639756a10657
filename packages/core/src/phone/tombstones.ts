import type { CallIn } from '../call/call-view.ts'
import type { FactOf } from '../facts/fact.ts'
import type { CallId, Millis } from '../values.ts'
import { contextOf, type LiveCall } from './live-call.ts'

const MOST = 1024

/** A call that ended: remembered so that nothing revives it (law 3). */
export interface Tombstone {
  readonly id: CallId
  readonly refs: Readonly<Record<string, string>>
  readonly at: Millis
  view: CallIn<'ended'>
  /** The SDK never said that it is over: a sign of life is hung up again. */
  confirmed: boolean
  refined: boolean
  /** When a sign of life was last answered by a hang-up. */
  ghostAt: Millis
  /** The start that was never answered; a late success is hung up. */
  readonly start: number | undefined
  /** The transport had delivered the call. */
  readonly attached: boolean
  /** An SDK that ends each call twice owes one more end without an id. */
  owesEcho: boolean
}

export const tombstoneOf = (call: LiveCall, view: CallIn<'ended'>, owesEcho: boolean): Tombstone => ({
  id: call.id,
  refs: call.refs,
  at: view.end.at,
  view,
  confirmed: view.end.confirmed,
  refined: false,
  ghostAt: call.ghostAt,
  start: call.asked.get('start'),
  attached: contextOf(call).attached,
  owesEcho,
})

export interface Tombstones {
  get(id: CallId): Tombstone | undefined
  add(tombstone: Tombstone): void
  /** The newest, or the newest that fits. */
  newest(fits?: (tombstone: Tombstone) => boolean): Tombstone | undefined
  /** Declined before the transport delivered them: the few that a later offer may belong to. */
  readonly unattached: ReadonlySet<Tombstone>
  /** Drops what is older than its time, and the oldest beyond the bound. */
  sweep(now: Millis): void
}

export function createTombstones(keepMs: Millis, dropped: (tombstone: Tombstone) => void): Tombstones {
  const graves = new Map<CallId, Tombstone>()
  const unattached = new Set<Tombstone>()
  // In order of age. A list with a moving head: walking a Map whose first entries were deleted gets slower and slower.
  let byAge: Tombstone[] = []
  let oldest = 0
  return {
    unattached,
    get: (id) => graves.get(id),
    add(tombstone) {
      graves.set(tombstone.id, tombstone)
      byAge.push(tombstone)
      // Only one that the user left: one that never arrived may still be dialled again.
      if (!tombstone.attached && tombstone.view.end.by === 'local') unattached.add(tombstone)
    },
    newest: (fits = () => true) => byAge.slice(oldest).reverse().find(fits),
    sweep(now) {
      for (let grave = byAge[oldest]; grave; grave = byAge[oldest]) {
        if (byAge.length - oldest <= MOST && now - grave.at < keepMs) break
        oldest++
        graves.delete(grave.id)
        unattached.delete(grave)
        dropped(grave)
      }
      if (oldest > MOST) {
        byAge = byAge.slice(oldest)
        oldest = 0
      }
    },
  }
}

/** Sharpens the reason of an ended call. It ends nothing and moves no time. */
export function refine(view: CallIn<'ended'>, fact: FactOf<'call.endRefined'>): CallIn<'ended'> {
  const { reason, by, sip, q850, vendor } = fact
  return {
    ...view,
    end: {
      ...view.end,
      reason,
      confirmed: true,
      ...(by ? { by } : {}),
      ...(sip === undefined ? {} : { sip }),
      ...(q850 === undefined ? {} : { q850 }),
      ...(vendor ? { vendor } : {}),
    },
  }
}
