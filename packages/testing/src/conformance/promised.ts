import { fail } from './assert.ts'
import { waitFor } from './patience.ts'

type Kept<T> = { readonly value: T } | { readonly error: unknown }

/** Waits for what a port promised; fails when it throws, rejects, or never settles. */
export async function promised<T>(what: string, settle: () => Promise<void>, ask: () => Promise<T>): Promise<T> {
  let kept: Kept<T> | undefined
  let settled: Promise<void>
  try {
    settled = ask().then(
      (value) => {
        kept = { value }
      },
      (error) => {
        kept = { error }
      },
    )
  } catch (error) {
    return fail(`${what} threw: ${String(error)}`)
  }
  const is = await waitFor<Kept<T>>(() => kept, `an answer to ${what}`, { change: () => settled, settle })
  return 'error' in is ? fail(`${what} rejected: ${String(is.error)}`) : is.value
}
