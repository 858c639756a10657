import type { Policy } from '../phone/policy.ts'
import type { Millis } from '../values.ts'
import { refusingOf } from './call.actions.ts'
import { act, update } from './call.kit.ts'
import type { Digits, Refusing } from './call-context.ts'

const PAUSE = ','

const spacing = ({ digitMs, digitGapMs }: Policy) => digitMs + digitGapMs

/** How long these take when the SDK answers at once. */
export const timeOf = (digits: string, policy: Policy): Millis =>
  [...digits].reduce((ms, digit) => ms + (digit === PAUSE ? policy.digitPauseMs : spacing(policy)), 0)

/** Those that may still be dropped: one that is at the SDK is not. */
export const droppable = ({ step, waiting }: Digits): number => waiting.length - (step === 'sending' ? 1 : 0)

const takeFirst = ({ sent, waiting, done }: Digits) => ({
  sent: sent + waiting.slice(0, 1),
  waiting: waiting.slice(1),
  done: done + 1,
})

/** Drops those behind `from`, up to `upTo`. What is left of the line keeps its order. */
function drop(digits: Digits, from: number, upTo: number, why: Refusing): Digits {
  const { waiting, done } = digits
  if (upTo <= from) return digits
  return {
    ...digits,
    waiting: waiting.slice(0, from - done) + waiting.slice(upTo - done),
    done: from === done ? upTo : done,
    dropped: { ...why, from, upTo },
  }
}

export const queueDigits = update(({ digits }, event) =>
  event.type === 'user.sendDigits'
    ? { digits: { ...digits, waiting: digits.waiting + event.digits, dropped: undefined } }
    : {},
)

/** One at a time: the next one goes out when the one before it was taken and its gap has passed. */
export const pumpDigits = [
  act(({ host, digits: { step, waiting } }) => {
    const [digit] = waiting
    if (step !== 'idle' || digit === undefined) return
    const { digitMs, digitPauseMs, commandTimeoutMs } = host.policy
    if (digit === PAUSE) return host.wait('pace', digitPauseMs, { type: 'digit.next' })
    host.ask('digit', { type: 'sendDigit', digit, durationMs: digitMs })
    host.wait('digit', commandTimeoutMs, { type: 'digit.refused', reason: 'timed-out' })
  }),
  update(({ digits }) =>
    digits.step === 'idle' && digits.waiting
      ? { digits: { ...digits, step: digits.waiting.startsWith(PAUSE) ? 'pausing' : 'sending' } }
      : {},
  ),
] as const

/** The gap after a digit has passed, or a pause has. */
export const digitDone = update(({ digits }) => ({
  digits: { ...digits, ...(digits.step === 'pausing' && takeFirst(digits)), step: 'idle' },
}))

// An answer that comes when its digit was given up is about none of those that wait.
export const digitTaken = [
  act(({ host, digits: { step } }) => {
    if (step !== 'sending') return
    host.stopWaiting('digit')
    host.wait('pace', spacing(host.policy), { type: 'digit.next' })
  }),
  update(({ digits }) =>
    digits.step === 'sending' ? { digits: { ...digits, ...takeFirst(digits), step: 'spacing' } } : {},
  ),
] as const

/** A digit that failed takes those behind it along: half a number is worse than none. */
export const digitRefused = [
  act(({ host }) => host.stopWaiting('digit')),
  update(({ digits }, event) => {
    if (digits.step !== 'sending') return {}
    const { done, waiting } = digits
    const why = refusingOf(event) ?? { reason: 'failed' }
    return { digits: { ...drop(digits, done, done + waiting.length, why), step: 'idle' } }
  }),
] as const

/** While one is on its way the others follow it; only those that wait (for the end of a hold) can be overdue. */
export const dropOverdue = update(({ digits }, event) =>
  event.type === 'digits.overdue' && digits.step === 'idle'
    ? { digits: drop(digits, digits.done, event.upTo, { reason: 'timed-out' }) }
    : {},
)

/** The user gives up those that wait; the one at the SDK goes through. */
export const dropWaiting = [
  act(({ host, digits: { step } }) => {
    if (step === 'pausing') host.stopWaiting('pace')
  }),
  update(({ digits }) => {
    const { step, done, waiting } = digits
    const end = done + waiting.length
    const left = drop(digits, end - droppable(digits), end, { reason: 'cancelled' })
    return { digits: step === 'pausing' ? { ...left, step: 'idle' } : left }
  }),
] as const
