import { entryOf, isRecord, readText, readWhole } from '@offhook/adapter-kit'
import type { Outcome, OutcomeReason } from '@offhook/core'
import type { NativeArguments, NativeMethod } from '../native/methods.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { taken } from '../outcomes.ts'

export type Refused = Extract<Outcome, { readonly ok: false }>
export type Answer = { readonly ok: true; readonly value: unknown } | Refused

export const refused = (reason: OutcomeReason, message?: string): Refused => ({
  ok: false,
  reason,
  ...(message !== undefined && { vendor: { message } }),
})

/** Asks the native side. MUST NOT throw or reject; it may hang where the native side does: the deadline is the core's. */
export type Invoke = <M extends NativeMethod>(method: M, args: NativeArguments[M]) => Promise<Answer>

export function createInvoke(bridge: NativeBridge): Invoke {
  return async (method, args) => {
    try {
      if (!bridge.has(method)) return refused('not-supported', `The native side has no ${method}.`)
      return { ok: true, value: await bridge.invoke(method, args) }
    } catch (error) {
      return rejected(error)
    }
  }
}

/** The error codes of both modules. All others are faults. */
const reasons: Readonly<Record<string, OutcomeReason>> = {
  E_INVALID_PHONE: 'bad-address',
  INVALID_DATA: 'bad-address',
  // "You have not logged into OMI".
  CALL_FAILED: 'not-registered',
}

/** React Native rejects with `{ code, message }`; whatever else it is, it is a refusal. */
export function rejected(error: unknown): Refused {
  try {
    const { code, message } =
      isRecord(error) || error instanceof Error ? (error as { code?: unknown; message?: unknown }) : {}
    const known = readWhole(code) ?? readText(code)
    const said = readText(message) ?? readText(error)
    const vendor = { ...(known !== undefined && { code: known }), ...(said !== undefined && { message: said }) }
    const reason = typeof known === 'string' ? entryOf(reasons, known) : undefined
    return { ok: false, reason: reason ?? 'failed', vendor }
  } catch {
    return refused('failed')
  }
}

/** What answers `true` for "done", and `false` or nothing where it could not. */
export async function done(answer: Promise<Answer>, reason: OutcomeReason = 'failed'): Promise<Outcome> {
  const given = await answer
  if (!given.ok) return given
  return given.value === false ? refused(reason, 'The native side answered false.') : taken
}
