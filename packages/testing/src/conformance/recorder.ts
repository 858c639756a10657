import type { Fact, PortHost } from '@offhook/core'
import { readFact } from './read-fact.ts'

/** Everything that a transport emitted, in order. */
export interface Recorder {
  /** A host of its own for each `start`; all write into one list. */
  host(): PortHost
  /** The readable facts. */
  readonly facts: readonly Fact[]
  /** What could not be read, or only in part, each with what was wrong. */
  readonly faults: readonly string[]
  /** How many emits there were, readable or not. */
  readonly count: number
  /** Resolves at the next emit. */
  next(): Promise<void>
}

export function createRecorder(): Recorder {
  const facts: Fact[] = []
  const faults: string[] = []
  let count = 0
  let wake: (() => void)[] = []

  function record(raw: unknown): void {
    count++
    const parsed = readFact(raw)
    if (!parsed.ok) {
      faults.push(`${parsed.message} in ${JSON.stringify(parsed.input)}`)
      return
    }
    facts.push(parsed.value)
    if (parsed.notes) faults.push(`${parsed.notes.join(', ')} in ${parsed.value.type}`)
  }

  return {
    host: () => ({
      emit(raw) {
        record(raw)
        const waiting = wake
        wake = []
        for (const resolve of waiting) resolve()
      },
    }),
    facts,
    faults,
    get count() {
      return count
    },
    next: () => new Promise((resolve) => wake.push(resolve)),
  }
}
