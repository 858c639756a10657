import type { Leg } from './world.ts'

/** Each far side hears all the others from now on. Those who were merged with one of them come along. */
export function mergeLegs(legs: readonly Leg[]): void {
  const together = new Set(legs.flatMap((leg) => [...(leg.merged ?? [leg])]))
  for (const leg of together) leg.merged = together
}

/** The far side hears the phone's user alone; of the others, one that is left over does, too. */
export function unmerge(leg: Leg): void {
  const { merged } = leg
  if (!merged) return
  leg.merged = undefined
  merged.delete(leg)
  if (merged.size === 1) for (const last of merged) last.merged = undefined
}
