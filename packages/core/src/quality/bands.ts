import type { QualityBand } from './sample.ts'

/** Worst first; every band after the first begins at the floor of the same place in `FLOORS`. */
const BANDS: readonly QualityBand[] = ['bad', 'poor', 'fair', 'good', 'excellent']
const FLOORS = [2, 3, 3.5, 4]

/** How far above a band's floor the MOS must lie before the band improves. */
const MARGIN = 0.15

/** The exact band of a mean opinion score (ITU-T P.800); a missing score has none. */
export function bandOf(mos: number | undefined): QualityBand {
  return mos === undefined || Number.isNaN(mos) ? 'unknown' : bandAt(rank(mos))
}

/** The band to show after `before`: it falls at once and rises past a margin, so that noise at an edge does not flicker. */
export function steadyBand(before: QualityBand, mos: number): QualityBand {
  const exact = rank(mos)
  const was = BANDS.indexOf(before)
  return bandAt(was < 0 || exact < was ? exact : Math.max(was, rank(mos - MARGIN)))
}

const rank = (mos: number): number => FLOORS.filter((floor) => mos >= floor).length
const bandAt = (index: number): QualityBand => BANDS[index] ?? 'unknown'
