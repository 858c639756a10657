import { refusingOf } from './call.actions.ts'
import { act, update } from './call.kit.ts'
import type { CallContext, Referral, TransferState } from './call-context.ts'
import type { CallEvent } from './call-event.ts'

/** Handing the far side on. Each step is waited for: `requested` as long as any command, what follows by its own deadline. */
export const askTransfer = [
  update((_call, event) =>
    event.type === 'user.transfer' ? { transfer: { to: event.to, stage: 'requested', taken: false } } : {},
  ),
  act(({ host }, event) => {
    if (event.type !== 'user.transfer') return
    const { to, consulted } = event
    host.ask(
      'transfer',
      consulted ? { type: 'transferTo', consulted: host.targetOf(consulted) } : { type: 'transfer', to },
    )
    host.wait('transfer', host.policy.commandTimeoutMs, { type: 'transfer.refused', reason: 'timed-out' })
  }),
] as const

function steppedTransfer(transfer: TransferState, event: CallEvent): TransferState {
  switch (event.type) {
    case 'transfer.taken':
      return { ...transfer, taken: true }
    case 'transfer.overdue':
      return { ...transfer, stage: 'failed', reason: 'no-answer' }
    case 'call.transferChanged': {
      const { stage, reason } = event
      return { ...transfer, taken: true, stage, ...(reason && { reason }) }
    }
    default: {
      const refused = refusingOf(event)
      return refused ? { ...transfer, stage: 'failed', refused } : transfer
    }
  }
}
export const stepTransfer = [
  update(({ transfer }, event) => (transfer ? { transfer: steppedTransfer(transfer, event) } : {})),
  act(({ host, transfer }) => {
    if (
      transfer?.taken &&
      (transfer.stage === 'requested' || transfer.stage === 'accepted' || transfer.stage === 'ringing')
    )
      host.wait('transfer', host.policy.transferTimeoutMs, { type: 'transfer.overdue' })
    else host.stopWaiting('transfer')
  }),
] as const

const referral = (change: (referral: Referral, event: CallEvent) => Partial<Referral>) =>
  update(({ referral }, event) => (referral ? { referral: { ...referral, ...change(referral, event) } } : {}))

const mayAnswer = ({ host }: CallContext) => host.capabilities.can.answerTransfer

/** Never obeyed silently: the user is asked, and silence is a no. */
export const hearReferral = [
  update((call, event) =>
    event.type === 'call.transferAsked' && mayAnswer(call)
      ? { referral: { to: event.to, accept: undefined, taken: false } }
      : {},
  ),
  act((call) => {
    const { host } = call
    if (mayAnswer(call))
      host.wait('referral', host.policy.transferAskedTimeoutMs, { type: 'user.answerTransfer', accept: false })
  }),
] as const
export const answerReferral = [
  referral((_referral, event) => (event.type === 'user.answerTransfer' ? { accept: event.accept } : {})),
  act(({ host }, event) => {
    if (event.type !== 'user.answerTransfer') return
    host.ask('referral', { type: 'answerTransfer', accept: event.accept })
    host.wait('referral', host.policy.commandTimeoutMs, { type: 'referral.refused', reason: 'timed-out' })
  }),
] as const
export const settleReferral = [
  referral(({ accept }, event) => {
    // The far side has asked anew: this is the answer to what it asked before.
    if (accept === undefined) return {}
    const refused = refusingOf(event)
    return refused ? { refused } : { taken: true }
  }),
  act(({ host, referral }) => {
    if (referral?.accept === undefined) return
    // Once it is taken, the call for it has its time to be placed.
    if (referral.accept && referral.taken && referral.placed === undefined)
      host.wait('referral', host.policy.transferTimeoutMs, { type: 'referral.failed' })
    else host.stopWaiting('referral')
  }),
] as const
export const referralPlaced = [
  referral((_referral, event) => (event.type === 'referral.placed' ? { placed: event.id } : {})),
  act(({ host, referral }) => {
    if (referral?.taken) host.stopWaiting('referral')
  }),
] as const
/** It may have been asked anew meanwhile, and another call placed for that. */
export const referralFailed = referral(({ placed }, event) =>
  event.type === 'referral.failed' && event.id === placed ? { accept: false } : {},
)
