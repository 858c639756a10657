import type { CallId, CallIn, CallView } from '@offhook/core'

export type Incoming = readonly [CallIn<'incoming'>, ...CallIn<'incoming'>[]]
export type Ongoing = Exclude<CallView, { readonly phase: 'incoming' | 'ended' }>

/** What the phone shows, of all that a snapshot holds. */
export type Layout =
  | { readonly kind: 'idle' }
  | { readonly kind: 'incoming'; readonly calls: Incoming }
  | {
      readonly kind: 'ongoing'
      readonly call: Ongoing
      /** All who are merged with it, itself among them; empty while it stands for itself. */
      readonly group: readonly Ongoing[]
      readonly others: readonly Ongoing[]
      readonly incoming: readonly CallIn<'incoming'>[]
      /** A call that ended beside this one; it gets a notice instead of a screen. */
      readonly ended: CallIn<'ended'> | undefined
    }
  | { readonly kind: 'ended'; readonly call: CallIn<'ended'> }

/** `dismissed`: ended calls that the user has taken off the screen before the phone does. */
export function layoutOf(
  calls: readonly CallView[],
  currentId: CallId | undefined,
  dismissed: ReadonlySet<CallId>,
): Layout {
  const incoming = calls.filter((call) => call.phase === 'incoming')
  const ongoing = calls.filter((call) => call.phase !== 'incoming' && call.phase !== 'ended')
  const newest = Math.max(...calls.map(({ createdAt }) => createdAt))
  // A call that began after the end has taken its place on the screen, for good.
  const ends = calls
    .filter((call) => call.phase === 'ended')
    .filter(({ id, end }) => !dismissed.has(id) && end.at >= newest)
    .sort((one, two) => one.end.at - two.end.at)

  const call = ongoing.find(({ id }) => id === currentId) ?? ongoing[0]
  if (call) {
    const group = groupOf(call, ongoing)
    const others = ongoing.filter((other) => other !== call && !group.includes(other))
    return { kind: 'ongoing', call, group, others, incoming, ended: ends.at(-1) }
  }
  const [first, ...rest] = incoming
  if (first) return { kind: 'incoming', calls: [first, ...rest] }
  const seen = ends.filter((end) => !wasScreened(end)).at(-1)
  return seen ? { kind: 'ended', call: seen } : { kind: 'idle' }
}

/** Declined by the settings before it rang: worth a notice beside a call, and else a line in the log, but no screen. */
const wasScreened = ({ direction, end }: CallIn<'ended'>): boolean =>
  direction === 'incoming' && end.reason === 'busy' && end.by === 'system'

const groupOf = (call: Ongoing, calls: readonly Ongoing[]): readonly Ongoing[] =>
  call.groupId === undefined ? [] : calls.filter(({ groupId }) => groupId === call.groupId)

/** Calls as the user counts them: those that are merged stand together, each of the rest for itself. */
export function partiesOf(calls: readonly Ongoing[]): readonly (readonly [Ongoing, ...Ongoing[]])[] {
  return calls.flatMap((call) => {
    const [first, ...rest] = groupOf(call, calls)
    if (first === undefined) return [[call]]
    return first === call ? [[first, ...rest]] : []
  })
}
