import { type CallId, type CallView, type Millis, selectCall, systemClock, talkTimer } from '@offhook/core'
import { type ComputedRef, computed, type MaybeRefOrGetter, toValue } from 'vue'
import { usePhoneSelector } from './use-phone-selector.ts'
import { useStore } from './use-store.ts'

export interface CallDurationOptions {
  /** `ms` (default) or whole seconds, `s`. */
  readonly unit?: 'ms' | 's'
  /** The phone's clock, if it was given another than the default: Unix epoch in ms, monotonic. */
  readonly now?: () => Millis
}

/**
 * Time talked: 0 until the call is established, then one update a second, at the full second, and the exact
 * `durationMs` once the call has ended. Given an id it follows that call; given a view it shows that view.
 */
export function useCallDuration(
  call: MaybeRefOrGetter<CallView | CallId | undefined>,
  { unit = 'ms', now = systemClock.now }: CallDurationOptions = {},
): ComputedRef<number> {
  const view = usePhoneSelector((snapshot) => {
    const given = toValue(call)
    return typeof given === 'object' ? given : selectCall(given)(snapshot)
  })
  const timer = computed(() => talkTimer(view.value, { ...systemClock, now }))
  return useStore(
    (changed) => timer.value.subscribe(changed),
    () => (unit === 's' ? Math.floor(timer.value.read() / 1_000) : timer.value.read()),
  )
}
