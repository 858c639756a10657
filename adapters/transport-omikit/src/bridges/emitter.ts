/** `DeviceEventEmitter` and `NativeEventEmitter` of React Native, and `omiEmitter` of omikit-plugin. */
export interface EventEmitterLike {
  addListener(event: string, listener: (body: unknown) => void): { remove(): void }
}

/** Hands on the bodies of one event. Only this listener goes: others, on other screens, stay. */
export function listen(emitter: EventEmitterLike, event: string, listener: (body: unknown) => void): () => void {
  const subscription = emitter.addListener(event, (body) => listener(body))
  return () => subscription.remove()
}
