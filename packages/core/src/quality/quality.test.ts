import { describe, expect, it } from 'vitest'
import { initialQuality, type QualityState, stepQuality } from './quality.ts'
import type { QualitySample } from './sample.ts'

const settings = { rule: 'repeat', intervalMs: 1000 } as const
const clear: QualitySample = { jitterMs: 2, roundTripMs: 40, lossPercent: 0, packets: 50 }

/** One sample a second, the first at 0. */
function feed(...samples: QualitySample[]): QualityState {
  return samples.reduce(
    (state, sample, index) => stepQuality(state, { type: 'sample', sample, at: index * 1000 }, settings),
    initialQuality,
  )
}
const tick = (state: QualityState, at: number) => stepQuality(state, { type: 'tick', at }, settings)
const suspend = (state: QualityState) => stepQuality(state, { type: 'suspend' }, settings)

describe('a quality sample', () => {
  it('gets a computed MOS where the SDK gave none', () => {
    expect(feed(clear).sample?.mos).toBeCloseTo(4.41, 2)
    expect(feed({ ...clear, mos: 2.2 })).toMatchObject({ band: 'poor', sample: { mos: 2.2 } })
  })

  it('stays as it is where no MOS can be computed', () => {
    const sample = { progress: 3 }
    expect(feed(sample).sample).toBe(sample)
  })

  it('claims nothing of a window in which no packet arrived', () => {
    const outage = { ...clear, progress: { rtp: 7 }, packets: 0, mos: 4.4 }
    expect(feed(outage).sample).toEqual({ progress: { rtp: 7 }, packets: 0, roundTripMs: 40, silentMs: 0 })
  })

  it('moves the verdict', () => {
    const stuck = { ...clear, progress: 5 }
    expect(feed(stuck, stuck, stuck).verdict).toBe('steady')
    expect(feed(stuck, stuck, stuck, stuck).verdict).toBe('frozen')
    expect(feed(stuck, stuck, stuck, stuck, { ...clear, progress: 6 }).verdict).toBe('steady')
  })

  it('moves the band with hysteresis', () => {
    expect(feed({ mos: 3.9 }, { mos: 4.05 }).band).toBe('good')
    expect(feed({ mos: 3.9 }, { mos: 4.3 }).band).toBe('excellent')
  })
})

describe('the band', () => {
  const silent: QualitySample = { progress: { stun: 1 }, packets: 0 }

  it('outlives a window or two without a MOS, not three', () => {
    expect(feed(clear, silent, silent).band).toBe('excellent')
    expect(feed(clear, silent, silent, silent).band).toBe('unknown')
  })
})

describe('silence', () => {
  const silent: QualitySample = { progress: { stun: 1 }, packets: 0 }
  const silentMs = (...samples: QualitySample[]) => feed(...samples).sample?.silentMs

  it('is as long as samples have come without a packet', () => {
    expect(silentMs(clear)).toBeUndefined()
    expect(silentMs(clear, silent)).toBe(0)
    expect(silentMs(clear, silent, silent, silent)).toBe(2000)
    expect(silentMs(clear, silent, silent, clear)).toBeUndefined()
    expect(silentMs(silent, silent, clear, silent, silent)).toBe(1000)
  })

  it('is told also of a call in which no packet ever came', () => {
    const never = { ...silent, progress: { rtp: 0 } }
    expect(feed(never, never, never, never)).toMatchObject({ verdict: 'unknown', sample: { silentMs: 3000 } })
  })

  it('is not told where packets are not counted, whatever the transport says', () => {
    expect(silentMs({ progress: 5 }, { progress: 5 })).toBeUndefined()
    expect(silentMs(silent, { progress: 5 }, silent)).toBe(0)
    expect(silentMs({ ...silent, silentMs: 9000 })).toBe(0)
  })

  it('begins anew after a local hold', () => {
    const held = suspend(feed(silent, silent, silent))
    expect(stepQuality(held, { type: 'sample', sample: silent, at: 9000 }, settings).sample?.silentMs).toBe(0)
    const uncounted = suspend(feed({ packets: 0 }, { packets: 0 }))
    expect(stepQuality(uncounted, { type: 'sample', sample: { packets: 0 }, at: 9000 }, settings).sample).toEqual({
      packets: 0,
      silentMs: 0,
    })
  })
})

describe('time without samples', () => {
  const talking = feed({ ...clear, progress: { rtp: 50 } }, { ...clear, progress: { rtp: 100 } })

  it('changes nothing at first, to the reference', () => {
    expect(tick(talking, 3999)).toBe(talking)
    expect(tick(initialQuality, 1e9)).toBe(initialQuality)
  })

  it('makes verdict and band unknown after three intervals, once', () => {
    const stale = tick(talking, 4000)
    expect(stale).toMatchObject({ verdict: 'unknown', band: 'unknown' })
    expect(tick(stale, 5000)).toBe(stale)
  })
})

describe('a local hold', () => {
  it('makes verdict and band unknown, once', () => {
    const held = suspend(feed({ ...clear, progress: 5 }))
    expect(held).toMatchObject({ verdict: 'unknown', band: 'unknown' })
    expect(suspend(held)).toBe(held)
    expect(suspend(initialQuality)).toBe(initialQuality)
  })

  it('starts the count of repetitions anew', () => {
    const stuck = { progress: 5 }
    let state = suspend(feed(stuck, stuck, stuck))
    const seen: string[] = []
    for (const at of [3000, 4000, 5000, 6000]) {
      state = stepQuality(state, { type: 'sample', sample: stuck, at }, settings)
      seen.push(state.verdict)
    }
    expect(seen).toEqual(['steady', 'steady', 'steady', 'frozen'])
  })
})
