import type { CallContext } from '../../call/call-context.ts'
import { sameAddress } from '../../facts/text.ts'
import { contextOf, type LiveCall, send } from '../live-call.ts'
import { confirmed } from '../settle.ts'
import { membersOf } from './groups.ts'
import { merge } from './merge.ts'
import { nowAs, type ProcedureSetup } from './setup.ts'

const leave = (call: LiveCall, reason: 'transferred' | 'replaced') =>
  send(call, {
    type: 'user.hangUp',
    why: 'policy',
    leaving: { reason, by: reason === 'replaced' ? 'remote' : 'local' },
  })

const carryOn = { type: 'handed.changed', as: undefined } as const

/**
 * An attended transfer hands over both legs: the consulted one ends with the other one once it is done, and goes on as
 * it was if it fails.
 */
export function endsWith({ calls, later }: ProcedureSetup, other: LiveCall, call: LiveCall): void {
  send(other, { type: 'handed.changed', as: 'transferred' })
  later(() => {
    const consulted = nowAs(calls, other)
    const { host } = contextOf(consulted)
    const { transfer, leaving, end } = contextOf(nowAs(calls, call))
    if (leaving?.reason === 'transferred') leave(consulted, 'transferred')
    // The far side hung up before it said how it went: the other one hangs up as soon as it has taken over.
    else if (end?.reason === 'transferred') host.wait('handed', host.policy.transferTimeoutMs, carryOn)
    // It failed, or the first one turned out to be another call, which nobody transfers.
    else if (end || !transfer || transfer.stage === 'failed') send(consulted, carryOn)
    else return calls.live.has(consulted.id) ? undefined : confirmed
    return confirmed
  })
}

const awaitsCall = ({ referral }: CallContext) => referral?.accept === true && referral.placed === undefined

/**
 * A call was placed that nobody here asked for: it may be the one that the far side of another call asked for, as the user
 * has accepted. If it is never answered, the far side stays with that other one.
 */
export function followReferral({ calls, later }: ProcedureSetup, call: LiveCall): void {
  const { address } = contextOf(call).remote
  const old = [...calls.live.values()].find((one) => {
    const context = contextOf(one)
    return awaitsCall(context) && (address === undefined || sameAddress(address, context.referral?.to))
  })
  if (!old) return
  send(old, { type: 'referral.placed', id: call.id })
  later(() => {
    const now = nowAs(calls, call)
    if (contextOf(now).establishedAt !== undefined) return confirmed
    if (calls.live.has(now.id) && now.phase !== 'ending') return undefined
    send(nowAs(calls, old), { type: 'referral.failed', id: call.id })
    return confirmed
  })
}

/**
 * A call takes the place of another one that its far side was handed: it is answered as that one was, without a ring, and
 * once it talks that one is left. If it comes to nothing, that one goes on.
 */
export function takePlace(setup: ProcedureSetup, call: LiveCall, replaced: LiveCall): void {
  const { calls, later } = setup
  const { mute, localVideo, groupId } = contextOf(replaced)
  send(replaced, { type: 'handed.changed', as: 'replaced' })
  send(call, { type: 'user.answer', video: localVideo.desired === 'on', muted: mute.desired })
  later(() => {
    const one = calls.live.get(calls.identity.resolve(call.id))
    if (one?.phase === 'incoming' && contextOf(one).answering) return undefined
    if (one?.phase === 'connecting') return undefined
    // It could not be answered.
    if (one?.phase === 'incoming') send(one, { type: 'user.decline', as: 'busy', by: 'system' })
    const old = nowAs(calls, replaced)
    const { hold, leaving } = contextOf(old)
    if (!one || (one.phase !== 'active' && one.phase !== 'held')) send(old, carryOn)
    // The user has left that one meanwhile, and means this one as well.
    else if (leaving) send(one, { type: 'user.hangUp', why: 'policy' })
    else {
      leave(old, 'replaced')
      if (hold.desired) send(one, { type: 'user.setHold', held: true })
      else if (groupId !== undefined) later(merge(setup, one, [one, ...membersOf(calls.live, groupId)]))
    }
    return confirmed
  })
}
