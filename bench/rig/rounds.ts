/** One thing to time. `run` does `facts` facts; `prepare` makes them, outside the measured time. */
export interface Timed {
  readonly name: string
  readonly facts: number
  prepare?(): void
  run(): void
}

/** Microseconds of this thread's processor time per fact, one figure a round. Time that other programs take is not in it. */
export type Rounds = ReadonlyMap<string, readonly number[]>

/**
 * Times the cases in turn, round after round, so that a slow moment of the machine harms all alike.
 * Each round begins with another case; the warm-up rounds are thrown away.
 */
export async function timeRounds(cases: readonly Timed[], rounds: number, warmUps: number): Promise<Rounds> {
  const results = new Map(cases.map(({ name }): [string, number[]] => [name, []]))
  for (let round = 0; round < warmUps + rounds; round += 1) {
    globalThis.gc?.()
    for (let place = 0; place < cases.length; place += 1) {
      const timed = cases[(place + round) % cases.length]
      if (timed === undefined) continue
      timed.prepare?.()
      const before = process.threadCpuUsage()
      timed.run()
      const { user, system } = process.threadCpuUsage(before)
      if (round >= warmUps) results.get(timed.name)?.push((user + system) / timed.facts)
      // Lets promises of effects settle, so that they are not paid for by the next case.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return results
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** How many times longer `name` takes than `base`: the median of the ratios within each round. */
export function ratio(rounds: Rounds, name: string, base: string): number {
  const bases = rounds.get(base) ?? []
  return median((rounds.get(name) ?? []).map((micros, round) => micros / (bases[round] ?? Number.NaN)))
}
