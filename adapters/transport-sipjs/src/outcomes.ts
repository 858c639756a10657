import type { Outcome, OutcomeReason } from '@offhook/core'

export type Refused = Extract<Outcome, { readonly ok: false }>

export const taken: Outcome = { ok: true }

export function refused(reason: OutcomeReason, message?: string, code?: string | number): Refused {
  if (message === undefined && code === undefined) return { ok: false, reason }
  return {
    ok: false,
    reason,
    vendor: { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) },
  }
}

/** A throw or rejection of sip.js or of the browser. */
export function failed(error: unknown): Refused {
  return refused('failed', messageOf(error))
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
