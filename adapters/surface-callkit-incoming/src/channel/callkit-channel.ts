export type Platform = 'android' | 'ios'

/**
 * The way to flutter_callkit_incoming in a Flutter host: its `MethodChannel` as `invoke`, its `EventChannel` as `on`, one
 * listener per name of an event. `messageChannel(port)` makes one of the messages of a web view.
 */
export interface CallkitChannel {
  /** Resolves with what the native side answered. MAY reject, throw or never answer. */
  invoke(method: string, args?: unknown): Promise<unknown>
  /** Returns the way to stop. */
  on(event: string, listener: (body: unknown) => void): () => void
}
