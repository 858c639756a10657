import type { Vendor } from '@offhook/core'
import { isRecord, readFlag, readNumber, readText } from '../read/scalars.ts'

/** `not-supported`: this platform has no such function, or only one that does nothing or says what is not so. */
export type CallkitFailure = 'not-supported' | 'failed'

/** What every method of `surface.callkit` resolves to: none rejects or throws. */
export type CallkitResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: CallkitFailure; readonly vendor?: Vendor }

export const given = <T>(value: T): CallkitResult<T> => ({ ok: true, value })

export const refuse = (reason: CallkitFailure, message: string): CallkitResult<never> => ({
  ok: false,
  reason,
  vendor: { message },
})

/** What a promise was rejected with: `{ code, message }`, or anything. MUST NOT throw. */
export function vendorOf(error: unknown): Vendor {
  try {
    const { code, message } =
      isRecord(error) || error instanceof Error
        ? (error as { readonly code?: unknown; readonly message?: unknown })
        : { code: undefined, message: error }
    const word = readText(code) ?? readNumber(code)
    return { ...(word !== undefined && { code: word }), message: readText(message) ?? 'It rejected without a word.' }
  } catch {
    return { message: 'It rejected with what nobody can read.' }
  }
}

/** Whether there is no such plugin, or no such function of it: Flutter says so by an exception of its own. */
export const isMissing = ({ code, message }: Vendor): boolean =>
  /MissingPlugin|notImplemented/i.test(`${code ?? ''} ${message ?? ''}`)

/** `true` or `false`, both of which say something. */
export const readBoolean = (raw: unknown): CallkitResult<boolean> => {
  const flag = readFlag(raw)
  return flag === undefined ? refuse('failed', 'It answered what nobody can read.') : given(flag)
}

/** Native functions answer `true` or nothing; neither proves more than that they were called. */
export const readDone = (): CallkitResult<true> => given(true)

/** A text, or `undefined` for "there is none": `null`, `""`. */
export const readMaybeText = (raw: unknown): CallkitResult<string | undefined> => given(readText(raw))
