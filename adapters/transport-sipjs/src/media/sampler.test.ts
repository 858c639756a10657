import { describe, expect, it } from 'vitest'
import { createSampler } from './sampler.ts'

const inbound = (packetsReceived: number, packetsLost: number) => ({
  id: 'IT01A',
  type: 'inbound-rtp',
  kind: 'audio',
  packetsReceived,
  packetsLost,
})

describe('createSampler', () => {
  it('reads the window between two readings of any source', async () => {
    const reports = [new Map([['a', inbound(100, 0)]]), new Map([['a', inbound(145, 5)]])]
    const sample = createSampler({ getStats: async () => reports.shift() ?? new Map() })
    expect(await sample()).toMatchObject({ packets: 100, lossPercent: 0 })
    expect(await sample()).toMatchObject({ packets: 45, lossPercent: 10 })
  })

  it('keeps its place when a reading fails', async () => {
    const reports = [new Map([['a', inbound(100, 0)]]), undefined, new Map([['a', inbound(150, 0)]])]
    const sample = createSampler({
      async getStats() {
        const report = reports.shift()
        if (report === undefined) throw new Error('The connection is closed.')
        return report
      },
    })
    await sample()
    await expect(sample()).rejects.toThrow('closed')
    expect(await sample()).toMatchObject({ packets: 50 })
  })
})
