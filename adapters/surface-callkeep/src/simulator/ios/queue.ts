import type { NativeHost } from '../native-side.ts'

interface QueuedEvent {
  readonly name: string
  readonly data?: unknown
}

/** `RCTEventEmitter` as callkeep uses it: what nobody listens to is queued, and the queue is never emptied by itself. */
export interface IosEvents {
  /** By the queue, if nobody listens. */
  send(name: string, body?: unknown): void
  /** Past the queue: lost, if nobody listens. */
  sendRaw(name: string, body: unknown): void
  addListener(): void
  removeListeners(count: number): void
  stopObserving(): void
  queued(): readonly QueuedEvent[] | null
  clear(): void
  /** The module has been made. Before, the queue is nil, and takes nothing. */
  init(): void
}

export function createIosEvents(host: NativeHost, isLate: boolean): IosEvents {
  let queue: QueuedEvent[] | null = isLate ? null : []
  let listeners = 0
  const copy = () => queue && [...queue]
  return {
    send(name, body) {
      if (host.isLost(name)) return
      if (listeners > 0) host.send(name, body)
      else queue?.push({ name, ...(body !== undefined && { data: body }) })
    },
    sendRaw(name, body) {
      if (listeners > 0) host.send(name, body)
    },
    addListener() {
      listeners += 1
      if (listeners === 1 && queue && queue.length > 0) host.send('RNCallKeepDidLoadWithEvents', copy())
    },
    removeListeners(count) {
      listeners = Math.max(0, listeners - count)
    },
    stopObserving() {
      listeners = 0
    },
    queued: copy,
    clear() {
      queue = []
    },
    init() {
      queue ??= []
    },
  }
}
