import type { CallId, PhoneSnapshot } from '@offhook/core'

/** Which screen a snapshot means. */
export type Place =
  | { readonly at: 'sign-in' }
  | { readonly at: 'home' }
  | { readonly at: 'incoming' | 'call' | 'ended'; readonly id: CallId }

/** `closed`: ended calls that the user has put away. */
export function placeOf(snapshot: PhoneSnapshot, closed: ReadonlySet<CallId>, signingIn: boolean): Place {
  const current = snapshot.calls.find(({ id }) => id === snapshot.currentCallId)
  if (current !== undefined && current.phase !== 'ended') {
    return { at: current.phase === 'incoming' && !current.answering ? 'incoming' : 'call', id: current.id }
  }
  const last = snapshot.calls.filter(({ phase, id }) => phase === 'ended' && !closed.has(id)).at(-1)
  if (last !== undefined) return { at: 'ended', id: last.id }
  const { state } = snapshot.registration
  return signingIn || state === 'signed-out' || state === 'failed' ? { at: 'sign-in' } : { at: 'home' }
}

export const samePlace = (a: Place, b: Place): boolean =>
  a.at === b.at && ('id' in a ? a.id : undefined) === ('id' in b ? b.id : undefined)
