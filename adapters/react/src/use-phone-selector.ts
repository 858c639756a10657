import type { PhoneSnapshot, Selector } from '@offhook/core'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { usePhoneBinding } from './phone-provider.ts'

/**
 * Reads a part of the snapshot and renders again when that part changes. The selector may be written inline.
 * One that makes a new object each time needs `equal`, else every change of the phone renders.
 */
export function usePhoneSelector<T>(selector: Selector<T>, equal: (a: T, b: T) => boolean = Object.is): T {
  const { phone, subscribe, getServerSnapshot } = usePhoneBinding()
  const shown = useRef<Box<T>>(undefined)

  const [read, readServer] = useMemo(() => {
    // One snapshot gives one value: `useSyncExternalStore` reads often and compares by identity.
    let last: (Box<T> & { readonly snapshot: PhoneSnapshot }) | undefined
    const select = (snapshot: PhoneSnapshot): T => {
      if (last?.snapshot !== snapshot) {
        const value = selector(snapshot)
        // Across selectors too: an inline one is new in each render, what the screen shows is not.
        const before = last ?? shown.current
        last = { snapshot, value: before !== undefined && equal(before.value, value) ? before.value : value }
      }
      return last.value
    }
    return [() => select(phone.getSnapshot()), () => select(getServerSnapshot())]
  }, [phone, getServerSnapshot, selector, equal])

  const value = useSyncExternalStore(subscribe, read, readServer)
  useEffect(() => {
    shown.current = { value }
  }, [value])
  return value
}

interface Box<T> {
  readonly value: T
}
