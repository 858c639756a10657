import type { NativeEvent } from '../native/events.ts'

/** As `DeviceEventEmitter` of React Native, plus a listener for everything. */
export interface SimulatorEmitter {
  addListener(event: string, listener: (body: unknown) => void): { remove(): void }
  removeAllListeners(event: string): void
  listenerCount(event: string): number
  /** Every event, so that it can be handed to another emitter. Returns the way to stop. */
  onEvent(listener: (event: NativeEvent, body: unknown) => void): () => void
}

export interface Emitter extends SimulatorEmitter {
  emit(event: NativeEvent, body: unknown): void
}

export function createEmitter(): Emitter {
  const named = new Map<string, Set<{ listener: (body: unknown) => void }>>()
  const all = new Set<(event: NativeEvent, body: unknown) => void>()
  return {
    addListener(event, listener) {
      // An entry of its own, so that the same function added twice is called twice and removed one at a time.
      const entry = { listener }
      const entries = named.get(event) ?? new Set()
      named.set(event, entries.add(entry))
      return { remove: () => void entries.delete(entry) }
    },
    removeAllListeners(event) {
      named.get(event)?.clear()
    },
    listenerCount: (event) => named.get(event)?.size ?? 0,
    onEvent(listener) {
      all.add(listener)
      return () => void all.delete(listener)
    },
    emit(event, body) {
      for (const listener of [...all]) listener(event, body)
      for (const { listener } of [...(named.get(event) ?? [])]) listener(body)
    },
  }
}
