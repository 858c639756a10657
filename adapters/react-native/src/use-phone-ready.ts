import type { Millis, PhoneSnapshot } from '@offhook/core'
import { usePhoneSelector } from '@offhook/react'
import { useEffect, useState } from 'react'

export interface PhoneReadyOptions {
  /**
   * How long the first screen may be held back, in ms. Default 500: a call that is there is told at once, and some native
   * sides say only after seconds that there is none. `Infinity`: until the answer comes.
   */
  readonly patienceMs?: Millis
}

/** More than a timer can hold would be no time at all. */
const LONGEST = 2 ** 31 - 1

/** A call that was reported before the list came is shown at once. */
const selectReady = ({ listed, calls }: PhoneSnapshot): boolean => listed || calls.length > 0

/**
 * Whether the first screen can be drawn: the phone knows the calls that lived before the app's JavaScript did, or
 * `patienceMs` have passed. Once `true` it stays so. It starts nothing: `phone.start()` is the app's, in its first module.
 */
export function usePhoneReady({ patienceMs = 500 }: PhoneReadyOptions = {}): boolean {
  const ready = usePhoneSelector(selectReady)
  const [open, setOpen] = useState(ready)
  if (ready && !open) setOpen(true)

  useEffect(() => {
    if (open) return
    const timer = setTimeout(() => setOpen(true), Math.min(patienceMs, LONGEST))
    return () => clearTimeout(timer)
  }, [open, patienceMs])

  return open || ready
}
