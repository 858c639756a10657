import { contextOf, type LiveCall, type LiveCalls, send } from '../live-call.ts'

/** The calls merged under that id, apart from those that are leaving. */
export function membersOf(live: LiveCalls, groupId: string | undefined): readonly LiveCall[] {
  if (groupId === undefined) return []
  return [...live.values()].filter((call) => contextOf(call).groupId === groupId && call.phase !== 'ending')
}

export function putInGroup(calls: readonly LiveCall[], groupId: string | undefined): void {
  for (const call of calls) send(call, { type: 'group.changed', groupId })
}

/** One that is left alone is no group. */
export function dissolve(live: LiveCalls, groupId: string | undefined): void {
  const members = membersOf(live, groupId)
  if (members.length === 1) putInGroup(members, undefined)
}
