import { type IdSource, uuidSource } from '@offhook/core'
import { createEvents } from '../events.ts'
import { type ChannelPort, listenTo } from './channel-port.ts'
import { HostError, readHostMessage } from './host-message.ts'

export interface MessageChannelOptions {
  /** What goes out: objects, or JSON texts, as `JavaScriptChannel` of webview_flutter takes them. Both are taken in. Default: `object`. */
  readonly send?: 'object' | 'json'
  /** The ids of questions. MUST differ from those of other channels on the port. Default: UUIDs. */
  readonly ids?: IdSource
  /** What the channel is called where it says that it was closed. Default: `channel`. */
  readonly name?: string
}

export interface HostChannel {
  /** Resolves with what the host answered. Rejects with `HostError`, or once too many others wait; MAY never settle before `close`. */
  invoke(method: string, args?: unknown): Promise<unknown>
  /** A listener that throws harms no other one. Returns the way to stop. */
  on(event: string, listener: (body: unknown) => void): () => void
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
 * A channel of messages to a host, such as a Flutter app around a web view: `{ id, method, args }` out; `{ id, result }`,
 * `{ id, error }` and `{ event, body }` in. Whatever else comes in is ignored: answers to nothing, second answers, garbage.
 * Several channels may stand on one port: each hears every event, and the answers to its own questions alone. Over a
 * window, any frame can speak for the host: hand in a port that looks at the source where that matters.
 */
export function messageChannel(port: ChannelPort, options: MessageChannelOptions = {}): HostChannel {
  const { ids = uuidSource(), name = 'channel' } = options
  const waiting = new Map<string, Waiting>()
  const events = createEvents<Record<string, unknown>>(() => {
    // The listener's own: there is nobody here to tell.
  })
  let isClosed = false

  const closed = () => new Error(`The ${name} was closed.`)
  function take(id: string): Waiting | undefined {
    const found = waiting.get(id)
    waiting.delete(id)
    return found
  }
  const stop = listenTo(port, (raw) => {
    const message = readHostMessage(raw)
    switch (message?.kind) {
      case undefined:
        return
      case 'event':
        return events.emit(message.event, message.body)
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
      if (isClosed) throw closed()
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
    on: events.on,
    close() {
      if (isClosed) return
      isClosed = true
      stop()
      for (const id of [...waiting.keys()]) take(id)?.reject(closed())
    },
  }
}
