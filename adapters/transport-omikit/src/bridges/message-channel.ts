import { type IdSource, uuidSource } from '@offhook/core'
import type { NativeKind, Platform } from '../dialect.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { whyUnsupported } from './available.ts'
import { HostError, readHostMessage } from './channel-message.ts'
import { type ChannelPort, listenTo } from './channel-port.ts'
import { actionOf, flutterForm } from './flutter-form.ts'
import type { Invocation } from './native-form.ts'

export interface MessageChannelBridgeOptions {
  /** What the host runs on. */
  readonly platform: Platform
  /** Whose names and payloads travel. Only Flutter's plugin is spoken so far. */
  readonly dialect?: 'flutter-3.3'
  /** What goes out: objects, or JSON texts, as `JavaScriptChannel` of webview_flutter takes them. Both are taken in. Default: `object`. */
  readonly send?: 'object' | 'json'
  /** Default: UUIDs. */
  readonly ids?: IdSource
}

export interface MessageChannelBridge extends NativeBridge {
  /** Listens no more; what is still unanswered rejects. */
  close(): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** Questions that no host has answered: beyond this many, the oldest is given up. */
const mostWaiting = 256

/**
 * The bridge to a Flutter host over a channel of messages: `{ id, method, args }` out, with the plugin's action as
 * `method`; `{ id, result }`, `{ id, error }` and `{ event, body }` in. Whatever else comes in is ignored: answers to
 * nothing, second answers, garbage. Over a window, any frame can speak for the host: hand in a `MessagePort` where that
 * matters.
 */
export function messageChannelBridge(port: ChannelPort, options: MessageChannelBridgeOptions): MessageChannelBridge {
  const kind: NativeKind = { dialect: options.dialect ?? 'flutter-3.3', platform: options.platform }
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
    kind,
    module: port,
    has: (method) => whyUnsupported(kind, method) === undefined && actionOf(method) !== undefined,
    async invoke(method, args) {
      const action = actionOf(method)
      if (action === undefined) throw new TypeError(`The Flutter plugin has no ${method}.`)
      if (isClosed) throw new Error('The bridge was closed.')
      const id = ids()
      const message = { id, method: action, args: flutterForm({ method, args } as Invocation, kind) }
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
      for (const id of [...waiting.keys()]) take(id)?.reject(new Error('The bridge was closed.'))
    },
  }
}
