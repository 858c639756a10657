import { describe, expect, it } from 'vitest'
import { quantile, scoreOf, stretchesOf } from './quality/score.ts'
import { type SimulationOptions, simulate } from './quality/simulation.ts'
import type { Talk } from './quality/streams.ts'
import { watch } from './quality/watch.ts'

const hour = 3_600
const scarce = { percent: 2, burstMs: 60 }
const heavy = { percent: 20, burstMs: 1_000 }

async function seenIn(options: Omit<SimulationOptions, 'seed'>) {
  const simulation = simulate({ seed: 7, ...options })
  const sights = await watch(simulation.readings, { path: true })
  const alarms = stretchesOf(sights.map(({ at, media }) => ({ at, is: media === 'frozen' })))
  return { ...simulation, sights, alarms, ...scoreOf(simulation.freezes, alarms) }
}

describe.each<[Talk, SimulationOptions['loss']]>([
  ['constant', undefined],
  ['dtx', undefined],
  ['muted', undefined],
  ['vad', undefined],
  ['constant', scarce],
  ['constant', heavy],
])('freezes of 5 s in %s traffic with loss %j', (talk, loss) => {
  it('are all seen, half of them within 3.6 s', async () => {
    const options = { talk, seconds: hour, freezes: { everyMs: 30_000, lengthMs: 5_000 }, ...(loss ? { loss } : {}) }
    const { freezes, delays, missed } = await seenIn(options)
    expect(freezes).toHaveLength(120)
    expect(missed).toBe(0)
    expect(quantile(delays, 0.5)).toBeLessThanOrEqual(3_600)
    expect(quantile(delays, 1)).toBeLessThanOrEqual(4_100)
  })
})

describe('an hour without a freeze', () => {
  it.each<Talk>(['constant', 'dtx', 'muted', 'vad'])('raises no alarm in %s traffic', async (talk) => {
    const { alarms, sights } = await seenIn({ talk, seconds: hour })
    expect(alarms).toEqual([])
    expect(sights.every(({ media }) => media === 'steady')).toBe(true)
  })

  it.each([scarce, heavy])('raises an alarm under loss %j only where nothing arrived for seconds', async (loss) => {
    const { alarms, quiet } = await seenIn({ talk: 'constant', seconds: 4 * hour, loss })
    for (const alarm of alarms)
      expect(quiet.some(({ from, to }) => from + 2_900 <= alarm.from && alarm.from <= to)).toBe(true)
    expect(alarms.length > 0).toBe(loss === heavy)
  })

  it.each<Talk>(['constant', 'dtx', 'muted', 'vad'])('never misses the sound in %s traffic', async (talk) => {
    const { sights } = await seenIn({ talk, seconds: hour })
    expect(sights.filter(({ causes }) => causes.includes('no-audio'))).toEqual([])
  })
})

describe('the score of simulated traffic', () => {
  it('falls with the loss', async () => {
    const average = async (loss?: SimulationOptions['loss']) => {
      const { sights } = await seenIn({ talk: 'constant', seconds: 600, ...(loss ? { loss } : {}) })
      const scores = sights.flatMap(({ sample }) => sample?.mos ?? [])
      return scores.reduce((sum, mos) => sum + mos, 0) / scores.length
    }
    const [clean, some, much] = [await average(), await average(scarce), await average(heavy)]
    expect(clean).toBeCloseTo(4.41, 2)
    expect(some).toBeLessThan(clean - 0.05)
    expect(much).toBeLessThan(some - 0.2)
  })
})

describe('the simulator', () => {
  it('gives the same call for the same seed, and another for another', () => {
    const options = { talk: 'vad', seconds: 120, loss: heavy, freezes: { everyMs: 30_000, lengthMs: 5_000 } } as const
    expect(simulate({ ...options, seed: 1 })).toEqual(simulate({ ...options, seed: 1 }))
    expect(simulate({ ...options, seed: 1 })).not.toEqual(simulate({ ...options, seed: 2 }))
  })

  it.each([scarce, heavy])('loses as much as it is told to: %j', (loss) => {
    const { packetsReceived = 0, packetsLost = 0 } =
      simulate({ seed: 3, talk: 'constant', seconds: 4 * hour, loss }).readings.at(-1) ?? {}
    expect(packetsReceived + packetsLost).toBeGreaterThan(4 * hour * 49)
    expect((100 * packetsLost) / (packetsReceived + packetsLost)).toBeCloseTo(loss.percent, -0.5)
  })
})
