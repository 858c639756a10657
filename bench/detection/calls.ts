import { type RecordingName, readRecording } from '../../adapters/transport-sipjs/test/quality/recording.ts'
import type { Stretch } from '../../adapters/transport-sipjs/test/quality/score.ts'
import { type SimulationOptions, simulate } from '../../adapters/transport-sipjs/test/quality/simulation.ts'
import { type Observed, observe } from './detector.ts'

export interface BenchCall {
  readonly observed: readonly Observed[]
  readonly freezes: readonly Stretch[]
  readonly hours: number
}

type Traffic = Pick<SimulationOptions, 'talk' | 'loss'>

const hour = 3_600
const clean: readonly Traffic[] = [{ talk: 'constant' }, { talk: 'dtx' }, { talk: 'muted' }]
const gateway: readonly Traffic[] = [{ talk: 'vad' }]
const lossy: readonly Traffic[] = [
  { talk: 'constant', loss: { percent: 2, burstMs: 60 } },
  { talk: 'constant', loss: { percent: 20, burstMs: 1_000 } },
]

function simulated(traffic: Traffic, seed: number, freezes?: SimulationOptions['freezes']): BenchCall {
  const simulation = simulate({ ...traffic, seed, seconds: hour, ...(freezes ? { freezes } : {}) })
  return { observed: observe(simulation.readings), freezes: simulation.freezes, hours: 1 }
}

function recorded(name: RecordingName): BenchCall {
  const { readings, from, to } = readRecording(name)
  return {
    observed: observe(readings),
    freezes: Number.isFinite(from) ? [{ from, to }] : [],
    hours: (readings.at(-1)?.at ?? 0) / (1_000 * hour),
  }
}

/** The whole media path was dead for 8 s, twice, and for 40 s. */
export const recordedFreezes = () => (['dropped', 'stopped', 'dropped-long'] as const).map(recorded)

/** Nothing was frozen; in the last one the far side sent no sound for 8 s. */
export const recordedCalm = () => (['good', 'muted'] as const).map(recorded)
export const recordedSilence = () => ({ ...recorded('rtp-only-stopped'), freezes: [] })

/** A freeze of 5 s every 30 s, for an hour each. */
export const simulatedFreezes = () =>
  [...clean, ...gateway, ...lossy].map((traffic, index) =>
    simulated(traffic, 100 + index, { everyMs: 30_000, lengthMs: 5_000 }),
  )

export const simulatedCalm = () => clean.map((traffic, index) => simulated(traffic, 200 + index))
export const simulatedGateway = () => gateway.map((traffic, index) => simulated(traffic, 300 + index))
