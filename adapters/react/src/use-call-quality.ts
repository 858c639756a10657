import type { CallId, QualitySample } from '@offhook/core'
import { useCallback, useSyncExternalStore } from 'react'
import { usePhoneBinding } from './phone-provider.ts'

/** The newest sample of a call, about one a second; only the components that read it render so often. */
export function useCallQuality(id: CallId | undefined): QualitySample | undefined {
  const { phone } = usePhoneBinding()
  const subscribe = useCallback(
    (listener: () => void) => (id === undefined ? () => {} : phone.subscribeQuality(id, listener)),
    [phone, id],
  )
  const read = () => (id === undefined ? undefined : phone.getQuality(id))
  return useSyncExternalStore(subscribe, read, read)
}
