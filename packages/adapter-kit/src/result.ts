import type { Vendor } from '@offhook/core'
import { isRecord, known, type Read, readText } from './read/scalars.ts'

/** What a function of an SDK or a native side came to, under one of so many reasons. */
export type Result<T, F extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: F; readonly vendor?: Vendor }

export const given = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const refuse = <F extends string>(reason: F, message: string, code?: string | number): Result<never, F> => ({
  ok: false,
  reason,
  vendor: known({ code, message }),
})

/** `{ code, message }` of what was thrown or rejected with; what is no object is itself the message. MAY throw. */
export const saidBy = (error: unknown): Readonly<Record<string, unknown>> =>
  isRecord(error) ? error : { message: error }

/**
 * What a native promise was rejected with: `{ code, message }`, or anything. `readCode`: a code that is no text. MUST NOT
 * throw.
 */
export function vendorOf(error: unknown, readCode: Read<number>): Vendor {
  try {
    const { code, message } = saidBy(error)
    return known({
      code: readText(code) ?? readCode(code),
      message: readText(message) ?? 'It rejected without a word.',
    })
  } catch {
    return { message: 'It rejected with what nobody can read.' }
  }
}
