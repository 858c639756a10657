import { type IdSource, uuidSource } from '@offhook/core'
import type { CallkitChannel } from './callkit-channel.ts'
import { type ChannelPort, listenTo } from './channel-port.ts'
import { HostError, readHostMessage } from './host-message.ts'

export interface MessageChannelOptions {
  /** What goes out: objects, or JSON texts, as `JavaScriptChannel` of webview_flutter takes them. Both are taken in. Default: `object`. */
  readonly send?: 'object' | 'json'
  /** Default: UUIDs. */
  readonly ids?: IdSource
}

export interface MessageCallkitChannel extends CallkitChannel {
  /** Listens no more; what is still unanswered rejects. */
  close(): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Questions that no host has answered: beyond this many, the oldest is given up. */
const mostWaiting = 256

/**
 * A channel of messages to a Flutter host: `{ id, method, args }` out; `{ id, result }`, `{ id, error }` and
 * `{ event, body }` in. Whatever else comes in is ignored. Over a window, any frame can speak for the host: hand in a
 * port that looks at the source where that matters.
 */
export function messageChannel(port: ChannelPort, options: MessageChannelOptions = {}): MessageCallkitChannel {
  const ids = options.ids ?? uuidSource()
  const waiting = new Map<string, Waiting>()
  const listeners = new Map<string, Set<(body: unknown) => void>>()
  let isClosed = false

  function take(id: string): Waiting | undefined {
    const found = waiting.get(id)
    waiting.delete(id)
    return found
  }
  function tell(event: string, body: unknown): void {
    for (const listener of [...(listeners.get(event) ?? [])]) {
      try {
        listener(body)
      } catch {
        // A listener that throws MUST NOT keep the others from hearing of it.
      }
    }
  }
  const stop = listenTo(port, (raw) => {
    const message = readHostMessage(raw)
    switch (message?.kind) {
      case undefined:
        return
      case 'event':
        return tell(message.event, message.body)
      case 'result':
        return take(message.id)?.resolve(message.result)
      case 'error':
        return take(message.id)?.reject(new HostError(message.error))
      default:
        return message satisfies never
    }
  })

  return {
    async invoke(method, args) {
      if (isClosed) throw new Error('The channel was closed.')
      const id = ids()
      const message = { id, method, args: args ?? null }
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        const [oldest] = waiting.keys()
        if (waiting.size > mostWaiting && oldest !== undefined) take(oldest)?.reject(new Error('Never answered.'))
        try {
          port.postMessage(options.send === 'json' ? JSON.stringify(message) : message)
        } catch (error) {
          take(id)
          reject(error)
        }
      })
    },
    on(event, listener) {
      // Wrapped, so that the same function may listen twice.
      const wrapped = (body: unknown) => listener(body)
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(wrapped))
      return () => void set.delete(wrapped)
    },
    close() {
      if (isClosed) return
      isClosed = true
      stop()
      for (const id of [...waiting.keys()]) take(id)?.reject(new Error('The channel was closed.'))
    },
  }
}
