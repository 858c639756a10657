import type { CallAction } from '../call/call-view.ts'
import type { UserCommand } from '../inbox/input.ts'
import type { CallCommand } from '../ports/command.ts'
import type { CallId, VideoState } from '../values.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { type Others, othersOf } from './line.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import { answerBeside, groupOf, resumeBeside, swapWith } from './procedures.ts'
import { type Answer, already, type Check, onCall, onLeft, refused, taken, wishAnswer } from './settle.ts'
import { chooseTarget } from './target.ts'

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
export function createCallCommands(kernel: Kernel, calls: Calls, later: (check: Check) => void) {
  function ask(command: CallCommand, done: () => void = () => {}): Check {
    let answer: Answer | undefined
    kernel.execute('transport', command, (outcome) => {
      if (outcome.ok) done()
      const { ok: _ok, ...rest } = outcome
      answer = outcome.ok ? taken : refused(rest as { reason: 'failed' })
    })
    const deadline = kernel.timers.setTimeout(() => {
      answer ??= { ok: false, reason: 'timed-out' }
    }, kernel.policy.commandTimeoutMs)
    return () => {
      if (answer) kernel.timers.clearTimeout(deadline)
      return answer
    }
  }

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

  function group(ids: readonly CallId[] | undefined, call: LiveCall): Answer | Check {
    const chosen = ids?.length
      ? ids.flatMap((id) => calls.live.get(calls.identity.resolve(id)) ?? [])
      : [...calls.live.values()].filter((one) => one.phase === 'active' || one.phase === 'held')
    const [first, second, ...rest] = chosen
    if (!first || !second || chosen.some((one) => one.phase !== 'active' && one.phase !== 'held'))
      return refused({ reason: 'not-connected' }, call.id)
    // They talk side by side from now on: none is put on hold for the other.
    for (const one of chosen) one.hushed = true
    return ask({ type: 'merge', calls: [calls.target(first), calls.target(second), ...rest.map(calls.target)] }, () => {
      for (const one of chosen) send(one, { type: 'group.changed', groupId: first.id })
    })
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
        if (others === undefined && fresh && othersOf(calls, id).length > 0)
          return refused({ reason: 'on-another-call' }, id)
        return answerBeside(calls, call, { ...how, others: others ?? 'leave' }, fresh, later)
      }
      case 'decline':
        if (fresh) send(call, { type: 'user.decline', as: carried<'decline'>(command).as })
        return onLeft(calls, id)
      case 'hangUp':
        if (fresh) send(call, { type: 'user.hangUp', why: 'user' })
        return onLeft(calls, id)
      case 'resume':
        if (fresh) return resumeBeside(calls, call, kernel.policy.oneVoice ? 'hold' : 'leave', later)
        return wish(call, type, fresh)
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
      case 'sendDigits': {
        const { digits } = carried<'sendDigits'>(command)
        if (!/^[\dA-D*#]+$/i.test(digits)) return refused({ reason: 'bad-digits' }, id)
        send(call, { type: 'user.sendDigits', digits: digits.toUpperCase() })
        const { done: before, waiting } = contextOf(call).digits
        const due = before + waiting.length
        const check = onCall(calls, id, (context) => {
          const { done, refused: dropped } = context.digits
          if (done < due) return undefined
          if (!dropped || dropped.upTo <= due - digits.length) return taken
          const { upTo: _upTo, ...why } = dropped
          return refused(why, id)
        })
        // Digits wait while the call is held, and a command answers all the same: what was not sent by then is dropped.
        const { digitMs, digitGapMs, commandTimeoutMs } = kernel.policy
        const overdue = () => {
          send(call, { type: 'digits.overdue', upTo: due })
          if (!check()) deadline = kernel.timers.setTimeout(overdue, digitMs + digitGapMs)
        }
        let deadline = kernel.timers.setTimeout(overdue, (due - before) * (digitMs + digitGapMs) + commandTimeoutMs)
        return () => {
          const answer = check()
          if (answer) kernel.timers.clearTimeout(deadline)
          return answer
        }
      }
      case 'transfer': {
        const { to, consulted } = carried<'transfer'>(command)
        const other = consulted && calls.live.get(calls.identity.resolve(consulted))
        if (consulted && !other) return refused({ reason: 'no-call' }, consulted)
        const address = to ?? (other ? contextOf(other).remote.address : undefined) ?? ''
        if (!other && !address) return refused({ reason: 'bad-address' }, id)
        send(call, { type: 'user.transfer', to: address, ...(other ? { consulted: other.id } : {}) })
        return onCall(calls, id, ({ transfer }) => {
          if (transfer?.refused) return refused(transfer.refused, id)
          return transfer?.taken ? taken : undefined
        })
      }
      case 'switchCamera':
        return ask({ type: 'switchCamera', call: calls.target(call) })
      case 'swap':
        return swapWith(calls, call, later)
      case 'merge':
        return group(carried<'merge'>(command)?.ids, call)
      case 'split': {
        const grouped = groupOf(calls, call)
        return ask({ type: 'split', calls: grouped.map(calls.target) }, () => {
          for (const one of grouped) send(one, { type: 'group.changed', groupId: undefined })
        })
      }
      default:
        return type satisfies never
    }
  }
}
