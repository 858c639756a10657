import { type CallId, type CallView, type Millis, selectCall, systemClock, talkTimer } from '@offhook/core'
import { useMemo, useSyncExternalStore } from 'react'
import { usePhoneSelector } from './use-phone-selector.ts'

export interface CallDurationOptions {
  /** `ms` (default) or whole seconds, `s`. */
  readonly unit?: 'ms' | 's'
  /** The phone's clock, if it was given another than the default: Unix epoch in ms, monotonic. */
  readonly now?: () => Millis
}

/**
 * Time talked: 0 until the call is established, then one render a second, at the full second, and the exact
 * `durationMs` once the call has ended. Given an id it follows that call; given a view it shows that view.
 */
export function useCallDuration(call: CallView | CallId | undefined, options: CallDurationOptions = {}): number {
  const { unit = 'ms', now = systemClock.now } = options
  const view = usePhoneSelector((snapshot) => (typeof call === 'object' ? call : selectCall(call)(snapshot)))
  const { subscribe, read } = useMemo(() => talkTimer(view, { ...systemClock, now }), [view, now])
  const ms = useSyncExternalStore(subscribe, read, read)
  return unit === 's' ? Math.floor(ms / 1_000) : ms
}
