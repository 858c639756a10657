import {
  type CallId,
  type CallView,
  type Registration,
  selectCall,
  selectCalls,
  selectCurrentCall,
  selectRegistration,
} from '@offhook/core'
import { usePhoneSelector } from './use-phone-selector.ts'

/** The call that commands without an id mean first. */
export function useCurrentCall(): CallView | undefined {
  return usePhoneSelector(selectCurrentCall)
}

/** One call by its id; `undefined` once it has left the phone, and for an id not yet known. */
export function useCall(id: CallId | undefined): CallView | undefined {
  return usePhoneSelector(selectCall(id))
}

/** Live calls, oldest first, and ended ones while they linger. */
export function useCalls(): readonly CallView[] {
  return usePhoneSelector(selectCalls)
}

export function useRegistration(): Registration {
  return usePhoneSelector(selectRegistration)
}
