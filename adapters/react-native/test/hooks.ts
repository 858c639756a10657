import type { BindingHooks } from '@offhook/testing/binding'
import {
  useCall,
  useCallDuration,
  useCallQuality,
  useCalls,
  useCurrentCall,
  usePhone,
  usePhoneSelector,
  useRegistration,
} from '../src/index.ts'

const held =
  <T>(value: T) =>
  () =>
    value

/** The hooks that this package hands on, in the shape of the shared suite. */
export const hooks: BindingHooks = {
  usePhone: () => usePhone(),
  usePhoneSelector: (selector, equal) => held(usePhoneSelector(selector, equal)),
  useCurrentCall: () => held(useCurrentCall()),
  useCall: (id) => held(useCall(id)),
  useCalls: () => held(useCalls()),
  useRegistration: () => held(useRegistration()),
  useCallDuration: (call, options) => held(useCallDuration(call, options)),
  useCallQuality: (id) => held(useCallQuality(id)),
}
