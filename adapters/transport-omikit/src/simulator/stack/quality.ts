import type { RandomSource } from '@offhook/core'

/** What the SDK measured in one second. */
export interface QualitySample {
  readonly mos: number
  /** Milliseconds. */
  readonly jitter: number
  readonly latency: number
  /** Percent. */
  readonly loss: number
  /** Grows while something arrives, and stands still in a freeze; left out where the SDK did not count. */
  readonly lcn: number | undefined
  /** How many samples there were, as `req` of Android counts. */
  readonly count: number
}

/** A line as it is meant to be; each sample strays a little from it. */
export type QualityLine = Pick<QualitySample, 'mos' | 'jitter' | 'latency' | 'loss'>

export const lines = {
  good: { mos: 4.3, jitter: 6, latency: 45, loss: 0 },
  fair: { mos: 3.3, jitter: 32, latency: 180, loss: 3 },
  bad: { mos: 1.9, jitter: 85, latency: 620, loss: 16 },
} as const satisfies Record<string, QualityLine>

/** `OMINetworkStatus`: 0 good, 1 medium, 2 bad. */
export const bandOf = ({ mos }: Pick<QualitySample, 'mos'>): 0 | 1 | 2 => (mos >= 3.6 ? 0 : mos >= 2.6 ? 1 : 2)

export interface QualityCourse {
  become(line: QualityLine): void
  freeze(frozen: boolean): void
  sample(options: { readonly counted: boolean }): QualitySample
}

const rounded = (value: number) => Math.round(value * 100) / 100

export function createQualityCourse(random: RandomSource): QualityCourse {
  let line: QualityLine = lines.good
  let frozen = false
  let lcn = 0
  let count = 0
  const near = (value: number, part: number) => rounded(value * (1 + (random() - 0.5) * part))
  return {
    become(next) {
      line = next
    },
    freeze(is) {
      frozen = is
    },
    sample({ counted }) {
      count += 1
      // The first sample counts even in a freeze: 0 would say that nothing was ever counted.
      if (!frozen || lcn === 0) lcn += 1 + Math.floor(random() * 3)
      const mos = Math.min(4.5, Math.max(1, near(line.mos, 0.06)))
      const rest = { jitter: near(line.jitter, 0.4), latency: near(line.latency, 0.2), loss: near(line.loss, 0.4) }
      return { mos, ...rest, lcn: counted ? lcn : undefined, count }
    },
  }
}
