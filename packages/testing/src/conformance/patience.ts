import { fail } from './assert.ts'

/** What has not come after the rig fell quiet this often will not come. */
const settlings = 3

/** Waits for `found` to give something, looking again at each `change` and each time that everything has settled. */
export async function waitFor<T>(
  found: () => T | undefined | Promise<T | undefined>,
  what: string,
  { change, settle }: { change(): Promise<void>; settle(): Promise<void> },
): Promise<T> {
  let quiet = 0
  let settling: Promise<void> | undefined
  for (;;) {
    const value = await found()
    if (value !== undefined) return value
    if (quiet === settlings) fail(`There never was ${what}.`)
    settling ??= settle().then(() => {
      quiet++
      settling = undefined
    })
    await Promise.race([change(), settling])
  }
}
