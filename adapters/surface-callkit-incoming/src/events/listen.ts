import type { CallkitChannel } from '../channel/callkit-channel.ts'
import { type NativeEvent, nativeEvents, spellingsOf } from '../native/events.ts'
import { readBody, readJson } from '../read/scalars.ts'
import { type CallkitEvent, readEvent } from './callkit-event.ts'

export interface Ears {
  hear(event: CallkitEvent): void
  /** A body that nobody can read, as it came. */
  unreadable(event: string, body: unknown): void
}

/** Hears every event of the native side under every name. MUST NOT throw into it, whatever a body does when it is read. */
export function listen(channel: CallkitChannel, customEvents: readonly string[], ears: Ears): () => void {
  const take = (name: string, event: CallkitEvent | undefined, body: unknown) =>
    event === undefined ? ears.unreadable(name, body) : ears.hear(event)
  const hear = (event: NativeEvent) => (body: unknown) => {
    const read = readBody(body)
    take(event, readEvent(event, read), body)
  }
  const hearCustom = (name: string) => (body: unknown) => {
    const json = readJson(readBody(body))
    take(name, json === undefined ? undefined : { event: 'actionCallCustom', body: json, name }, body)
  }
  const stops = [
    ...nativeEvents.flatMap((event) => spellingsOf(event).map((name) => channel.on(name, hear(event)))),
    ...customEvents.map((name) => channel.on(name, hearCustom(name))),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
