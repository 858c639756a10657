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
  const lastEnded = calls
    .filter((call) => call.phase === 'ended')
    .filter(({ id, end }) => !dismissed.has(id) && end.at >= newest)
    .at(-1)

  const call = ongoing.find(({ id }) => id === currentId) ?? ongoing[0]
  if (call) {
    return { kind: 'ongoing', call, others: ongoing.filter((other) => other !== call), incoming, ended: lastEnded }
  }
  const [first, ...rest] = incoming
  if (first) return { kind: 'incoming', calls: [first, ...rest] }
  return lastEnded ? { kind: 'ended', call: lastEnded } : { kind: 'idle' }
}
