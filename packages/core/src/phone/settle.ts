import type { CallContext, Refusing } from '../call/call-context.ts'
import type { Wish } from '../call/wish.ts'
import type { CallId } from '../values.ts'
import type { Calls } from './calls.ts'
import { contextOf, type LiveCall } from './live-call.ts'
import type { CommandResult, Refused } from './result.ts'

export type Answer = CommandResult<{ readonly callId?: CallId }>
/** Looks whether a command's outcome is known by now. */
export type Check = () => Answer | undefined

export const confirmed: Answer = { ok: true, settled: 'confirmed' }
export const taken: Answer = { ok: true, settled: 'taken' }
export const already: Answer = { ok: true, settled: 'already' }
export const refused = (refusing: Refusing, callId?: CallId): Refused => ({
  ok: false,
  ...refusing,
  ...(callId === undefined ? {} : { callId }),
})

/** Commands that wait for their facts. Each is answered exactly once (law 9). */
export interface Settler {
  /** Answers now, or as soon as the check knows. `done` runs once. */
  await(result: Answer | Check, done?: (answer: Answer) => void): void
  /** MUST run after each input. */
  settle(): void
  /** Everything that waits is answered `stopped`. */
  stopAll(): void
}

export function createSettler(): Settler {
  const waiting = new Map<Check, (answer: Answer) => void>()
  const answer = (check: Check, result: Answer) => {
    const done = waiting.get(check)
    waiting.delete(check)
    done?.(result)
  }
  return {
    await(result, done = () => {}) {
      if (typeof result === 'function') waiting.set(result, done)
      else done(result)
    },
    settle() {
      for (const check of waiting.keys()) {
        const result = check()
        if (result) answer(check, result)
      }
    },
    stopAll() {
      for (const check of [...waiting.keys()]) answer(check, { ok: false, reason: 'stopped' })
    },
  }
}

/** Waits on one call: `look` while it lives, and the way it ended afterwards. */
export function onCall(
  calls: Calls,
  id: CallId,
  look: (context: CallContext, call: LiveCall) => Answer | undefined,
): Check {
  return () => {
    const callId = calls.identity.resolve(id)
    const call = calls.live.get(callId)
    if (call) return look(contextOf(call), call)
    const end = calls.tombstones.get(callId)?.view.end
    return end ? { ok: false, reason: 'call-ended', callId, end } : { ok: false, reason: 'call-ended', callId }
  }
}

/** Leaving is done when the call has ended; by the release deadline it is over here, but nobody said so. */
export function onLeft(calls: Calls, id: CallId): Check {
  return () => {
    const callId = calls.identity.resolve(id)
    if (calls.live.has(callId)) return undefined
    const grave = calls.tombstones.get(callId)
    if (!grave || grave.view.end.confirmed) return confirmed
    // Announced only: there is nobody yet who could confirm.
    return grave.attached ? { ok: false, reason: 'timed-out', callId, end: grave.view.end } : taken
  }
}

/** A wish is done when reality is what this command wanted, lost when a newer wish wants otherwise. */
export function wishAnswer<T>(wish: Wish<T>, value: T): Answer | undefined {
  if (wish.pending) return wish.desired === value ? undefined : { ok: false, reason: 'superseded' }
  if (wish.failed) return { ok: false, ...wish.failed }
  return wish.actual === value ? confirmed : { ok: false, reason: 'superseded' }
}
