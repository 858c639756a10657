import type { CallAction } from '../call/call-view.ts'
import type { UserCommand } from '../inbox/input.ts'
import type { CallId, VideoState } from '../values.ts'
import { sendDigits } from './digits.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import { ask } from './procedures/ask.ts'
import type { Others } from './procedures/line.ts'
import { isTalking, merge, split } from './procedures/merge.ts'
import type { ProcedureSetup } from './procedures/setup.ts'
import { answer, onAnswered, resume, swap } from './procedures/talk.ts'
import { orHandedOn, transfer } from './procedures/transfer.ts'
import { type Answer, already, type Check, confirmed, onCall, onLeft, refused, taken, wishAnswer } from './settle.ts'
import { othersOf } from './surroundings.ts'
import { chooseTarget, refusalFor } from './target.ts'

type OfCall = Extract<UserCommand, { readonly type: CallAction }>
/** What a command carries beside its call; written by `create-phone.ts`, read here. */
export interface CommandValues {
  readonly answer: { readonly video: boolean; readonly muted: boolean; readonly others?: 'hold' | 'end' }
  readonly decline: { readonly as: 'busy' | 'declined' }
  readonly sendDigits: { readonly digits: string }
  readonly transfer: { readonly to?: string; readonly consulted?: CallId }
  readonly setVideo: { readonly video: VideoState }
  readonly merge: { readonly ids?: readonly CallId[] }
}
const videoStates: readonly VideoState[] = ['off', 'paused', 'on']
const carried = <A extends keyof CommandValues>(command: OfCall) => command.value as unknown as CommandValues[A]

/** Carries out a command on a call: an answer now, or a check that knows it later. */
export function createCallCommands(procedures: ProcedureSetup) {
  const { kernel, calls } = procedures

  function wish(call: LiveCall, action: 'hold' | 'resume' | 'mute' | 'unmute', fresh: boolean): Answer | Check {
    const value = action === 'hold' || action === 'mute'
    const of = (one: LiveCall) => (action === 'hold' || action === 'resume' ? contextOf(one).hold : contextOf(one).mute)
    if (!fresh && !of(call).pending) return already
    if (fresh)
      send(
        call,
        action === 'hold' || action === 'resume'
          ? { type: 'user.setHold', held: value }
          : { type: 'user.setMute', muted: value },
      )
    return onCall(calls, call.id, (_context, one) => wishAnswer(of(one), value))
  }

  function mergeAll(call: LiveCall, ids: readonly CallId[] = []): Answer | Check {
    const live = [...calls.live.values()]
    const named = ids.map((id) => calls.live.get(calls.identity.resolve(id)))
    const missing = ids[named.indexOf(undefined)]
    if (missing !== undefined) return refused({ reason: 'no-call' }, missing)
    return merge(procedures, call, ids.length > 0 ? live.filter((one) => named.includes(one)) : live.filter(isTalking))
  }

  /** What an answer without a word of its own does with whoever talks; `undefined`: it is refused. */
  function othersByPolicy(): Others | undefined {
    const { secondCall, oneVoice } = kernel.policy
    if (!oneVoice) return 'leave'
    if (secondCall === 'wait') return undefined
    return secondCall === 'end-and-answer' ? 'end' : 'hold'
  }

  return (command: OfCall): Answer | Check => {
    const { type } = command
    const chosen = chooseTarget(calls, type, command.callId)
    if (!chosen.call) return chosen.answer
    const { call, refusal } = chosen
    const { id } = call
    const joins = refusal === 'already' && type !== 'transfer'
    if (refusal !== undefined && !joins) return refused({ reason: refusal }, id)
    const fresh = refusal === undefined
    switch (type) {
      case 'answer': {
        const { others = othersByPolicy(), ...how } = carried<'answer'>(command)
        if (others === undefined && fresh && othersOf(calls.live, id).length > 0)
          return refused({ reason: 'on-another-call' }, id)
        return fresh ? answer(procedures, call, how, others ?? 'leave') : onAnswered(calls, id)
      }
      case 'decline':
        if (fresh) send(call, { type: 'user.decline', as: carried<'decline'>(command).as })
        return onLeft(calls, id)
      case 'hangUp':
        if (fresh) send(call, { type: 'user.hangUp', why: 'user' })
        return onLeft(calls, id)
      case 'resume':
        return fresh ? resume(procedures, 'hold-and-resume', call) : wish(call, type, fresh)
      case 'hold':
      case 'mute':
      case 'unmute':
        return wish(call, type, fresh)
      case 'setVideo': {
        const { video } = carried<'setVideo'>(command)
        if (!videoStates.includes(video)) return refused({ reason: 'not-supported' }, id)
        send(call, { type: 'user.setVideo', video })
        return onCall(calls, id, (context) => wishAnswer(context.localVideo, video))
      }
      case 'sendDigits':
        return sendDigits(kernel, calls, call, carried<'sendDigits'>(command).digits)
      case 'cancelDigits':
        if (fresh) send(call, { type: 'user.cancelDigits' })
        return fresh ? confirmed : already
      case 'transfer': {
        const { to, consulted } = carried<'transfer'>(command)
        const other = consulted && calls.live.get(calls.identity.resolve(consulted))
        if (consulted && !other) return refused({ reason: 'no-call' }, consulted)
        if (other && !kernel.capabilities.can.transferTo) return refused({ reason: 'not-supported' }, id)
        const refusal = other && (other === call ? 'self-call' : refusalFor(calls, other, 'transfer'))
        if (refusal) return refused({ reason: refusal }, consulted)
        const address = to ?? (other ? contextOf(other).remote.address : undefined) ?? ''
        if (!other && !address) return refused({ reason: 'bad-address' }, id)
        return transfer(procedures, call, address, other)
      }
      case 'acceptTransfer':
      case 'rejectTransfer':
        send(call, { type: 'user.answerTransfer', accept: type === 'acceptTransfer' })
        return orHandedOn(
          onCall(calls, id, ({ referral }) => {
            // The far side has asked anew meanwhile, or it turned out to be another call.
            if (referral?.accept === undefined) return refused({ reason: 'superseded' }, id)
            if (referral.refused) return refused(referral.refused, id)
            return referral.taken ? taken : undefined
          }),
        )
      case 'switchCamera':
        return ask(kernel, { type: 'switchCamera', call: calls.target(call) }).check
      case 'swap':
        return swap(procedures, call)
      case 'merge':
        return mergeAll(call, carried<'merge'>(command)?.ids)
      case 'split':
        return split(procedures, call)
      default:
        return type satisfies never
    }
  }
}
