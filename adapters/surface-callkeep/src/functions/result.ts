import { given, type Result, refuse } from '@offhook/adapter-kit'
import { wordsOf } from '../read/fault.ts'

/** `not-supported`: this platform has no such function. `no-such-call`: the OS shows none of that id. */
export type CallKeepFailure = 'not-supported' | 'no-such-call' | 'failed'

/** What every method of `surface.callKeep` resolves to: none rejects or throws. */
export type CallKeepResult<T> = Result<T, CallKeepFailure>

/** MAY throw: that is an answer which nobody can read. */
export type Read<T> = (raw: unknown) => T

export async function ask<T>(run: () => unknown, read: Read<T>): Promise<CallKeepResult<T>> {
  try {
    return given(read(await run()))
  } catch (fault) {
    return refuse('failed', wordsOf(fault))
  }
}

export function readBoolean(raw: unknown): boolean {
  if (typeof raw === 'boolean') return raw
  throw new Error(`It answered ${raw === null ? 'null' : typeof raw} where a boolean was due.`)
}

/** Functions that answer nothing: that they were called is all there is to know. */
export const readNothing = (): undefined => undefined
