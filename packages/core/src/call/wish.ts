import type { Refusal } from '../phone/result.ts'
import type { Origin, Vendor } from '../values.ts'

/** Intent and reality kept apart (law 2): what the user wants, what the SDK last reported, and what is between. */
export interface Wish<T> {
  readonly desired: T
  /** `undefined`: never reported. */
  readonly actual: T | undefined
  /** A request is in flight, or waits its turn. */
  readonly pending: boolean
  /** Who caused `actual`. */
  readonly by: Origin
  /** Why the last request failed; the next one clears it. */
  readonly failed?: { readonly reason: Refusal; readonly vendor?: Vendor }
}

/** The inside of a wish: `asked` is the value of the one request in flight; absent when none is. */
export type Asked<T> = Wish<T> & {
  readonly asked?: T
  /** What was wished before, to fall back on while reality is unknown. */
  readonly before?: T
}

const shown = new WeakMap<object, unknown>()

/** A wish without its inside. The same wish gives the same object, so that whoever compares by reference is not woken. */
export function shownWish<T>(wish: Asked<T>): Wish<T> {
  if (!('asked' in wish)) return wish
  const known = shown.get(wish)
  if (known) return known as Wish<T>
  const { asked: _asked, before: _before, ...open } = wish
  shown.set(wish, open)
  return open
}

export type WishEvent<T> =
  /** `defer`: the call is not ready to be asked; the wish waits for `ready` or is carried by another command. */
  | { readonly type: 'wanted'; readonly value: T; readonly defer?: boolean }
  | { readonly type: 'ready' }
  | { readonly type: 'reported'; readonly value: T; readonly by: Origin }
  /** Refused, or its deadline passed. */
  | { readonly type: 'refused'; readonly reason: Refusal; readonly vendor?: Vendor }

export interface Step<T> {
  readonly wish: Asked<T>
  /** The request to send now. MUST be sent: the wish counts it as in flight. */
  readonly ask?: { readonly to: T; readonly from: T | undefined }
}

/** `actual` is given for a fresh call, whose state is known by construction, and left out for one that was found. */
export function initialWish<T>(desired: T, actual?: T): Asked<T> {
  return { desired, actual, pending: false, by: 'unknown' }
}

/** One step of a wish. The last wish wins and never are two requests in flight; returns the same object when nothing changed. */
export function stepWish<T>(wish: Asked<T>, event: WishEvent<T>): Step<T> {
  const { failed: _failed, asked, before, ...bare } = wish
  const inFlight = 'asked' in wish
  switch (event.type) {
    case 'wanted':
      if (inFlight) return { wish: wish.desired === event.value ? wish : { ...wish, desired: event.value } }
      if (event.defer) return { wish: { ...bare, desired: event.value, pending: wish.actual !== event.value } }
      return settle({ ...bare, desired: event.value }, wish.desired)
    case 'ready':
      return wish.pending && !inFlight ? settle(bare) : { wish }
    case 'reported':
      if (inFlight && event.value === asked) return settle({ ...bare, actual: event.value, by: event.by })
      if (wish.actual === event.value && !(wish.pending && wish.desired === event.value)) return { wish }
      // An old echo, or a wish still waiting its turn: only reality moved.
      if (inFlight || (wish.pending && wish.desired !== event.value))
        return { wish: { ...wish, actual: event.value, by: event.by } }
      // Nobody asked: the OS or the far side moved it. Adopt, never fight.
      return { wish: { ...bare, desired: event.value, actual: event.value, pending: false, by: event.by } }
    case 'refused': {
      if (!inFlight) return { wish }
      if (wish.desired !== asked) return settle(bare) // the user had changed their mind meanwhile
      const failed = event.vendor ? { reason: event.reason, vendor: event.vendor } : { reason: event.reason }
      return { wish: { ...bare, pending: false, desired: wish.actual ?? before ?? wish.desired, failed } }
    }
    default:
      event satisfies never
      return { wish }
  }
}

function settle<T>(wish: Asked<T>, before: T = wish.desired): Step<T> {
  if (wish.actual === wish.desired) return { wish: { ...wish, pending: false } }
  const asked = { ...wish, pending: true, asked: wish.desired, ...(wish.actual === undefined && { before }) }
  return { wish: asked, ask: { to: wish.desired, from: wish.actual } }
}
