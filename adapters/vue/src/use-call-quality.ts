import type { CallId, QualitySample } from '@offhook/core'
import { type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue'
import { usePhone } from './phone-key.ts'
import { useStore } from './use-store.ts'

/** The newest sample of a call, about one a second; only the components that read it update so often. */
export function useCallQuality(id: MaybeRefOrGetter<CallId | undefined>): ComputedRef<QualitySample | undefined> {
  const phone = usePhone()
  return useStore(
    (changed) => {
      const call = toValue(id)
      return call === undefined ? () => {} : phone.subscribeQuality(call, changed)
    },
    () => {
      const call = toValue(id)
      return call === undefined ? undefined : phone.getQuality(call)
    },
  )
}
