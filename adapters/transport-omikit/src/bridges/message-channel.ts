import { type ChannelPort, type MessageChannelOptions, messageChannel } from '@offhook/adapter-kit'
import type { NativeKind, Platform } from '../dialect.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { whyUnsupported } from './available.ts'
import { actionOf, flutterForm } from './flutter-form.ts'
import type { Invocation } from './native-form.ts'

export interface MessageChannelBridgeOptions extends Pick<MessageChannelOptions, 'send' | 'ids'> {
  /** What the host runs on. */
  readonly platform: Platform
  /** Whose names and payloads travel. Only Flutter's plugin is spoken so far. */
  readonly dialect?: 'flutter-3.3'
}

export interface MessageChannelBridge extends NativeBridge {
  /** Listens no more; what is still unanswered rejects. */
  close(): void
}

/**
 * The bridge to a Flutter host over a channel of messages: `{ id, method, args }` out, with the plugin's action as
 * `method`; `{ id, result }`, `{ id, error }` and `{ event, body }` in. Whatever else comes in is ignored: answers to
 * nothing, second answers, garbage. Over a window, any frame can speak for the host: hand in a `MessagePort` where that
 * matters.
 */
export function messageChannelBridge(port: ChannelPort, options: MessageChannelBridgeOptions): MessageChannelBridge {
  const kind: NativeKind = { dialect: options.dialect ?? 'flutter-3.3', platform: options.platform }
  const channel = messageChannel(port, { ...options, name: 'bridge' })
  return {
    kind,
    module: port,
    has: (method) => whyUnsupported(kind, method) === undefined && actionOf(method) !== undefined,
    async invoke(method, args) {
      const action = actionOf(method)
      if (action === undefined) throw new TypeError(`The Flutter plugin has no ${method}.`)
      return await channel.invoke(action, flutterForm({ method, args } as Invocation, kind))
    },
    on: channel.on,
    close: channel.close,
  }
}
