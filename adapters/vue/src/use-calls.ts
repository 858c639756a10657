import {
  type CallId,
  type CallView,
  type Registration,
  selectCall,
  selectCalls,
  selectCurrentCall,
  selectRegistration,
} from '@offhook/core'
import { type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue'
import { usePhoneSelector } from './use-phone-selector.ts'

/** The call that commands without an id mean first. */
export function useCurrentCall(): ComputedRef<CallView | undefined> {
  return usePhoneSelector(selectCurrentCall)
}

/** One call by its id; `undefined` once it has left the phone, and for an id not yet known. */
export function useCall(id: MaybeRefOrGetter<CallId | undefined>): ComputedRef<CallView | undefined> {
  return usePhoneSelector((snapshot) => selectCall(toValue(id))(snapshot))
}

/** Live calls, oldest first, and ended ones while they linger. */
export function useCalls(): ComputedRef<readonly CallView[]> {
  return usePhoneSelector(selectCalls)
}

export function useRegistration(): ComputedRef<Registration> {
  return usePhoneSelector(selectRegistration)
}
