interface Scheduler {
  readonly setImmediate?: (callback: () => void) => unknown
}

// Captured at import, so that fake timers installed by a test cannot hold it up.
const { setImmediate: nodeImmediate } = globalThis as Scheduler

/** Resolves when every promise that could settle by itself has done so: one turn of the event loop, no wall clock. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    if (nodeImmediate) {
      nodeImmediate(resolve)
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
