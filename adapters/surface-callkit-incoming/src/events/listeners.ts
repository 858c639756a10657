import type { CallkitEvent } from './callkit-event.ts'

export interface Listeners {
  /** Returns the way to stop. */
  add(listener: (event: CallkitEvent) => void): () => void
  tell(event: CallkitEvent): void
}

/** A listener that throws harms no other one and no call; it is reported. */
export function createListeners(report: (fault: unknown) => void): Listeners {
  const entries = new Set<{ readonly run: (event: CallkitEvent) => void }>()
  return {
    add(run) {
      // An entry of its own, so that the same function may listen twice.
      const entry = { run }
      entries.add(entry)
      return () => void entries.delete(entry)
    },
    tell(event) {
      for (const { run } of [...entries]) {
        try {
          run(event)
        } catch (fault) {
          report(fault)
        }
      }
    },
  }
}
