import type { NativeHost } from '../native-side.ts'

/** What happens while no JavaScript is attached, or none has asked for events, is queued, and handed over once. */
export interface AndroidEvents {
  send(name: string, body?: object): void
  /** `setup` and `registerEvents`: whoever listens only later has missed it. */
  register(): void
  unregister(): void
  /** `getInitialEvents`: the native array is used up by being read. */
  read(): readonly unknown[]
  clear(): void
}

export function createAndroidEvents(host: NativeHost): AndroidEvents {
  let queue: object[] = []
  let isUsedUp = false
  let isRegistered = false
  function clear() {
    queue = []
    isUsedUp = false
  }
  return {
    send(name, body) {
      if (host.isLost(name)) return
      if (isRegistered && host.hasJavaScript()) return host.send(name, body ?? null)
      if (isUsedUp) return host.crash(`${name}: the array of early events is used up`)
      queue.push({ name, data: body ?? {} })
    },
    register() {
      isRegistered = true
      if (queue.length === 0) return
      host.send('RNCallKeepDidLoadWithEvents', [...queue])
      clear()
    },
    unregister() {
      isRegistered = false
    },
    read() {
      isUsedUp = true
      return [...queue]
    },
    clear,
  }
}
