import { createEngine } from '../phone/engine.ts'
import type { PhoneSnapshot } from '../phone/phone.ts'
import type { Trace } from './trace.ts'
import type { World } from './world.ts'

export interface ReplayedInput {
  readonly seq: number
  /** The snapshot once this input was processed; the same object while nothing visible changed. */
  readonly snapshot: PhoneSnapshot
}

/**
 * Lives a recording again: the same inputs, ids and random numbers through the same logic, with effects that do nothing.
 * Throws a `TypeError` for a trace of another version or one that was truncated.
 */
export function replay(trace: Trace): readonly ReplayedInput[] {
  if (trace.version !== 1) throw new TypeError(`replay: this trace has version ${String(trace.version)}, 1 is known.`)
  if (trace.truncated)
    throw new TypeError('replay: the beginning of this trace was dropped; record with a higher policy.traceLimit.')
  const ids = trace.ids.values()
  const random = trace.random.values()
  const inert: World = {
    alarm: { set() {}, clear() {} },
    id: () => ids.next().value ?? '',
    random: () => random.next().value ?? 0,
    perform() {},
    secretOf: () => undefined,
    resolve() {},
  }
  const engine = createEngine(trace.setup, inert)
  return trace.inputs.map((input) => {
    engine.process(input)
    engine.takeEffects()
    engine.takeEmissions()
    return { seq: input.seq, snapshot: engine.snapshot() }
  })
}
