import type { VideoState } from '../values.ts'
import { refusingOf } from './call.actions.ts'
import { callSetup } from './call.setup.ts'
import type { CallContext, Digits } from './call-context.ts'
import type { CallEvent } from './call-event.ts'
import { type Step, stepWish, type WishEvent } from './wish.ts'

function muteEvent(event: CallEvent, talking: boolean): WishEvent<boolean> | undefined {
  switch (event.type) {
    case 'user.setMute':
      return { type: 'wanted', value: event.muted, defer: !talking }
    case 'call.muteChanged':
      return { type: 'reported', value: event.muted, by: event.by ?? 'unknown' }
    case 'call.found':
      return event.muted === undefined ? undefined : { type: 'reported', value: event.muted, by: 'unknown' }
    case 'mute.refused':
      return { type: 'refused', reason: event.reason, ...(event.vendor ? { vendor: event.vendor } : {}) }
    default:
      return undefined
  }
}

function videoEvent(event: CallEvent, talking: boolean): WishEvent<VideoState> | undefined {
  switch (event.type) {
    case 'user.setVideo':
      return { type: 'wanted', value: event.video, defer: !talking }
    case 'call.videoChanged':
      return event.side === 'local' ? { type: 'reported', value: event.video, by: event.by ?? 'unknown' } : undefined
    case 'video.refused':
      return { type: 'refused', reason: event.reason, ...(event.vendor ? { vendor: event.vendor } : {}) }
    default:
      return undefined
  }
}

// Side effects go through `enqueue`: XState may resolve a list of actions without running it.

/** Steps the mute wish and sends what it asks; a request that nobody answers is refused by its deadline. */
export const stepMute = callSetup.enqueueActions(({ context, event, enqueue }) => {
  const talking = context.establishedAt !== undefined
  const next = muteEvent(event, talking) ?? { type: 'ready' as const }
  const { wish, ask } = stepWish(context.mute, next)
  if (wish !== context.mute) enqueue.assign({ mute: wish })
  if (!wish.pending || ask) enqueue.cancel('mute')
  if (!ask) return
  enqueue(() => context.host.ask('mute', { type: 'setMute', muted: ask.to, from: ask.from }))
  enqueue.raise({ type: 'mute.refused', reason: 'timed-out' }, { id: 'mute', delay: 'command' })
})

export const stepVideo = callSetup.enqueueActions(({ context, event, enqueue }) => {
  const talking = context.establishedAt !== undefined
  const next = videoEvent(event, talking) ?? { type: 'ready' as const }
  const { wish, ask } = stepWish(context.localVideo, next)
  if (wish !== context.localVideo) enqueue.assign({ localVideo: wish })
  if (!wish.pending || ask) enqueue.cancel('video')
  if (!ask) return
  enqueue(() => context.host.ask('video', { type: 'setVideo', video: ask.to, from: ask.from }))
  enqueue.raise({ type: 'video.refused', reason: 'timed-out' }, { id: 'video', delay: 'command' })
})

export function stepHoldOf(context: CallContext, event: CallEvent): Step<boolean> {
  const { hold } = context
  switch (event.type) {
    case 'user.setHold':
      return stepWish(hold, { type: 'wanted', value: event.held })
    case 'call.holdChanged':
      return stepWish(hold, { type: 'reported', value: event.held, by: event.by ?? 'unknown' })
    case 'call.found':
      return event.held === undefined
        ? { wish: hold }
        : stepWish(hold, { type: 'reported', value: event.held, by: 'unknown' })
    case 'hold.refused':
      return stepWish(hold, {
        type: 'refused',
        reason: event.reason,
        ...(event.vendor ? { vendor: event.vendor } : {}),
      })
    default:
      return { wish: hold }
  }
}

/** While a refused request waits to be sent again, a changed wish need not wait for it. */
export function stepHoldInGlare(context: CallContext, event: CallEvent): Step<boolean> {
  const first = stepHoldOf(context, event)
  return event.type === 'user.setHold' && first.wish.desired !== first.wish.asked
    ? stepWish(first.wish, { type: 'refused', reason: 'glare' })
    : first
}

export const stepHold = (of: typeof stepHoldOf) =>
  callSetup.enqueueActions(({ context, event, enqueue }) => {
    const { wish, ask } = of(context, event)
    enqueue.assign(ask || !wish.pending ? { hold: wish, glares: 0 } : { hold: wish })
    if (ask) enqueue(() => context.host.ask('hold', { type: 'setHold', held: ask.to, from: ask.from }))
  })

export const countGlare = callSetup.assign(({ context }) => ({ glares: context.glares + 1 }))
export const askHoldAgain = callSetup.createAction(({ context: { host, hold } }) => {
  host.ask('hold', { type: 'setHold', held: hold.desired, from: hold.actual })
})

/** Facts speak: the call is up. Wishes that waited for it are asked now. */
export const establish = callSetup.assign(({ context, event }) => ({
  seen: true,
  answering: undefined,
  refused: undefined,
  establishedAt:
    context.establishedAt ??
    (event.type === 'call.found' && event.establishedAt !== undefined ? event.establishedAt : context.host.now()),
}))

/** Arms, moves or disarms the one media deadline, by what the path does. Only where the transport reports media. */
export const watchMedia = callSetup.enqueueActions(({ context, enqueue }) => {
  if (!context.host.capabilities.reports.media || context.establishedAt === undefined) return
  enqueue.cancel('media')
  if (context.path === 'connected') return
  const lost = context.path === 'interrupted' || context.path === 'failed'
  enqueue.raise({ type: 'media.overdue' }, { id: 'media', delay: lost ? 'mediaLoss' : 'media' })
})

const digits = (context: CallContext, change: Partial<Digits>) => ({ digits: { ...context.digits, ...change } })

export const queueDigits = callSetup.assign(({ context, event }) => {
  if (event.type !== 'user.sendDigits') return {}
  const { refused: _refused, ...kept } = context.digits
  return { digits: { ...kept, waiting: kept.waiting + event.digits } }
})
export const pumpDigits = callSetup.enqueueActions(({ context, enqueue }) => {
  const digit = context.digits.waiting[0]
  if (context.digits.busy || digit === undefined) return
  enqueue.assign(digits(context, { busy: true }))
  enqueue(() => context.host.ask('digit', { type: 'sendDigit', digit, durationMs: context.host.policy.digitMs }))
  enqueue.raise({ type: 'digit.refused', reason: 'timed-out' }, { id: 'digit', delay: 'command' })
})
export const digitTaken = callSetup.enqueueActions(({ context, enqueue }) => {
  const { sent, waiting, taken } = context.digits
  enqueue.assign(digits(context, { sent: sent + waiting.slice(0, 1), waiting: waiting.slice(1), taken: taken + 1 }))
  enqueue.cancel('digit')
  enqueue.raise({ type: 'digit.next' }, { id: 'digit', delay: 'digitPace' })
})
export const digitRefused = callSetup.enqueueActions(({ context, event, enqueue }) => {
  const refused = refusingOf(event)
  enqueue.cancel('digit')
  enqueue.assign(digits(context, { waiting: '', busy: false, ...(refused ? { refused } : {}) }))
})
export const digitDone = callSetup.assign(({ context }) => digits(context, { busy: false }))

export const askTransfer = callSetup.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'user.transfer') return
  const { to, consulted } = event
  enqueue.assign({ transfer: { to, stage: 'requested', taken: false } })
  const { host } = context
  const request = consulted
    ? ({ type: 'transferTo', consulted: host.targetOf(consulted) } as const)
    : ({ type: 'transfer', to } as const)
  enqueue(() => host.ask('transfer', request))
  enqueue.raise({ type: 'transfer.refused', reason: 'timed-out' }, { id: 'transfer', delay: 'command' })
})
export const settleTransfer = callSetup.enqueueActions(({ context, event, enqueue }) => {
  if (!context.transfer) return
  const refused = refusingOf(event)
  enqueue.cancel('transfer')
  enqueue.assign({
    transfer: refused ? { ...context.transfer, stage: 'failed', refused } : { ...context.transfer, taken: true },
  })
})
