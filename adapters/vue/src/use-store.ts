import { type ComputedRef, computed, inject, shallowRef, ssrContextKey, watchEffect } from 'vue'

/**
 * What `read` gives, kept up to date until the scope is disposed of. Both functions may use refs: `subscribe` runs
 * again when one that it used changes.
 */
export function useStore<T>(subscribe: (changed: () => void) => () => void, read: () => T): ComputedRef<T> {
  const version = shallowRef({})
  const changed = () => {
    version.value = {}
  }
  // The scope of a server render is never disposed of, so there it MUST NOT subscribe.
  if (inject(ssrContextKey, undefined) === undefined) {
    watchEffect(
      (onCleanup) => {
        onCleanup(subscribe(changed))
        // What changed before the subscription stood.
        changed()
      },
      { flush: 'sync' },
    )
  }
  return computed(() => {
    void version.value
    return read()
  })
}
