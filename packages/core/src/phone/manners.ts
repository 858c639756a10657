import type { Account } from './account.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import { mostCalls } from './start-call.ts'

/** What the phone does with calls by its policy, without being asked. */
export interface Manners {
  readonly doNotDisturb: boolean
  setDoNotDisturb(on: boolean): void
  /** A call has come in: it rings, or is declined as busy. */
  screen(call: LiveCall): void
  /** Holds whoever still talks when another call has begun to, by facts that nobody asked for. MUST run after each input. */
  keepOneVoice(): void
}

export interface MannersSetup {
  readonly kernel: Kernel
  readonly account: Account
  readonly calls: Calls
}

/** Active, and nobody has asked for a hold that is still on its way. */
const isTalking = (call: LiveCall) => !contextOf(call).hold.desired

/** A hold that was refused for good is not asked for again; one that crossed another, or whose answer got lost, is. */
function mayHold(call: LiveCall): boolean {
  const { failed } = contextOf(call).hold
  return failed === undefined || failed.reason === 'glare' || failed.reason === 'timed-out'
}

export function createManners({ kernel, account, calls }: MannersSetup): Manners {
  const { policy, capabilities } = kernel
  let doNotDisturb = false

  function mayRing(call: LiveCall): boolean {
    if (doNotDisturb || account.signingOut) return false
    const { live } = calls
    if (live.size > mostCalls(kernel)) return false
    if (policy.secondCall !== 'reject-busy') return true
    for (const other of live.values()) if (other !== call && other.phase !== 'ending') return false
    return true
  }

  return {
    get doNotDisturb() {
      return doNotDisturb
    },
    setDoNotDisturb(on) {
      doNotDisturb = on
    },
    screen(call) {
      if (call.phase === 'incoming' && !mayRing(call)) send(call, { type: 'user.decline', as: 'busy', by: 'system' })
    },
    keepOneVoice() {
      if (!policy.oneVoice || !capabilities.can.setHold || calls.active.size < 2) return
      const talkers = [...calls.active].flatMap((id) => calls.live.get(id) ?? []).filter(isTalking)
      const newest = talkers.pop()
      const groupId = newest && contextOf(newest).groupId
      for (const call of talkers) {
        if (call.hushed || (groupId !== undefined && contextOf(call).groupId === groupId)) continue
        if (mayHold(call)) send(call, { type: 'user.setHold', held: true })
      }
    },
  }
}
