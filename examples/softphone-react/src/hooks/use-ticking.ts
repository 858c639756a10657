import { useSyncExternalStore } from 'react'

const lookMs = 250

function subscribe(tick: () => void): () => void {
  const timer = setInterval(tick, lookMs)
  return () => clearInterval(timer)
}

/** What `read` gives of the present instant. Renders when that changes, so it MUST be a word or a number. */
export function useTicking<T extends string | number>(read: () => T): T {
  return useSyncExternalStore(subscribe, read)
}
