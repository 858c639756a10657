import type { Timers } from '@offhook/adapter-kit'
import type { CallkitSimulatorOptions } from './options.ts'

export interface SentEvent {
  /** Without its prefix. */
  readonly event: string
  readonly body: unknown
  /** `false`: nobody listened, or events were silenced. It is lost for good. */
  readonly delivered: boolean
}

/** The event channel. It keeps nothing: who listens later has missed it. */
export interface Sink {
  readonly sent: readonly SentEvent[]
  isAttached: boolean
  isSilenced: boolean
  /** `anyway`: passes the silencer, as the echoes of mute and hold do on Android. */
  send(event: string, body: unknown, anyway?: boolean): void
  on(event: string, listener: (body: unknown) => void): () => void
  onAll(listener: (event: string, body: unknown) => void): () => void
  forgetListeners(): void
}

const camel = (event: string) =>
  (event.startsWith('ACTION_') ? event : `ACTION_${event}`)
    .toLowerCase()
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const known = /^(ACTION_CALL_|DID_UPDATE_)/

export function createSink(options: CallkitSimulatorOptions, timers: Timers): Sink {
  const sent: SentEvent[] = []
  const named = new Map<string, Set<{ readonly run: (body: unknown) => void }>>()
  const all = new Set<(event: string, body: unknown) => void>()
  const nameOf = (event: string) => {
    if (!known.test(event)) return event
    return options.names === 'dart' ? camel(event) : `com.hiennv.flutter_callkit_incoming.${event}`
  }
  const sink: Sink = {
    sent,
    isAttached: options.attached !== false,
    isSilenced: false,
    send(event, body, anyway = false) {
      const delivered = sink.isAttached && (anyway || !sink.isSilenced)
      // Bodies are copied on their way, so that nobody shares them with the native side.
      const text = JSON.stringify(body)
      sent.push({ event, body: JSON.parse(text), delivered })
      if (!delivered) return
      const name = nameOf(event)
      timers.after(options.latencyMs ?? 0, () => {
        const heard: unknown = options.form === 'json' ? text : JSON.parse(text)
        for (const listener of [...all]) listener(name, heard)
        for (const { run } of [...(named.get(name) ?? [])]) run(heard)
      })
    },
    on(event, run) {
      const entry = { run }
      const entries = named.get(event) ?? new Set()
      named.set(event, entries.add(entry))
      return () => void entries.delete(entry)
    },
    onAll(listener) {
      all.add(listener)
      return () => void all.delete(listener)
    },
    forgetListeners() {
      named.clear()
    },
  }
  return sink
}
