import { given, type Result, readFlag, readText, refuse } from '@offhook/adapter-kit'

/**
 * Why a function came to nothing. `not-supported`: this native side has no such function, or one that does nothing.
 * `timed-out`: it never answered. `bad-arguments`: it was not asked at all, and `vendor.message` names what is missing.
 */
export type OmiFailure = 'not-supported' | 'timed-out' | 'failed' | 'bad-arguments'

/** What every method of `transport.omi` resolves to: none rejects, throws or hangs. */
export type OmiResult<T> = Result<T, OmiFailure>

/** Reads what a native function answered. MAY throw: that is an answer which nobody can read. */
export type Read<T> = (raw: unknown) => OmiResult<T>

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

/** What something that was thrown says of itself. MUST NOT throw, as `String` does of an object without a prototype. */
export function wordsOfFault(fault: unknown): string {
  try {
    return String(fault)
  } catch {
    return 'It threw what nobody can read.'
  }
}
