import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallLogStore } from '../../src/index.ts'
import { createReadyBench } from '../phone-bench.ts'

const endless = new Error('x'.repeat(10_000))

function storeThat(more: Partial<CallLogStore>): CallLogStore {
  return { load: async () => [], put: async () => {}, remove: async () => {}, ...more }
}

describe('a store of the call log', () => {
  it('that answers more than it was asked for is read as far as it was asked', async () => {
    const record = (id: string) => ({
      id,
      direction: 'incoming',
      remote: {},
      video: false,
      createdAt: 0,
      durationMs: 0,
      end: { reason: 'cancelled', by: 'remote', at: 0, confirmed: true },
      missed: true,
    })
    const log = storeThat({ load: async () => [record('a'), record('b'), 'not a record'] })
    const bench = await createReadyBench({ policy: { logLimit: 2 }, phone: { log } })
    expect(bench.phone.getSnapshot().log.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(bench.diagnostics).toEqual([])
  })

  it('that is not read to its end keeps nothing from being written', async () => {
    const written: string[] = []
    const log = storeThat({
      load: () => new Promise(() => {}),
      put: async ({ id }) => void written.push(id),
    })
    const bench = await createReadyBench({ phone: { log } })
    const { id } = await bench.incoming()
    bench.say('call.ended', 'in-1')
    await settle()
    expect(written).toEqual([id])
  })

  it('whose fault has no end is reported in short', async () => {
    const log = storeThat({
      load: () => Promise.reject(endless),
      put: () => Promise.reject(endless),
    })
    const bench = await createReadyBench({ phone: { log } })
    await bench.incoming()
    bench.say('call.ended', 'in-1')
    await settle()
    expect(bench.diagnostics).toHaveLength(2)
    for (const { message } of bench.diagnostics) expect(message.length).toBeLessThan(400)
  })
})
