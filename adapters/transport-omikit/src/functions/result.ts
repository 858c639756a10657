import type { Vendor } from '@offhook/core'
import { isRecord, readFlag, readText, readWhole } from '../read/scalars.ts'

/**
 * Why a function came to nothing. `not-supported`: this native side has no such function, or one that does nothing.
 * `timed-out`: it never answered. `bad-arguments`: it was not asked at all, and `vendor.message` names what is missing.
 */
export type OmiFailure = 'not-supported' | 'timed-out' | 'failed' | 'bad-arguments'

/** What every method of `transport.omi` resolves to: none rejects, throws or hangs. */
export type OmiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: OmiFailure; readonly vendor?: Vendor }

/** Reads what a native function answered. MAY throw: that is an answer which nobody can read. */
export type Read<T> = (raw: unknown) => OmiResult<T>

export const given = <T>(value: T): OmiResult<T> => ({ ok: true, value })

export const refuse = (reason: OmiFailure, message: string, code?: string | number): OmiResult<never> => ({
  ok: false,
  reason,
  vendor: { ...(code !== undefined && { code }), message },
})

export const unreadable = refuse('failed', 'It answered what nobody can read.')

/** `true` or `false`, both of which say something. */
export const readBoolean: Read<boolean> = (raw) => {
  const flag = readFlag(raw)
  return flag === undefined ? unreadable : given(flag)
}

/** `true`, or it did not work. */
export const readDone: Read<true> = (raw) =>
  readFlag(raw) === true ? given(true) : refuse('failed', `It answered ${raw === false ? 'false' : 'nothing'}.`)

/** A text, or `undefined` for "there is none": `null`, `""`. */
export const readMaybeText: Read<string | undefined> = (raw) =>
  raw === null || raw === undefined || typeof raw === 'string' ? given(readText(raw)) : unreadable

/** What a native promise was rejected with: React Native's `{ code, message }`, or anything. MUST NOT throw. */
export function vendorOfError(error: unknown): Vendor {
  try {
    const { code, message } = isRecord(error) ? error : { code: undefined, message: error }
    const word = readText(code) ?? readWhole(code)
    return { ...(word !== undefined && { code: word }), message: readText(message) ?? 'It rejected without a word.' }
  } catch {
    return { message: 'It rejected with what nobody can read.' }
  }
}

/** What something that was thrown says of itself. MUST NOT throw, as `String` does of an object without a prototype. */
export function wordsOfFault(fault: unknown): string {
  try {
    return String(fault)
  } catch {
    return 'It threw what nobody can read.'
  }
}
