import type { Slot } from '../call/call-event.ts'
import type { CallHost, Surroundings, Wait } from '../call/call-host.ts'
import type { CallCommand, Outcome, Target } from '../ports/command.ts'
import type { CallId, Millis, Permission } from '../values.ts'
import type { Kernel } from './kernel.ts'
import { type LiveCall, send } from './live-call.ts'

export const targetOf = ({ id, refs }: LiveCall): Target => ({ callId: id, refs })

/** One hang-up a second is enough for an SDK that keeps showing signs of life, and cannot be echoed into a storm. */
export function mayHaunt(grave: { ghostAt: Millis }, now: Millis): boolean {
  if (now - grave.ghostAt < 1_000) return false
  grave.ghostAt = now
  return true
}

export interface HostSetup {
  readonly kernel: Kernel
  readonly around: (id: CallId) => Surroundings
  readonly call: (id: CallId) => LiveCall | undefined
  readonly settled: (call: LiveCall, slot: Slot, outcome: Outcome) => void
  readonly askPermission: (permission: Permission, done: (outcome: Outcome) => void) => void
  readonly clearLine: (call: LiveCall) => void
}

/** What the phone does for one call's machine: requests, their deadlines, permissions. */
export function hostFor(setup: HostSetup): (id: CallId) => CallHost {
  const { kernel, around, settled } = setup
  const { policy, capabilities, now, random, timers } = kernel

  return (id) => {
    const self = () => setup.call(id)
    const stopWaiting = (name: Wait) => {
      const waits = self()?.waits
      timers.clearTimeout(waits?.get(name))
      waits?.delete(name)
    }
    return {
      policy,
      capabilities,
      now,
      random,
      around,
      stopWaiting,
      targetOf: (other) => {
        const found = setup.call(other)
        return found ? targetOf(found) : { callId: other, refs: {} }
      },
      wait(name, ms, event) {
        const call = self()
        if (!call) return
        stopWaiting(name)
        const due = () => {
          call.waits.delete(name)
          send(call, event)
        }
        call.waits.set(name, timers.setTimeout(due, ms))
      },
      ask(slot, request) {
        const call = self()
        if (!call || (request.type === 'hangUp' && request.why === 'ghost' && !mayHaunt(call, now()))) return
        const starting = request.type === 'startCall' && call.startedBy !== undefined
        const options = starting ? kernel.secretOf(call.startedBy ?? 0) : undefined
        const command = { ...request, call: targetOf(call), ...(options !== undefined && { options }) } as CallCommand
        const older = call.asked.get(slot)
        // A start or a release that was sent before may still bear fruit; of the others only the newest counts.
        if (older !== undefined && slot !== 'release' && slot !== 'start') kernel.forget(older)
        call.asked.set(
          slot,
          kernel.execute('transport', command, (outcome) => settled(call, slot, outcome)),
        )
      },
      abort(slot) {
        // Its outcome is still wanted: a start that was taken all the same must be hung up.
        const effect = self()?.asked.get(slot)
        if (effect !== undefined) kernel.perform(() => ({ type: 'abort', effect }))
      },
      clearLine() {
        const call = self()
        if (call) setup.clearLine(call)
      },
      askPermission(permission) {
        setup.askPermission(permission, (outcome) => {
          const call = self()
          if (!call) return
          send(
            call,
            outcome.ok ? { type: 'permission.granted' } : { ...outcome, type: 'permission.refused', permission },
          )
        })
      },
    }
  }
}
