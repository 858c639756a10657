import { mask } from '../facts/redact.ts'
import type { CallId, Json, Millis } from '../values.ts'
import type { Diagnostic } from './phone.ts'

const PER_SECOND = 20

export interface DiagnosticDetails {
  readonly callId?: CallId | undefined
  readonly input?: Json
}
export type Diagnose = (kind: Diagnostic['kind'], message: string, details?: DiagnosticDetails) => void

/** Reports what was noticed; a storm of one kind is counted after twenty a second, and the count goes out with the next. */
export function createDiagnostics(now: () => Millis, report: (diagnostic: Diagnostic) => void): Diagnose {
  const windows = new Map<Diagnostic['kind'], { since: Millis; sent: number; suppressed: number }>()
  return (kind, message, details = {}) => {
    const at = now()
    const last = windows.get(kind)
    const window = last && at - last.since < 1000 ? last : { since: at, sent: 0, suppressed: last?.suppressed ?? 0 }
    windows.set(kind, window)
    if (window.sent >= PER_SECOND) {
      window.suppressed++
      return
    }
    window.sent++
    const { callId, input } = details
    report({
      kind,
      at,
      ...(callId === undefined ? {} : { callId }),
      // A fault's own words may hold what its maker knew: numbers, tokens.
      message: mask(message),
      ...(input === undefined ? {} : { input }),
      ...(window.suppressed ? { suppressed: window.suppressed } : {}),
    })
    window.suppressed = 0
  }
}
