import type { Direction, Millis } from '@offhook/core'
import type { MissedCall, ScreenCall, ScreenSnapshot } from '@offhook/transport-mock'

/** One line of the OS's own list of calls. */
export interface RecentRow {
  readonly uuid: string
  readonly name?: string
  readonly address?: string
  readonly direction: Direction
  /** It rang here, and nobody took it. */
  readonly missed: boolean
  readonly at: Millis
}

/** What is drawn on the glass of the phone. */
export interface Glass {
  /** Oldest first. */
  readonly calls: readonly ScreenCall[]
  readonly missed: readonly MissedCall[]
  /** Newest first. */
  readonly recents: readonly RecentRow[]
}

const mostRecents = 20

interface Change {
  readonly recents: readonly RecentRow[]
  readonly before: ScreenSnapshot
  readonly now: ScreenSnapshot
  readonly at: Millis
  /** Taken away because the same call stands there already. */
  readonly replaced: ReadonlySet<string>
}

/** The list after a change of the screen: what has gone from it was a call. One that comes back is none of the past. */
export function recentsAfter({ recents, before, now, at, replaced }: Change): readonly RecentRow[] {
  const live = new Set(now.calls.map(({ uuid }) => uuid))
  const gone = before.calls.filter(({ uuid }) => !live.has(uuid) && !replaced.has(uuid))
  const past = recents.filter(({ uuid }) => !live.has(uuid) && gone.every((call) => call.uuid !== uuid))
  // Whether a call was missed is known only after it has gone.
  const missed = new Set(now.missed.map(({ uuid }) => uuid))
  return [...gone.map((call) => rowOf(call, at)).reverse(), ...past]
    .slice(0, mostRecents)
    .map((row) => (missed.has(row.uuid) && !row.missed ? { ...row, missed: true } : row))
}

function rowOf({ uuid, name, address, direction }: ScreenCall, at: Millis): RecentRow {
  return {
    uuid,
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
    direction,
    missed: false,
    at,
  }
}

/** What stands in large on the call screen, and what stands in rows above it. */
export interface GlassLayout {
  /** Who stands first. */
  readonly first: ScreenCall
  /** That call, or all of its conference, oldest first. */
  readonly front: readonly ScreenCall[]
  /** Oldest first. */
  readonly others: readonly ScreenCall[]
  /** Two that could be talked to at once. */
  readonly merge: readonly [ScreenCall, ScreenCall] | undefined
}

const rings = ({ stage, direction }: ScreenCall) => stage === 'ringing' && direction === 'incoming'
const talks = ({ stage, held }: ScreenCall) => stage === 'connected' && !held

/** Who rings comes before who is talked to, as on every phone; the newest of them first. */
export function glassLayoutOf(calls: readonly ScreenCall[]): GlassLayout | undefined {
  const newest = [...calls].reverse()
  const first =
    newest.find(rings) ?? newest.find(({ stage }) => stage !== 'connected') ?? newest.find(talks) ?? newest[0]
  if (!first) return undefined
  const { groupId } = first
  const isWith = (call: ScreenCall) => call === first || (groupId !== undefined && call.groupId === groupId)
  return {
    first,
    front: calls.filter(isWith),
    others: calls.filter((call) => !isWith(call)),
    merge: pairOf(calls),
  }
}

/** The one outside of a conference joins whoever else is connected. */
function pairOf(calls: readonly ScreenCall[]): GlassLayout['merge'] {
  const joins = calls.find(({ buttons }) => buttons.includes('merge'))
  const other = calls.find((call) => call !== joins && call.stage === 'connected')
  return joins && other && [joins, other]
}
