import { isRecord } from '@offhook/adapter-kit'
import { type CallKeepEvent, type CallKeepHappening, eventsOf, happeningOf } from '../module/events.ts'
import type { RNCallKeep } from '../module/rn-callkeep.ts'
import type { CallKeepPlatform } from '../platform.ts'
import { wordsOf } from '../read/fault.ts'
import type { Queue } from './queue.ts'

export interface Ear {
  hear(event: CallKeepHappening, data: unknown): void
  /** Nobody can read it. */
  puzzle(event: string, data: unknown): void
}

/** Hands on what is in the queue, one by one, as if it happened now. */
export function hearQueue(queue: Queue, ear: Ear, events: unknown): void {
  // The queue of iOS is nil until the native module has been made: there is none.
  if (events === null || events === undefined) return
  try {
    if (!Array.isArray(events)) return ear.puzzle('didLoadWithEvents', events)
    for (const event of queue.fresh(events)) hearQueued(ear, event)
  } catch (fault) {
    ear.puzzle('didLoadWithEvents', wordsOf(fault))
  }
}

function hearQueued(ear: Ear, event: unknown): void {
  const { name, data } = isRecord(event) ? event : { name: undefined, data: event }
  const happening = happeningOf(name)
  if (happening) ear.hear(happening, data)
  else ear.puzzle('didLoadWithEvents', event)
}

/**
 * Listens to every event, once each. MUST be called before `setup`, which makes Android empty its queue: whoever listens
 * later has missed it. Returns the way to stop, which touches no listener of the app's own.
 */
export function listen(callKeep: RNCallKeep, platform: CallKeepPlatform, queue: Queue, ear: Ear): () => void {
  const handle = (event: CallKeepEvent) => (data: unknown) => {
    if (event === 'didLoadWithEvents') hearQueue(queue, ear, data)
    else ear.hear(event, data)
  }
  const listeners = eventsOf(platform).map((event) => callKeep.addEventListener(event, handle(event)))
  return () => {
    for (const listener of listeners) listener.remove()
  }
}
