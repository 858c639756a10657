import type { Millis } from '@offhook/core'
import { frozenStretches, type QualityPoint, windowMs } from './history.ts'

export interface Box {
  readonly width: number
  readonly height: number
}

export interface Plot {
  /** One path for each stretch in which there was a score. */
  readonly lines: readonly string[]
  readonly frozen: readonly { readonly x: number; readonly width: number }[]
  /** The newest score, where there is one. */
  readonly now: { readonly x: number; readonly y: number } | undefined
}

/** The score's own range (ITU-T G.107). */
const lowest = 1
const highest = 4.5
/** A pause between two points that is no second of the call: it was held. */
const gapMs: Millis = 3_000

export const yOf = (mos: number, { height }: Box): number =>
  round(height * (1 - (Math.min(highest, Math.max(lowest, mos)) - lowest) / (highest - lowest)))

/** The last minute as shapes in a box; the newest point stands at its right edge. */
export function plotOf(points: readonly QualityPoint[], box: Box): Plot {
  const end = points.at(-1)?.at ?? 0
  const xOf = (at: Millis) => round(Math.max(0, box.width * (1 - (end - at) / windowMs)))
  const newest = points.at(-1)?.mos
  return {
    lines: runsOf(points).map((run) => pathOf(run.map(({ at, mos }) => [xOf(at), yOf(mos, box)]))),
    frozen: frozenStretches(points).map(({ from, to }) => ({ x: xOf(from), width: round(xOf(to) - xOf(from)) })),
    now: newest === undefined ? undefined : { x: xOf(end), y: yOf(newest, box) },
  }
}

type Scored = QualityPoint & { readonly mos: number }

function runsOf(points: readonly QualityPoint[]): readonly (readonly Scored[])[] {
  const runs: Scored[][] = []
  let open: Scored[] | undefined
  for (const { mos, ...point } of points) {
    if (mos === undefined) {
      open = undefined
      continue
    }
    const before = open?.at(-1)
    if (!open || (before && point.at - before.at > gapMs)) {
      open = []
      runs.push(open)
    }
    open.push({ ...point, mos })
  }
  return runs
}

/** A single point is a line without length: its round ends make it a dot. */
function pathOf(run: readonly (readonly [x: number, y: number])[]): string {
  const path = run.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return run.length === 1 ? `${path}h0` : path
}

const round = (value: number): number => Math.round(value * 10) / 10
