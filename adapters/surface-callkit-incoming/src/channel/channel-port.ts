/**
 * Where messages go out and come in: a `MessagePort`, a window, or what a web view's host puts there. Of the three ways to
 * listen, the first that is there is used; `data` of an event is the message.
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

/** Hands on every message, unread. Returns the way to stop. */
export function listenTo(port: ChannelPort, listener: (message: unknown) => void): () => void {
  if (port.onMessage !== undefined) return port.onMessage(listener)
  const onEvent = (event: { readonly data: unknown }) => listener(event.data)
  if (port.addEventListener !== undefined) {
    port.addEventListener('message', onEvent)
    port.start?.()
    return () => port.removeEventListener?.('message', onEvent)
  }
  port.onmessage = onEvent
  return () => {
    if (port.onmessage === onEvent) port.onmessage = null
  }
}
