import type { Millis } from '../values.ts'
import type { Input, NewInput } from './input.ts'

/** The one way into a phone: first in, first out, one publish a drain. */
export interface Inbox {
  push(input: NewInput): void
  /** Publishes what waits, though no input came. */
  flush(): void
}

export interface InboxSetup {
  readonly now: () => Millis
  readonly process: (input: Input) => void
  readonly publish: () => void
}

export function createInbox({ now, process, publish }: InboxSetup): Inbox {
  const queue: NewInput[] = []
  let seq = 0
  let at: Millis = 0
  let draining = false

  function drain(): void {
    if (draining) return
    draining = true
    try {
      do {
        // What listeners and ports push meanwhile is appended, never nested.
        for (let i = 0; i < queue.length; i++) {
          at = Math.max(at, now())
          process({ ...(queue[i] as NewInput), seq: ++seq, at } as Input)
        }
        queue.length = 0
        publish()
      } while (queue.length)
    } finally {
      queue.length = 0
      draining = false
    }
  }

  return {
    push(input) {
      queue.push(input)
      drain()
    },
    flush: drain,
  }
}
