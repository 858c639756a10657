import type { NativeKind } from '../../src/dialect.ts'
import { dialects, platforms } from '../../src/dialect.ts'
import type { NativeEvent } from '../../src/native/events.ts'
import type { NativeMethod } from '../../src/native/methods.ts'
import type { NativeBridge } from '../../src/native/native-bridge.ts'

export const kinds: readonly NativeKind[] = dialects.flatMap((dialect) =>
  platforms.map((platform) => ({ dialect, platform })),
)
export const nameOf = ({ dialect, platform }: NativeKind) => `${dialect} on ${platform}`

export interface Wire {
  readonly bridge: NativeBridge
  /** Hands a body to whoever listens, as it is. */
  emit(event: NativeEvent, body: unknown): void
  /** What the app asked, in order. */
  readonly asked: { readonly method: NativeMethod; readonly args: unknown }[]
}

/** A bridge with nothing behind it: every function but the `absent` says yes, unless the test says what it answers. */
export function createWire(
  kind: NativeKind,
  answers: Partial<Record<NativeMethod, (args: unknown) => unknown>> = {},
  absent: readonly string[] = [],
): Wire {
  const listeners = new Map<NativeEvent, Set<(body: unknown) => void>>()
  const asked: { method: NativeMethod; args: unknown }[] = []
  return {
    asked,
    emit(event, body) {
      // Whoever begins to listen meanwhile hears the next one, as with the emitters of React Native.
      for (const listener of [...(listeners.get(event) ?? [])]) listener(body)
    },
    bridge: {
      kind,
      has: (method) => !absent.includes(method),
      async invoke(method, args) {
        asked.push({ method, args })
        const answer = answers[method]
        if (answer) return answer(args)
        return method === 'getInitialCall' || method.startsWith('get') ? null : true
      },
      on(event, listener) {
        const known = listeners.get(event) ?? new Set()
        listeners.set(event, known.add(listener))
        return () => known.delete(listener)
      },
    },
  }
}
