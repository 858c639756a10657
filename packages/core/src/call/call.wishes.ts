import type { VideoState } from '../values.ts'
import { refusingOf } from './call.actions.ts'
import { act, update } from './call.kit.ts'
import type { CallContext } from './call-context.ts'
import type { CallEvent, Request } from './call-event.ts'
import { type Asked, type Step, stepWish, type WishEvent } from './wish.ts'

/** One kind of wish: which events move it, and the request it sends. */
interface WishKind<T> {
  readonly slot: 'mute' | 'video' | 'hold'
  of(call: CallContext): Asked<T>
  wanted(event: CallEvent): T | undefined
  reported(event: CallEvent): T | undefined
  request(to: T, from: T | undefined): Request
  change(wish: Asked<T>): Partial<CallContext>
}

export const muteWish: WishKind<boolean> = {
  slot: 'mute',
  of: ({ mute }) => mute,
  wanted: (event) => (event.type === 'user.setMute' ? event.muted : undefined),
  reported: (event) => (event.type === 'call.muteChanged' || event.type === 'call.found' ? event.muted : undefined),
  request: (muted, from) => ({ type: 'setMute', muted, from }),
  change: (mute) => ({ mute }),
}

export const videoWish: WishKind<VideoState> = {
  slot: 'video',
  of: ({ localVideo }) => localVideo,
  wanted: (event) => (event.type === 'user.setVideo' ? event.video : undefined),
  reported: (event) => (event.type === 'call.videoChanged' && event.side === 'local' ? event.video : undefined),
  request: (video, from) => ({ type: 'setVideo', video, from }),
  change: (localVideo) => ({ localVideo }),
}

export const holdWish: WishKind<boolean> = {
  slot: 'hold',
  of: ({ hold }) => hold,
  wanted: (event) => (event.type === 'user.setHold' ? event.held : undefined),
  reported: (event) =>
    (event.type === 'call.holdChanged' && event.side === 'local') || event.type === 'call.found'
      ? event.held
      : undefined,
  request: (held, from) => ({ type: 'setHold', held, from }),
  change: (hold) => ({ hold, ...(hold.pending ? {} : { glares: 0 }) }),
}

/** What an event does to a wish; once the call talks, a wish that waited for it is asked. */
export function nextStep<T>(kind: WishKind<T>, call: CallContext, event: CallEvent): Step<T> {
  const wish = kind.of(call)
  const talking = call.establishedAt !== undefined
  const wanted = kind.wanted(event)
  if (wanted !== undefined) return stepWish(wish, { type: 'wanted', value: wanted, defer: !talking })
  const reported = kind.reported(event)
  if (reported !== undefined) {
    const by = ('by' in event && event.type !== 'call.ended' && event.by) || 'unknown'
    const step = stepWish(wish, { type: 'reported', value: reported, by } as WishEvent<T>)
    // What was reported may not be what a wish waits for.
    return talking && !step.ask ? stepWish(step.wish, { type: 'ready' }) : step
  }
  const refused = event.type === `${kind.slot}.refused` && refusingOf(event)
  if (refused) return stepWish(wish, { type: 'refused', ...refused })
  return talking ? stepWish(wish, { type: 'ready' }) : { wish }
}

/** Sends what a step asks, with its deadline; a request that nobody answers is refused by it. */
export function sendAsk<T>(kind: WishKind<T>, { host }: CallContext, { wish, ask }: Step<T>): void {
  const { slot } = kind
  if (!wish.pending) host.stopWaiting(slot)
  if (!ask) return
  host.ask(slot, kind.request(ask.to, ask.from))
  host.wait(slot, host.policy.commandTimeoutMs, { type: `${slot}.refused`, reason: 'timed-out' })
}

/** The two halves of a step: the request goes out by what was known, then the wish moves. */
export const stepping = <T>(kind: WishKind<T>, next: typeof nextStep<T> = nextStep) =>
  [
    act((call, event) => sendAsk(kind, call, next(kind, call, event))),
    update((call, event) => kind.change(next(kind, call, event).wish)),
  ] as const
