import { median } from '../rig/rounds.ts'
import type { Detector, Observed } from './detector.ts'

/** Microseconds of processor time per reading, by detector; rounds in turn, the first ones thrown away. */
export async function costOf(
  detectors: readonly Detector[],
  call: readonly Observed[],
  rounds: number,
): Promise<ReadonlyMap<Detector, number>> {
  const warmUps = 8
  const costs = new Map(detectors.map((detector): [Detector, number[]] => [detector, []]))
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (let place = 0; place < detectors.length; place += 1) {
      const detector = detectors[(place + round) % detectors.length]
      if (detector === undefined) continue
      globalThis.gc?.()
      const before = process.threadCpuUsage()
      await detector.watch(call)
      const { user, system } = process.threadCpuUsage(before)
      if (round >= warmUps) costs.get(detector)?.push((user + system) / call.length)
    }
  }
  return new Map([...costs].map(([detector, micros]) => [detector, median(micros)]))
}
