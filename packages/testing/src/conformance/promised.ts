import { fail } from './assert.ts'
import { waitFor } from './patience.ts'

type Kept<T> = { readonly value: T } | { readonly error: unknown }

interface Begun<T> {
  readonly kept: () => Kept<T> | undefined
  readonly settled: Promise<void>
}

/** Asks a port; fails when it throws. */
function begin<T>(what: string, ask: () => Promise<T>): Begun<T> {
  let kept: Kept<T> | undefined
  try {
    const settled = ask().then(
      (value) => {
        kept = { value }
      },
      (error) => {
        kept = { error }
      },
    )
    return { kept: () => kept, settled }
  } catch (error) {
    return fail(`${what} threw: ${String(error)}`)
  }
}

const given = <T>(what: string, kept: Kept<T>): T =>
  'error' in kept ? fail(`${what} rejected: ${String(kept.error)}`) : kept.value

/** Waits for what a port promised; fails when it throws, rejects, or never settles. */
export async function promised<T>(what: string, settle: () => Promise<void>, ask: () => Promise<T>): Promise<T> {
  const { kept, settled } = begin(what, ask)
  return given(what, await waitFor<Kept<T>>(kept, `an answer to ${what}`, { change: () => settled, settle }))
}

/** What a port has answered by the time that everything has settled; `undefined`: nothing, which may be its right. */
export async function soFar<T>(
  what: string,
  settle: () => Promise<void>,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  const { kept } = begin(what, ask)
  await settle()
  const is = kept()
  return is && given(what, is)
}
