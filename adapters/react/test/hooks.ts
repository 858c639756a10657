import type { BindingHooks } from '@offhook/testing/binding'
import * as ours from '../src/index.ts'

const held =
  <T>(value: T) =>
  () =>
    value

/** The hooks of this package, or of one that hands them on, in the shape of the shared suite. */
export const hooksOf = (hooks: typeof ours): BindingHooks => ({
  usePhone: () => hooks.usePhone(),
  usePhoneSelector: (selector, equal) => held(hooks.usePhoneSelector(selector, equal)),
  useCurrentCall: () => held(hooks.useCurrentCall()),
  useCall: (id) => held(hooks.useCall(id)),
  useCalls: () => held(hooks.useCalls()),
  useRegistration: () => held(hooks.useRegistration()),
  useCallDuration: (call, options) => held(hooks.useCallDuration(call, options)),
  useCallQuality: (id) => held(hooks.useCallQuality(id)),
})

export const hooks = hooksOf(ours)
