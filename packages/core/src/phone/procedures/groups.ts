import type { Calls } from '../calls.ts'
import { contextOf, type LiveCall, send } from '../live-call.ts'

/** The calls merged under that id, apart from those that are leaving. */
export function membersOf({ live }: Pick<Calls, 'live'>, groupId: string | undefined): readonly LiveCall[] {
  if (groupId === undefined) return []
  return [...live.values()].filter((call) => contextOf(call).groupId === groupId && call.phase !== 'ending')
}

export function putInGroup(calls: readonly LiveCall[], groupId: string | undefined): void {
  for (const call of calls) send(call, { type: 'group.changed', groupId })
}

/** One that is left alone is no group. */
export function dissolve(calls: Pick<Calls, 'live'>, groupId: string | undefined): void {
  const members = membersOf(calls, groupId)
  if (members.length === 1) putInGroup(members, undefined)
}
