import { Duration } from '../components/duration.tsx'
import { useTicking } from '../hooks/use-ticking.ts'

/** A timer that renders each second, and nothing around it does. */
export function Since({ at, now }: { readonly at: number; readonly now: () => number }) {
  const seconds = useTicking(() => Math.max(0, Math.floor((now() - at) / 1_000)))
  return <Duration ms={seconds * 1_000} />
}
