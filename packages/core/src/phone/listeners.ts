import mitt from 'mitt'
import type { QualitySample } from '../quality/sample.ts'
import type { CallId } from '../values.ts'
import type { Emission } from './kernel.ts'
import type { PhoneEvents, PhoneSnapshot } from './phone.ts'

export interface Listeners {
  subscribe(listener: () => void): () => void
  select<T>(
    selector: (snapshot: PhoneSnapshot) => T,
    listener: (value: T, before: T) => void,
    equal?: (a: T, b: T) => boolean,
  ): () => void
  on<E extends keyof PhoneEvents>(event: E, listener: (payload: PhoneEvents[E]) => void): () => void
  subscribeQuality(id: CallId, listener: (sample: QualitySample) => void): () => void
  notify(): void
  emit(emission: Emission): void
}

/** Calls everyone who listens. A listener that throws harms no other and no call; it is reported (law 8). */
export function createListeners(snapshot: () => PhoneSnapshot, report: (fault: unknown) => void): Listeners {
  const listeners = new Set<{ readonly run: () => void }>()
  const emitter = mitt<{ [E in keyof PhoneEvents]: PhoneEvents[E] }>()
  const quality = new Set<{ id: CallId; readonly run: (sample: QualitySample) => void }>()

  const contained =
    <A extends readonly unknown[]>(run: (...args: A) => void) =>
    (...args: A) => {
      try {
        run(...args)
      } catch (fault) {
        report(fault)
      }
    }

  function subscribe(listener: () => void): () => void {
    // A holder each, so that the same function subscribed twice counts twice.
    const entry = { run: contained(listener) }
    listeners.add(entry)
    return () => void listeners.delete(entry)
  }

  return {
    subscribe,
    select(selector, listener, equal = Object.is) {
      let value = selector(snapshot())
      return subscribe(() => {
        const before = value
        value = selector(snapshot())
        if (!equal(before, value)) listener(value, before)
      })
    },
    on(event, listener) {
      const handler = contained(listener)
      emitter.on(event, handler)
      return () => emitter.off(event, handler)
    },
    subscribeQuality(id, listener) {
      const entry = { id, run: contained(listener) }
      quality.add(entry)
      return () => void quality.delete(entry)
    },
    notify() {
      for (const entry of [...listeners]) if (listeners.has(entry)) entry.run()
    },
    emit({ event, payload }) {
      if (event === 'quality') {
        for (const entry of quality) if (entry.id === payload.callId) entry.run(payload.sample)
        return
      }
      // Whoever listens to the younger id goes on with the older one.
      if (event === 'call.joined') for (const entry of quality) if (entry.id === payload.from) entry.id = payload.into
      emitter.emit(event, payload as never)
    },
  }
}
