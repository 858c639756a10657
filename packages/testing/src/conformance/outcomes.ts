import type { Outcome, OutcomeReason } from '@offhook/core'
import { assert } from './assert.ts'

const reasons: Record<OutcomeReason, true> = {
  glare: true,
  'permission-denied': true,
  'no-device': true,
  'device-busy': true,
  'not-supported': true,
  busy: true,
  'bad-address': true,
  'self-call': true,
  'not-registered': true,
  offline: true,
  forbidden: true,
  'no-such-call': true,
  'hotline-only': true,
  'state-unknown': true,
  refused: true,
  failed: true,
}

/** Every reason that a port may give. */
export const outcomeReasons = Object.keys(reasons) as readonly OutcomeReason[]

/** Fails unless this is an outcome as the port promises it. */
export function assertOutcome(raw: unknown, command: string): asserts raw is Outcome {
  const { ok, reason }: { ok?: unknown; reason?: unknown } = Object(raw)
  const sound = ok === true || (ok === false && outcomeReasons.some((known) => known === reason))
  assert(sound, `${command} was answered by ${JSON.stringify(raw)}, which is no outcome.`)
}

export function assertRefused(outcome: Outcome, reason: OutcomeReason, command: string): void {
  const is = outcome.ok ? 'ok' : outcome.reason
  assert(is === reason, `${command} was answered by ${is}; it should have been ${reason}.`)
}
