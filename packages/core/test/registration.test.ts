import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

describe('registration', () => {
  it('is tried again when the network is back, though the link went down meanwhile', async () => {
    const bench = await createBench()
    await bench.signIn()
    bench.emit({ type: 'network.changed', online: false })
    bench.emit({ type: 'link.changed', state: 'down' })
    expect(bench.phone.getSnapshot().registration.state).toBe('offline')
    bench.emit({ type: 'network.changed', online: true })
    bench.clock.advance(60_000)
    expect(bench.commands()).toContain('reconnect')
  })

  it('tries nothing while there is no network, though the link went down first', async () => {
    const bench = await createBench()
    await bench.signIn()
    bench.emit({ type: 'link.changed', state: 'down' })
    bench.emit({ type: 'network.changed', online: false })
    expect(bench.phone.getSnapshot().registration.state).toBe('offline')
    bench.clock.advance(60_000)
    expect(bench.commands()).not.toContain('reconnect')
  })
})
