import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { clearLine } from './line.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'
import type { Settler } from './settle.ts'
import { mostCalls } from './start-call.ts'

/** What the phone does with calls by its policy, without being asked. */
export interface Manners {
  readonly doNotDisturb: boolean
  setDoNotDisturb(on: boolean): void
  /** A call has come in: it rings, or is declined as busy. */
  screen(call: LiveCall): void
  /** A call that is placed is about to talk. */
  clearLine(call: LiveCall): void
  /** Holds whoever still talks when another call has begun to, by facts that nobody asked for. MUST run after each input. */
  keepOneVoice(): void
}

export interface MannersSetup {
  readonly kernel: Kernel
  readonly calls: Calls
  readonly settler: Settler
}

/** Active, and nobody has asked for a hold that is still on its way. */
const isTalking = (call: LiveCall) => !contextOf(call).hold.desired

export function createManners({ kernel, calls, settler }: MannersSetup): Manners {
  const { policy, capabilities } = kernel
  const later = (check: Parameters<Settler['await']>[0]) => settler.await(check, () => {})
  let doNotDisturb = false

  function mayRing(call: LiveCall): boolean {
    if (doNotDisturb) return false
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
    clearLine(call) {
      const others = contextOf(call).others ?? (policy.oneVoice ? 'hold' : 'leave')
      const line = clearLine(calls, call.id, others, later)
      call.line = line
      settler.await(line.check() ?? line.check, (answer) => {
        if (answer.ok) return send(call, { type: 'line.clear' })
        line.giveBack()
        const { ok: _ok, reason, ...why } = answer
        // Whoever talks cannot be held at all.
        send(call, { ...why, type: 'line.refused', reason: reason === 'not-supported' ? 'on-another-call' : reason })
      })
    },
    keepOneVoice() {
      if (!policy.oneVoice || !capabilities.can.setHold || calls.active.size < 2) return
      const talkers = [...calls.active].flatMap((id) => calls.live.get(id) ?? []).filter(isTalking)
      const newest = talkers.pop()
      const groupId = newest && contextOf(newest).groupId
      for (const call of talkers) {
        if (call.hushed || (groupId !== undefined && contextOf(call).groupId === groupId)) continue
        call.hushed = true
        send(call, { type: 'user.setHold', held: true })
      }
    },
  }
}
