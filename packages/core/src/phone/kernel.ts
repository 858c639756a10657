import type { PortKind } from '../inbox/input.ts'
import { createTimers, type Timers } from '../inbox/timers.ts'
import type { Effect, World } from '../inbox/world.ts'
import type { Command, Outcome } from '../ports/command.ts'
import type { DeviceConcern } from '../ports/device.ts'
import type { Capabilities } from '../ports/transport.ts'
import type { QualitySample } from '../quality/sample.ts'
import type { CallId, Json, Millis } from '../values.ts'
import { createDiagnostics, type Diagnose } from './diagnostics.ts'
import type { PhoneEvents } from './phone.ts'
import type { Policy } from './policy.ts'
import type { CommandResult } from './result.ts'

/** An event of the phone that waits for the publish, so that its listener already sees the new snapshot. */
export type Emission = {
  [E in keyof Emissions]: { readonly event: E; readonly payload: Emissions[E] }
}[keyof Emissions]

/** The phone's events, and the numbers that travel beside the snapshot. */
export interface Emissions extends PhoneEvents {
  quality: { readonly callId: CallId; readonly sample: QualitySample }
}

export interface KernelSetup {
  readonly policy: Policy
  readonly capabilities: Capabilities
  readonly device: readonly DeviceConcern[]
  readonly surface: { readonly echoes: boolean } | null
}

/** What every part of a phone stands on: time, ids, effects, diagnostics, events. It knows nothing of calls. */
export interface Kernel extends KernelSetup {
  readonly timers: Timers
  now(): Millis
  id(): CallId
  random(): number
  /** Asks a port; `done` runs once, when the outcome comes in as an input. */
  execute(port: PortKind, command: Command<unknown>, done?: (outcome: Outcome) => void): number
  perform(effect: (effect: number) => Effect, done?: (outcome: Outcome) => void): number
  /** A later outcome of this effect is stale. */
  forget(effect: number): void
  /** "Do not start it"; its outcome is stale, too. */
  abort(effect: number): void
  secretOf(commandId: number): Json | undefined
  resolve(commandId: number, result: CommandResult<{ readonly callId?: CallId }>): void
  readonly diagnose: Diagnose
  emit<E extends keyof Emissions>(event: E, payload: Emissions[E]): void
}

export interface Driver {
  readonly kernel: Kernel
  /** Sets the instant of the input that is processed now. */
  at(now: Millis): void
  outcome(effect: number, outcome: Outcome): void
  /** Effects wait until the input is processed: a port MUST NOT be called in the middle of a machine's step. */
  takeEffects(): readonly Effect[]
  takeEmissions(): readonly Emission[]
}

export function createKernel(setup: KernelSetup, world: World): Driver {
  let now: Millis = 0
  let lastEffect = 0
  let effects: Effect[] = []
  let emissions: Emission[] = []
  const inFlight = new Map<number, ((outcome: Outcome) => void) | undefined>()
  const emit: Kernel['emit'] = (event, payload) => {
    emissions.push({ event, payload } as Emission)
  }
  const diagnose = createDiagnostics(
    () => now,
    (diagnostic) => emit('diagnostic', diagnostic),
  )
  const perform: Kernel['perform'] = (effectOf, done) => {
    const effect = ++lastEffect
    if (done) inFlight.set(effect, done)
    effects.push(effectOf(effect))
    return effect
  }
  const kernel: Kernel = {
    ...setup,
    timers: createTimers(() => now, world.alarm),
    now: () => now,
    id: () => world.id() as CallId,
    random: world.random,
    execute: (port, command, done) => perform((effect) => ({ type: 'execute', effect, port, command }), done),
    perform,
    forget(effect) {
      if (inFlight.delete(effect)) effects.push({ type: 'forget', effect })
    },
    abort(effect) {
      if (inFlight.delete(effect)) effects.push({ type: 'abort', effect })
    },
    secretOf: world.secretOf,
    resolve: world.resolve,
    diagnose,
    emit,
  }
  return {
    kernel,
    at(next) {
      now = next
    },
    outcome(effect, outcome) {
      const done = inFlight.get(effect)
      inFlight.delete(effect)
      done?.(outcome)
    },
    takeEffects() {
      const taken = effects
      effects = []
      return taken
    },
    takeEmissions() {
      const taken = emissions
      emissions = []
      return taken
    },
  }
}
