import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSample } from './stats.ts'

const inbound = (packetsReceived: number, packetsLost: number) => ({
  id: 'IT01A',
  type: 'inbound-rtp',
  kind: 'audio',
  packetsReceived,
  packetsLost,
  jitter: 0.004,
})
const pair = {
  id: 'CP1',
  type: 'candidate-pair',
  nominated: true,
  responsesReceived: 5,
  requestsReceived: 6,
  currentRoundTripTime: 0.012,
}
const report = { id: 'ROA1', type: 'remote-outbound-rtp', kind: 'audio', reportsSent: 2 }
const rtcp = { id: 'RIA1', type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.03 }

describe('readSample', () => {
  it('counts what came in the window', () => {
    const { totals } = readSample([inbound(100, 0)], undefined)
    const { sample } = readSample([inbound(145, 5), rtcp, pair], totals)
    expect(sample).toMatchObject({ packets: 45, lossPercent: 10, jitterMs: 4, roundTripMs: 30 })
  })

  it('measures the delay by STUN where RTCP has not reported yet', () => {
    expect(readSample([inbound(50, 0), pair], undefined).sample.roundTripMs).toBe(12)
    expect(readSample([inbound(50, 0)], undefined).sample).not.toHaveProperty('roundTripMs')
  })

  it('leaves out every derived number when nothing came: the browser repeats its last good ones', () => {
    const { totals } = readSample([inbound(100, 0), rtcp], undefined)
    expect(readSample([inbound(100, 0), rtcp, pair], totals).sample).toEqual({
      packets: 0,
      progress: { 'IT01A.packetsReceived': 100, 'CP1.responsesReceived': 5, 'CP1.requestsReceived': 6 },
    })
  })

  it('gives every counter that shows a living path, and no others', () => {
    const idle = { ...pair, id: 'CP2', nominated: false }
    expect(
      readSample([inbound(1, 0), pair, idle, report, { id: 'T1', type: 'transport' }], undefined).sample.progress,
    ).toEqual({
      'IT01A.packetsReceived': 1,
      'CP1.responsesReceived': 5,
      'CP1.requestsReceived': 6,
      'ROA1.reportsSent': 2,
    })
  })

  it('reads nothing from an entry without an id of its own', () => {
    for (const id of [undefined, 7, Symbol('id')]) {
      expect(readSample([{ ...inbound(100, 0), id }], undefined).sample).toEqual({ packets: 0, progress: {} })
    }
  })

  it('counts video among the signs of life, not in the sound', () => {
    const video = { ...inbound(900, 50), id: 'IT01V', kind: 'video' }
    expect(readSample([inbound(50, 0), video], undefined).sample).toMatchObject({
      packets: 50,
      lossPercent: 0,
      progress: { 'IT01A.packetsReceived': 50, 'IT01V.packetsReceived': 900 },
    })
  })

  it('takes the worst of several delays', () => {
    const worse = { ...rtcp, id: 'RIA2', roundTripTime: 0.3 }
    expect(readSample([inbound(50, 0), worse, rtcp], undefined).sample.roundTripMs).toBe(300)
  })

  it('does not go below zero when counters fall', () => {
    const { totals } = readSample([inbound(100, 7)], undefined)
    expect(readSample([inbound(10, 0)], totals).sample.packets).toBe(0)
    expect(readSample([inbound(150, 3)], totals).sample.lossPercent).toBe(0)
  })

  it('keeps the loss of a call that loses everything at 100 percent', () => {
    // 100 * lost / (1 + lost) is 100.00000000000001 for some counters.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 }), (lost) => {
        expect(readSample([inbound(1, lost)], undefined).sample.lossPercent).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('keeps every number in its range, whatever the browser says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.record({
              id: fc.string(),
              type: fc.constantFrom('inbound-rtp', 'candidate-pair'),
              kind: fc.constant('audio'),
              packetsReceived: fc.anything(),
              packetsLost: fc.anything(),
              jitter: fc.anything(),
            }),
            fc.anything(),
          ),
        ),
        (entries) => {
          const { sample } = readSample(entries, undefined)
          expect(sample.packets).toBeGreaterThanOrEqual(0)
          if (sample.lossPercent !== undefined) {
            expect(sample.lossPercent).toBeGreaterThanOrEqual(0)
            expect(sample.lossPercent).toBeLessThanOrEqual(100)
          }
        },
      ),
    )
  })
})
