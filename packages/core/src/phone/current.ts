import type { Phase } from '../call/call-view.ts'
import type { CallId, Direction } from '../values.ts'

/** The active call, else the one under way, else the incoming one, else the one held last, else one that is leaving. */
function rankOf(phase: Phase, direction: Direction): number {
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

export interface Current {
  /** A call moved to another phase. */
  moved(id: CallId, phase: Phase, direction: Direction): void
  gone(id: CallId): void
  id(): CallId | undefined
  /** Calls that talk or are held. */
  readonly talking: number
  /** Calls that talk, the one that began last at the end. */
  readonly active: ReadonlySet<CallId>
  /** Calls that are held, the one held last at the end. */
  readonly held: ReadonlySet<CallId>
}

/** Keeps calls by rank, so that the current one is known without looking at all of them. */
export function createCurrent(): Current {
  const active = new Set<CallId>()
  const held = new Set<CallId>()
  const ranks = [active, new Set<CallId>(), new Set<CallId>(), held, new Set<CallId>(), new Set<CallId>()]
  const rankById = new Map<CallId, number>()
  let talking = 0
  /** Looked up once after each move: among many calls the last one is far down. */
  let known: { readonly id: CallId | undefined } | undefined
  const isTalking = (rank: number | undefined) => rank === 0 || rank === 3
  const gone = (id: CallId) => {
    const rank = rankById.get(id)
    if (rank === undefined) return
    known = undefined
    ranks[rank]?.delete(id)
    rankById.delete(id)
    if (isTalking(rank)) talking--
  }
  return {
    active,
    held,
    gone,
    moved(id, phase, direction) {
      const rank = rankOf(phase, direction)
      if (rankById.get(id) === rank) return
      gone(id)
      known = undefined
      rankById.set(id, rank)
      ranks[rank]?.add(id)
      if (isTalking(rank)) talking++
    },
    id() {
      if (known) return known.id
      const best = ranks.find((calls) => calls.size > 0)
      const last = best === ranks[3] || best === ranks[0] || best === ranks[5]
      let chosen: CallId | undefined
      for (const id of best ?? []) {
        chosen = id
        if (!last) break
      }
      known = { id: chosen }
      return chosen
    },
    get talking() {
      return talking
    },
  }
}
