import { type Actor, createActor, type SnapshotFrom } from 'xstate'
import { callMachine } from '../call/call.machine.ts'
import type { CallContext, CallInput } from '../call/call-context.ts'
import type { CallEvent, Slot } from '../call/call-event.ts'
import type { CallHost, Wait } from '../call/call-host.ts'
import type { CallView, Phase, WaitingFor } from '../call/call-view.ts'
import { initialQuality, type QualityState } from '../quality/quality.ts'
import type { CallId, Millis } from '../values.ts'
import type { Kernel } from './kernel.ts'

export type CallSnapshot = SnapshotFrom<typeof callMachine>

/** One call that has not ended: its actor, and what the phone keeps beside it. */
export interface LiveCall {
  readonly id: CallId
  readonly actor: Actor<typeof callMachine>
  /** The SDK's ids known by now; grows, never shrinks. */
  refs: Readonly<Record<string, string>>
  snapshot: CallSnapshot
  phase: Phase
  quality: QualityState
  /** The newest request of each kind; an older one's outcome is stale. */
  readonly asked: Map<Slot | 'sample', number>
  /** Deadlines and pauses that are running. */
  readonly waits: Map<Wait, unknown>
  /** The command whose secret options go with `startCall`. */
  readonly startedBy: number | undefined
  /** The line that was cleared for it; given back if it comes to nothing. */
  line: { giveBack(): void } | undefined
  /** The call in whose place another one goes on: both sides had called each other. */
  wentOnAs: CallId | undefined
  /** It may talk beside others since it last began to talk: it was found so, or merged. */
  hushed: boolean
  /** `call.incoming` was said of it. */
  rang: boolean
  /** When a sign of life was last answered by a hang-up. */
  ghostAt: Millis
  view: CallView | undefined
  fault: unknown
}

/** The calls of a phone that have not ended, oldest first. */
export type LiveCalls = ReadonlyMap<CallId, LiveCall>

export function contextOf(call: LiveCall): CallContext {
  return call.snapshot.context.call
}

/** It was answered here, and no fact has said so yet. */
export const isAnswering = (call: LiveCall) => call.phase === 'incoming' && contextOf(call).answering !== undefined

export function phaseOf(snapshot: CallSnapshot): Phase {
  // Each state carries exactly one phase tag, checked by exploration; `idle` and `gone`, which have none, are never shown.
  for (const tag of snapshot.tags) return tag as Phase
  return 'preparing'
}

export function waitingForOf(snapshot: CallSnapshot): WaitingFor {
  const { value } = snapshot
  return typeof value === 'object' && 'preparing' in value ? (value.preparing as WaitingFor) : 'transport'
}

export interface LiveCallSetup {
  readonly kernel: Kernel
  readonly input: Omit<CallInput, 'host'>
  readonly host: CallHost
  readonly refs: Readonly<Record<string, string>>
  readonly startedBy?: number | undefined
  readonly changed: (call: LiveCall) => void
}

/** Starts the actor of one call. A root actor each: a fault in one leaves the others running (law 8). */
export function createLiveCall({ kernel, input, host, refs, startedBy, changed }: LiveCallSetup): LiveCall {
  const actor = createActor(callMachine, { input: { ...input, host }, clock: kernel.timers })
  const call: LiveCall = {
    id: input.id,
    actor,
    refs,
    snapshot: actor.getSnapshot(),
    phase: 'preparing',
    quality: initialQuality,
    asked: new Map(),
    waits: new Map(),
    startedBy,
    line: undefined,
    wentOnAs: undefined,
    hushed: false,
    rang: false,
    ghostAt: Number.NEGATIVE_INFINITY,
    view: undefined,
    fault: undefined,
  }
  actor.subscribe({
    next(snapshot) {
      // An unhandled event still notifies, with the same snapshot.
      if (snapshot === call.snapshot) return
      call.snapshot = snapshot
      changed(call)
    },
    error(fault) {
      call.fault = fault ?? new Error('the call failed')
      changed(call)
    },
  })
  actor.start()
  return call
}

export function send(call: LiveCall, event: CallEvent): void {
  if (call.snapshot.status === 'active' && call.fault === undefined) call.actor.send(event)
}
