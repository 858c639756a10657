import { applyLevels, askHangUp, leave } from '../call.actions.ts'
import { allowedIn, isRemoteSide, mayRetryGlare, transferDone } from '../call.guards.ts'
import { callSetup } from '../call.setup.ts'
import * as talk from '../call.talk.ts'
import type { CallContext } from '../call-context.ts'
import type { CallEvent } from '../call-event.ts'

type Args = { readonly context: CallContext; readonly event: CallEvent }
type Stepper = typeof talk.stepHoldOf

/**
 * Where one step of the hold wish leads: `held` is `actual === true` and nothing else, and a request is either
 * settled, asked, or still in flight as before.
 */
function holdRoutes(of: Stepper, besides: readonly (typeof talk.stepMute | typeof applyLevels)[] = []) {
  const allowed = allowedIn('active')
  const goes = (held: boolean, asking: boolean) => (args: Args) => {
    const { wish, ask } = of(args.context, args.event)
    return allowed(args) && (wish.actual === true) === held && (ask ? asking : !wish.pending && !asking)
  }
  const actions = [talk.stepHold(of), ...besides] as const
  return [
    { guard: goes(false, false), target: '#call.talking.active.settled', actions },
    { guard: goes(true, false), target: '#call.talking.held.settled', actions },
    { guard: goes(false, true), target: '#call.talking.active.asking', actions, reenter: true },
    { guard: goes(true, true), target: '#call.talking.held.asking', actions, reenter: true },
    { guard: allowed, actions },
  ] as const
}

const steady = holdRoutes(talk.stepHoldOf)
const inGlare = holdRoutes(talk.stepHoldInGlare)

/** One request in flight: asked, or refused for glare (SIP 491) and waiting to be asked again. */
const requests = {
  settled: {},
  asking: {
    on: { 'hold.refused': [{ guard: mayRetryGlare, target: 'glare', actions: talk.countGlare }, ...steady] },
    after: { command: { actions: callSetup.raise({ type: 'hold.refused', reason: 'timed-out' }) } },
  },
  glare: {
    on: { 'user.setHold': inGlare },
    after: { glare: { target: 'asking', actions: talk.askHoldAgain } },
  },
} as const

/** Established. Remote hold is a boolean beside the phase; local hold is the phase. */
export const talking = callSetup.createStateConfig({
  initial: 'active',
  on: {
    'user.setHold': steady,
    'hold.refused': steady,
    'call.holdChanged': [{ guard: isRemoteSide, actions: applyLevels }, ...steady],
    'call.found': holdRoutes(talk.stepHoldOf, [applyLevels, talk.stepMute]),
    'digit.taken': { actions: talk.digitTaken },
    'digit.refused': { actions: talk.digitRefused },
    'user.transfer': { guard: allowedIn('active'), actions: talk.askTransfer },
    'transfer.taken': { actions: talk.settleTransfer },
    'transfer.refused': { actions: talk.settleTransfer },
    'call.transferChanged': [
      { guard: transferDone, target: '#call.ending', actions: [applyLevels, leave, askHangUp] },
      { actions: applyLevels },
    ],
  },
  states: {
    active: {
      tags: 'active',
      initial: 'settled',
      entry: talk.pumpDigits,
      on: {
        'user.sendDigits': { guard: allowedIn('active'), actions: [talk.queueDigits, talk.pumpDigits] },
        'digit.next': { actions: [talk.digitDone, talk.pumpDigits] },
      },
      states: requests,
    },
    held: {
      tags: 'held',
      initial: 'settled',
      on: {
        'user.sendDigits': { guard: allowedIn('held'), actions: talk.queueDigits },
        'digit.next': { actions: talk.digitDone },
      },
      states: requests,
    },
  },
})
