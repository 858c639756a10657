/** Events by name, each with what it carries. */
export interface Events<E extends object> {
  /** Returns the way to stop. The same function may listen twice. */
  on<K extends keyof E>(event: K, listener: (payload: E[K]) => void): () => void
  emit<K extends keyof E>(event: K, payload: E[K]): void
}

/** A listener that throws harms no other one and no call; it is reported. */
export function createEvents<E extends object>(report: (fault: unknown) => void): Events<E> {
  const named = new Map<keyof E, Set<{ readonly run: (payload: never) => void }>>()
  return {
    on(event, run) {
      const entry = { run }
      const entries = named.get(event) ?? new Set()
      named.set(event, entries.add(entry))
      return () => void entries.delete(entry)
    },
    emit(event, payload) {
      for (const { run } of [...(named.get(event) ?? [])]) {
        try {
          run(payload as never)
        } catch (fault) {
          report(fault)
        }
      }
    },
  }
}
