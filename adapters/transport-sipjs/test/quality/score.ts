import type { Millis } from '@offhook/core'

/** From when to when something held. */
export interface Stretch {
  readonly from: Millis
  readonly to: Millis
}

export interface Score {
  /** From the beginning of each freeze that was seen to the alarm, shortest first. */
  readonly delays: readonly Millis[]
  /** Freezes that ended before any alarm. */
  readonly missed: number
  readonly falseAlarms: number
}

/** An alarm within so long after a freeze came too late, but is no invention. */
const graceMs: Millis = 1_000

/** How well a detector did: what was frozen, and when it said so. */
export function scoreOf(freezes: readonly Stretch[], alarms: readonly Stretch[]): Score {
  const delays = freezes.flatMap((freeze) => {
    const alarm = alarms.find(({ from, to }) => from <= freeze.to && to > freeze.from)
    return alarm ? [Math.max(0, alarm.from - freeze.from)] : []
  })
  return {
    delays: delays.sort((a, b) => a - b),
    missed: freezes.length - delays.length,
    falseAlarms: alarms.filter(
      ({ from, to }) => !freezes.some((freeze) => from <= freeze.to + graceMs && to > freeze.from),
    ).length,
  }
}

/** @param sorted smallest first */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
}

/** The stretches in which the reading was so, each up to the next reading. */
export function stretchesOf(readings: readonly { readonly at: Millis; readonly is: boolean }[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let from: Millis | undefined
  for (const { at, is } of readings) {
    if (is) from ??= at
    if (is || from === undefined) continue
    stretches.push({ from, to: at })
    from = undefined
  }
  return from === undefined ? stretches : [...stretches, { from, to: Number.POSITIVE_INFINITY }]
}
