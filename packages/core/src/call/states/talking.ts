import { applyLevels, askHangUp, leave } from '../call.actions.ts'
import * as dtmf from '../call.digits.ts'
import { allowedIn, isRemoteSide, mayRetryGlare, transferDone } from '../call.guards.ts'
import { act, both, update, when } from '../call.kit.ts'
import * as handing from '../call.transfer.ts'
import { holdWish, muteWish, nextStep, sendAsk, stepping } from '../call.wishes.ts'
import type { CallContext } from '../call-context.ts'
import type { CallEvent } from '../call-event.ts'
import { type Step, stepWish } from '../wish.ts'

const allowed = allowedIn('active')
type Action = ReturnType<typeof act> | ReturnType<typeof update>

/**
 * Where one step of the hold wish leads: `held` is `actual === true` and nothing else; a request is asked, settled, or
 * still in flight as before.
 */
function holdRoutes(next: typeof nextStep<boolean> = nextStep, besides: readonly Action[] = []) {
  const goes = (held: boolean, leads: (step: Step<boolean>, before: boolean) => boolean) =>
    both(
      allowed,
      when((call, event) => {
        const step = next(holdWish, call, event)
        return (step.wish.actual === true) === held && leads(step, call.hold.actual === true)
      }),
    )
  const settled = ({ wish }: Step<boolean>) => !wish.pending
  const asks = ({ ask }: Step<boolean>) => ask !== undefined
  const crosses = (held: boolean) => (_step: Step<boolean>, before: boolean) => held !== before
  const actions = [...stepping(holdWish, next), ...besides] as const
  return [
    { guard: goes(false, settled), target: '#call.talking.active.settled', actions },
    { guard: goes(true, settled), target: '#call.talking.held.settled', actions },
    { guard: goes(false, asks), target: '#call.talking.active.asking', actions, reenter: true },
    { guard: goes(true, asks), target: '#call.talking.held.asking', actions, reenter: true },
    // Reality moved while our request is still in flight.
    { guard: goes(false, crosses(false)), target: '#call.talking.active.asking', actions },
    { guard: goes(true, crosses(true)), target: '#call.talking.held.asking', actions },
    { guard: allowed, actions },
  ] as const
}

/** While a refused request waits to be sent again, a changed wish need not wait for it. */
function nextInGlare(kind: typeof holdWish, call: CallContext, event: CallEvent) {
  const first = nextStep(kind, call, event)
  const { desired, asked } = first.wish
  return event.type === 'user.setHold' && desired !== asked
    ? stepWish(first.wish, { type: 'refused', reason: 'glare' })
    : first
}

const steady = holdRoutes()
const countGlare = [
  act(({ host }) => host.stopWaiting('hold')),
  update(({ glares }) => ({ glares: glares + 1 })),
] as const
const askAgain = act((call) => {
  const { hold } = call
  sendAsk(holdWish, call, { wish: hold, ask: { to: hold.desired, from: hold.actual } })
})

/** One request in flight: asked, or refused for glare (SIP 491) and waiting to be asked again. */
const requests = {
  settled: {},
  asking: { on: { 'hold.refused': [{ guard: mayRetryGlare, target: 'glare', actions: countGlare }, ...steady] } },
  glare: {
    on: { 'user.setHold': holdRoutes(nextInGlare as typeof nextStep<boolean>) },
    after: { glare: { target: 'asking', actions: askAgain } },
  },
} as const

/** Established. Remote hold is a boolean beside the phase; local hold is the phase. */
export const talking = {
  initial: 'active',
  on: {
    'user.setHold': steady,
    'hold.refused': steady,
    'call.holdChanged': [{ guard: isRemoteSide, actions: applyLevels }, ...steady],
    'call.found': holdRoutes(nextStep, [...stepping(muteWish), applyLevels]),
    'digit.taken': { actions: dtmf.digitTaken },
    'digit.refused': { actions: dtmf.digitRefused },
    'digits.overdue': { actions: dtmf.dropOverdue },
    'user.cancelDigits': { guard: allowed, actions: dtmf.dropWaiting },
    'user.transfer': { guard: allowed, actions: handing.askTransfer },
    'transfer.taken': { actions: handing.stepTransfer },
    'transfer.refused': { actions: handing.stepTransfer },
    'transfer.overdue': { actions: handing.stepTransfer },
    'call.transferChanged': [
      { guard: transferDone, target: '#call.ending', actions: [...handing.stepTransfer, leave, askHangUp] },
      { actions: handing.stepTransfer },
    ],
    'call.transferAsked': { actions: handing.hearReferral },
    'user.answerTransfer': { guard: allowed, actions: handing.answerReferral },
    'referral.taken': { actions: handing.settleReferral },
    'referral.refused': { actions: handing.settleReferral },
    'referral.placed': { actions: handing.referralPlaced },
    'referral.failed': { actions: handing.referralFailed },
  },
  states: {
    active: {
      tags: 'active',
      initial: 'settled',
      entry: dtmf.pumpDigits,
      on: {
        'user.sendDigits': { guard: allowed, actions: [dtmf.queueDigits, ...dtmf.pumpDigits] },
        'digit.next': { actions: [dtmf.digitDone, ...dtmf.pumpDigits] },
      },
      states: requests,
    },
    held: {
      tags: 'held',
      initial: 'settled',
      on: {
        'user.sendDigits': { guard: allowedIn('held'), actions: dtmf.queueDigits },
        'digit.next': { actions: dtmf.digitDone },
      },
      states: requests,
    },
  },
} as const
