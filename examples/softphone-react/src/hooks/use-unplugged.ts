import type { Wish } from '@offhook/core'
import { useState } from 'react'

/** True from the moment at which a device in use is gone, until there is one in use again. */
export function useUnplugged({ actual }: Wish<string | undefined>): boolean {
  const [before, setBefore] = useState(actual)
  const [unplugged, setUnplugged] = useState(false)
  if (actual !== before) {
    setBefore(actual)
    setUnplugged(actual === undefined)
  }
  return unplugged
}
