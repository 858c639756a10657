import { describe, expect, it } from 'vitest'
import { createBench, createTalkingBench } from '../phone-bench.ts'

describe('a reload or a change of network loses the call (https://github.com/onsip/SIP.js/issues/1078)', () => {
  it('what still lives in the SDK is found with its time, hold and mute, and nothing is asked of it', async () => {
    const found = {
      type: 'call.found',
      call: { refs: { 'sip.call-id': 'old' } },
      direction: 'outgoing',
      phase: 'active',
      establishedAt: 400_000,
      held: true,
      muted: true,
      remote: { address: '101' },
    }
    const bench = await createBench({ script: { listCalls: () => ({ complete: true, facts: [found] }) } })
    expect(bench.calls).toMatchObject([
      {
        phase: 'held',
        establishedAt: 400_000,
        onHold: 'local',
        mute: { desired: true, actual: true, pending: false },
        remote: { address: '101' },
      },
    ])
    expect(bench.commands()).toEqual([])
  })

  it('a lost link ends no call; when it is back the SDK is asked what still lives', async () => {
    let facts: readonly unknown[] = []
    const bench = await createTalkingBench({ script: { listCalls: () => ({ complete: true, facts }) } })
    facts = [{ type: 'call.found', call: bench.subject('out-1'), direction: 'outgoing', phase: 'active' }]
    const asked = bench.transport.listed
    bench.emit({ type: 'link.changed', state: 'down' })
    bench.emit({ type: 'network.changed', online: false })
    bench.clock.advance(10_000)
    expect(bench.call.phase).toBe('active')
    bench.emit({ type: 'network.changed', online: true })
    bench.emit({ type: 'link.changed', state: 'up' })
    await bench.state(Promise.resolve())
    expect(bench.transport.listed).toBeGreaterThan(asked)
    expect(bench.call.phase).toBe('active')
    expect(bench.events).toEqual(['call.established'])
  })

  it('a call that ended while the link was down is ended when the list no longer has it', async () => {
    const bench = await createTalkingBench({ script: { listCalls: () => ({ complete: true, facts: [] }) } })
    bench.emit({ type: 'link.changed', state: 'down' })
    bench.emit({ type: 'link.changed', state: 'up' })
    await bench.state(Promise.resolve())
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'connection-lost' } })
  })
})
