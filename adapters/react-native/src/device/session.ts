import type { PhoneFact, PortHost } from '@offhook/core'

/** One run of the device, from `start` to `stop`. */
export interface Session {
  /** Silent once closed. */
  readonly emit: (fact: PhoneFact) => void
  /** Called when the run is closed; at once if it is already. */
  onClose(undo: () => void): void
  close(): void
}

export function openSession(host: PortHost): Session {
  const undos: (() => void)[] = []
  let open = true
  return {
    emit: (fact) => {
      if (open) host.emit(fact)
    },
    onClose(undo) {
      if (open) undos.push(undo)
      else undo()
    },
    close() {
      open = false
      for (const undo of undos.splice(0)) undo()
    },
  }
}
