import type { FarCall } from '../far/far-call.ts'

/** One end of a call that goes through the exchange: whose line it is, and the far side that this line sees. */
export interface End {
  readonly line: string
  readonly call: FarCall
}

/** A call between two lines: the caller's end, and one end for each line that it rings at. */
export interface Link {
  readonly caller: End
  /** The names that it has been sent to: the one that was dialled, then those of the forwards. */
  readonly tried: string[]
  callees: readonly End[]
  /** The one that was answered. */
  answered: End | undefined
  /** The timer of a forward for want of an answer. */
  unanswered: unknown
  /** Digits that have been passed on, both ways. */
  readonly digits: { caller: number; callee: number }
}

const isUp = ({ call }: End) => call.stage === 'connecting' || call.stage === 'talking'
export const isOver = ({ call }: End) => call.stage === 'ended'

/** Passes on how a call is set up: who rings, who answers first, who gives up. `undefined`: it goes on. */
export function setUp(link: Link): 'answered' | 'refused' | undefined {
  const { caller, callees } = link
  if (isOver(caller)) {
    for (const { call } of callees) call.cancel()
    return undefined
  }
  if (callees.some(({ call }) => call.stage === 'ringing') && caller.call.stage === 'dialing') caller.call.ring()
  const winner = callees.find(isUp)
  if (!winner) return callees.length > 0 && callees.every(isOver) ? 'refused' : undefined
  link.answered = winner
  for (const other of callees) if (other !== winner) other.call.cancel({ reason: 'answered-elsewhere' })
  caller.call.answer()
  return 'answered'
}

/** Passes on what one end of an answered call does to the other. */
export function carry({ caller, answered, digits }: Link): void {
  if (!answered) return
  if (isOver(caller) || isOver(answered)) {
    caller.call.hangUp()
    answered.call.hangUp()
    return
  }
  for (const [from, to] of [
    [caller, answered],
    [answered, caller],
  ] as const) {
    if (from.call.heldByPhone !== to.call.heldByFar) to.call[from.call.heldByPhone ? 'hold' : 'resume']()
    const side = from === caller ? 'caller' : 'callee'
    for (const digit of from.call.digits.slice(digits[side])) to.call.sendDigit(digit)
    digits[side] = from.call.digits.length
  }
}
