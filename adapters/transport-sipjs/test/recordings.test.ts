import { beforeAll, describe, expect, it } from 'vitest'
import { type Recording, type RecordingName, readRecording } from './quality/recording.ts'
import { type Sight, watch } from './quality/watch.ts'

/** What the screen said, one after another. */
const saidOf = (sights: readonly Sight[]): readonly Sight['media'][] =>
  sights.map(({ media }) => media).filter((media, index, all) => media !== all[index - 1])

const firstOf = (media: Sight['media'], sights: readonly Sight[], from = 0): number =>
  sights.find((sight) => sight.at >= from && sight.media === media)?.at ?? Number.NaN

async function play(name: RecordingName) {
  const recording = readRecording(name)
  return {
    recording,
    told: await watch(recording.readings, { path: true }),
    counted: await watch(recording.readings, { path: false }),
  }
}

describe.each(['good', 'muted', 'rtp-only-stopped'] as const)('the recorded call "%s"', (name) => {
  it('is never frozen, whether the connection tells its state or not', async () => {
    const { told, counted } = await play(name)
    expect(saidOf(told)).toEqual(['steady'])
    expect(saidOf(counted)).toEqual(['steady'])
  })
})

describe.each<[RecordingName, { frozen: number; interrupted: number; failed?: number; recovered?: number }]>([
  ['dropped', { frozen: 10_001, interrupted: 13_001, recovered: 15_001 }],
  ['stopped', { frozen: 10_001, interrupted: 13_002, recovered: 15_001 }],
  ['dropped-long', { frozen: 8_002, interrupted: 10_000, failed: 20_000 }],
])('the recorded call "%s"', (name, due) => {
  let call: Awaited<ReturnType<typeof play>>
  let cut: Pick<Recording, 'from' | 'to'>
  beforeAll(async () => {
    call = await play(name)
    cut = call.recording
  })

  it('is frozen within four seconds after the cut', () => {
    for (const sights of [call.told, call.counted]) {
      const frozen = firstOf('frozen', sights)
      expect(frozen).toBe(due.frozen)
      expect(frozen - cut.from).toBeGreaterThan(0)
      expect(frozen - cut.from).toBeLessThanOrEqual(4_000)
    }
  })

  it('follows the state of the connection, which is seconds later', () => {
    expect(firstOf('reconnecting', call.told)).toBe(due.interrupted)
    expect(firstOf('failed', call.told)).toBe(due.failed ?? Number.NaN)
  })

  it('recovers within a second after the cut is undone, or not at all', () => {
    for (const sights of [call.told, call.counted]) {
      const recovered = firstOf('steady', sights, due.frozen)
      expect(recovered).toBe(due.recovered ?? Number.NaN)
      if (due.recovered !== undefined) expect(recovered - cut.to).toBeLessThanOrEqual(1_000)
    }
    const end = due.recovered === undefined ? [] : ['steady']
    expect(saidOf(call.counted)).toEqual(['steady', 'frozen', ...end])
  })

  it('has no score while nothing arrives, though the browser repeats its last good numbers', () => {
    const silent = call.counted.filter(({ sample }) => sample?.packets === 0)
    expect(silent.length).toBeGreaterThanOrEqual(7)
    for (const { sample } of silent) {
      expect(sample).not.toHaveProperty('mos')
      expect(sample).not.toHaveProperty('jitterMs')
      expect(sample).not.toHaveProperty('lossPercent')
    }
  })
})

describe('the recorded call "dropped-long"', () => {
  it('fails by connectionState alone: iceConnectionState stays at "disconnected"', async () => {
    const { recording, told } = await play('dropped-long')
    const failed = recording.readings.filter(({ connection }) => connection === 'failed')
    expect(failed.length).toBeGreaterThan(30)
    expect(new Set(failed.map(({ ice }) => ice))).toEqual(new Set(['disconnected']))
    expect(saidOf(told).slice(0, 4)).toEqual(['steady', 'frozen', 'reconnecting', 'failed'])
  })

  it('is frozen to its end: the counters of the pair that vanishes count for nothing', async () => {
    const { counted } = await play('dropped-long')
    expect(counted.filter(({ at }) => at >= 8_002).map(({ media }) => media)).not.toContain('steady')
  })
})

describe('the recorded call "rtp-only-stopped"', () => {
  it('lacks sound on a path that lives, as long as it lacks it', async () => {
    const { told, recording } = await play('rtp-only-stopped')
    const lacking = told.filter(({ causes }) => causes.includes('no-audio')).map(({ at }) => at)
    expect(lacking).toEqual([13_066, 14_002])
    expect(lacking[0]).toBeGreaterThan(recording.from + 5_000)
    expect(told.at(-1)?.causes).toEqual([])
  })
})

describe.each(['good', 'muted'] as const)('the score of the recorded call "%s"', (name) => {
  it('is excellent, and nothing is wrong', async () => {
    for (const { band, sample, causes } of (await play(name)).told) {
      expect(band).toBe('excellent')
      expect(sample?.mos).toBeGreaterThan(4.3)
      expect(causes).toEqual([])
    }
  })
})
