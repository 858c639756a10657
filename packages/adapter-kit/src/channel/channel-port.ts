/**
 * Where messages go out and come in: a `MessagePort`, a `Worker`, a window, or what a web view's host puts there. Of the
 * three ways to listen, the first that is there is used; `data` of an event is the message.
 */
export interface ChannelPort {
  postMessage(message: unknown): void
  onMessage?(listener: (message: unknown) => void): () => void
  addEventListener?(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  removeEventListener?(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  onmessage?: unknown
  /** A `MessagePort` that is listened to by `addEventListener` delivers nothing before this. */
  start?(): void
}

type Listener = (message: unknown) => void

/** Hands on every message, unread. Several may listen to one port. Returns the way to stop. */
export function listenTo(port: ChannelPort, listener: Listener): () => void {
  if (port.onMessage !== undefined) return port.onMessage(listener)
  const onEvent = (event: { readonly data: unknown }) => listener(event.data)
  if (port.addEventListener !== undefined) {
    port.addEventListener('message', onEvent)
    port.start?.()
    return () => port.removeEventListener?.('message', onEvent)
  }
  return share(port, listener)
}

/** Whom each `onmessage` of ours tells: a port takes one, and without it the last to come would make the others deaf. */
const told = new WeakMap<object, Set<Listener>>()

function share(port: ChannelPort, listener: Listener): () => void {
  const listeners = listenersOn(port) ?? openTo(port)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0 && listenersOn(port) === listeners) port.onmessage = null
  }
}

const listenersOn = ({ onmessage }: ChannelPort) => told.get(Object(onmessage))

function openTo(port: ChannelPort): Set<Listener> {
  const listeners = new Set<Listener>()
  const onmessage = ({ data }: { readonly data: unknown }) => {
    for (const listener of [...listeners]) listener(data)
  }
  told.set(onmessage, listeners)
  port.onmessage = onmessage
  return listeners
}
