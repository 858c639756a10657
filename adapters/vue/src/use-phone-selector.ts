import type { Selector } from '@offhook/core'
import type { ComputedRef } from 'vue'
import { usePhone } from './phone-key.ts'
import { useStore } from './use-store.ts'

/**
 * Reads a part of the snapshot and updates when that part changes. The selector may use refs and props. One that makes
 * a new object each time needs `equal`, else every change of the phone updates.
 */
export function usePhoneSelector<T>(selector: Selector<T>, equal: (a: T, b: T) => boolean = Object.is): ComputedRef<T> {
  const phone = usePhone()
  let last: { readonly value: T } | undefined
  return useStore(
    (changed) => phone.subscribe(changed),
    () => {
      const value = selector(phone.getSnapshot())
      if (last === undefined || !equal(last.value, value)) last = { value }
      return last.value
    },
  )
}
