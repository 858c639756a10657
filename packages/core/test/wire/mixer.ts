import type { Outcome } from '../../src/index.ts'
import type { Leg } from './leg.ts'

/** Who hears whom at one end: merging is a matter of this end alone, and nothing of it is on the wire. */
export class Mixer {
  #groups: readonly ReadonlySet<Leg>[] = []

  /** Ends that are mixed, without those that are over. */
  get groups(): readonly ReadonlySet<Leg>[] {
    this.#regroup(this.#groups)
    return this.#groups
  }

  merge(legs: readonly (Leg | undefined)[]): Outcome {
    const ready = legs.filter((leg) => leg?.state === 'up')
    if (ready.length < legs.length) return { ok: false, reason: 'no-such-call' }
    const isMeant = (group: ReadonlySet<Leg>) => legs.some((leg) => leg && group.has(leg))
    const one = new Set([
      ...this.#groups.filter(isMeant).flatMap((group) => [...group]),
      ...ready.flatMap((leg) => leg ?? []),
    ])
    this.#regroup([...this.#groups.filter((group) => !isMeant(group)), one])
    return { ok: true }
  }

  split(legs: readonly (Leg | undefined)[]): Outcome {
    this.#regroup(this.#groups.map((group) => new Set([...group].filter((leg) => !legs.includes(leg)))))
    return { ok: true }
  }

  #regroup(groups: readonly ReadonlySet<Leg>[]): void {
    this.#groups = groups
      .map((group) => new Set([...group].filter(({ state }) => state !== 'over')))
      .filter(({ size }) => size > 1)
  }
}
