import type { PhoneFact } from '../facts/fact.ts'
import type { PortHost } from '../ports/transport.ts'
import type { BrowserScope } from './browser-scope.ts'

/** One run of the device, from `start` to `stop`. */
export interface DeviceSession {
  readonly scope: BrowserScope
  /** Aborted by `stop`; every listener is bound to it, so that none outlives the run. */
  readonly signal: AbortSignal
  /** Silent once stopped. */
  readonly emit: (fact: PhoneFact) => void
}

export function openSession(scope: BrowserScope, signal: AbortSignal, host: PortHost): DeviceSession {
  return {
    scope,
    signal,
    emit: (fact) => {
      if (!signal.aborted) host.emit(fact)
    },
  }
}
