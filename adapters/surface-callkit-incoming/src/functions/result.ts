import { given, type Result, readFlag, readText, refuse } from '@offhook/adapter-kit'
import type { Vendor } from '@offhook/core'

/** `not-supported`: this platform has no such function, or only one that does nothing or says what is not so. */
export type CallkitFailure = 'not-supported' | 'failed'

/** What every method of `surface.callkit` resolves to: none rejects or throws. */
export type CallkitResult<T> = Result<T, CallkitFailure>

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
