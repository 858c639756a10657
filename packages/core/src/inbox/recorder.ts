import type { KernelSetup } from '../phone/kernel.ts'
import type { Input } from './input.ts'
import { scrubTrace } from './scrub.ts'
import type { Trace } from './trace.ts'

export interface Recorder {
  input(input: Input): void
  /** Wraps a source so that what it gives is on the record. */
  readonly ids: string[]
  readonly random: number[]
  trace(scrub: boolean): Trace
}

/** Keeps the newest inputs, at most `policy.traceLimit` and half as many again. */
export function createRecorder({ policy, capabilities, device, surface }: KernelSetup): Recorder {
  const limit = policy.traceLimit
  let inputs: Input[] = []
  let truncated = false
  const ids: string[] = []
  const random: number[] = []
  return {
    ids,
    random,
    input(input) {
      inputs.push(input)
      if (inputs.length < limit * 1.5) return
      // Dropped by the block: one by one would copy the list at every input.
      inputs = inputs.slice(inputs.length - limit)
      truncated = true
      ids.length = 0
      random.length = 0
    },
    trace(scrub) {
      const trace: Trace = {
        version: 1,
        scrubbed: false,
        truncated,
        setup: { policy, capabilities, device, surface },
        ids: truncated ? [] : [...ids],
        random: truncated ? [] : [...random],
        inputs: [...inputs],
      }
      return scrub ? scrubTrace(trace) : trace
    },
  }
}
