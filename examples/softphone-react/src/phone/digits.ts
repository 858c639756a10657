import type { CallView, Refusal } from '@offhook/core'
import { refusalOf } from './toggles.ts'

/**
 * Who gets the digits. In a conference they are like what is spoken: all who are not on hold hear them. For somebody who
 * is, they MUST NOT wait: they would arrive minutes later, out of place. A call that stands for itself keeps them.
 */
export const digitTakers = <Call extends CallView>(calls: readonly Call[]): readonly Call[] =>
  calls.length > 1 ? calls.filter(({ phase }) => phase === 'active') : calls

/** Why no digit can be sent to any of these calls. */
export const digitsRefusal = (calls: readonly CallView[]): Refusal | undefined =>
  digitTakers(calls).length === 0 ? 'on-hold' : refusalOf(digitTakers(calls), 'sendDigits')

interface Digits {
  readonly sent: string
  readonly waiting: string
}

const none: Digits = { sent: '', waiting: '' }

/** The digits that all of these calls got last, in one line; the call that is furthest behind says what still waits. */
export function digitsOf(calls: readonly CallView[]): Digits {
  const each = calls.map((call) => ('digits' in call && call.digits) || none)
  const [first = '', ...others] = each.map(({ sent, waiting }) => sent + waiting)
  let start = first.length
  while (start > 0 && others.every((digits) => digits.endsWith(first.slice(start - 1)))) start -= 1
  const common = first.slice(start)
  const behind = Math.max(0, ...each.map(({ waiting }) => waiting.length))
  const cut = Math.max(0, common.length - behind)
  return { sent: common.slice(0, cut), waiting: common.slice(cut) }
}
