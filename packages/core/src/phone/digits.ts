import { timeOf } from '../call/call.digits.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import { type Answer, type Check, onCall, refused, taken } from './settle.ts'

/** Queues digits and waits until the last of them was taken, or one of them was dropped. */
export function sendDigits(kernel: Kernel, calls: Calls, call: LiveCall, asked: string): Answer | Check {
  const { policy, timers } = kernel
  const { id } = call
  if (!/^[\dA-D*#,]+$/i.test(asked)) return refused({ reason: 'bad-digits' }, id)
  const digits = asked.toUpperCase()
  const { done: before, waiting } = contextOf(call).digits
  const first = before + waiting.length
  const last = first + digits.length
  send(call, { type: 'user.sendDigits', digits })
  const check = onCall(calls, id, ({ digits: { done, dropped } }, now) => {
    // It turned out to be a call that was there already, which has digits of its own.
    if (now !== call) return refused({ reason: 'superseded' }, now.id)
    if (dropped && dropped.from < last && dropped.upTo > first) {
      const { from: _from, upTo: _upTo, ...why } = dropped
      return refused(why, id)
    }
    return done >= last ? taken : undefined
  })
  // Digits wait while the call is held, and a command answers all the same: what was not sent by then is dropped.
  const overdue = () => {
    send(call, { type: 'digits.overdue', upTo: last })
    if (!check()) deadline = timers.setTimeout(overdue, timeOf('0', policy))
  }
  let deadline = timers.setTimeout(overdue, timeOf(waiting + digits, policy) + policy.commandTimeoutMs)
  return () => {
    const answer = check()
    if (answer) timers.clearTimeout(deadline)
    return answer
  }
}
