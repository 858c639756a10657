import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

const address = '0901234567'

describe('an announced call', () => {
  it('is attached by a query that finds it', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: bench.subject('in-1'), remote: { address } })
    bench.emit({ type: 'call.found', call: bench.subject('in-1'), direction: 'incoming', phase: 'incoming' })
    expect(bench.calls).toMatchObject([{ phase: 'incoming', attached: true }])
    bench.clock.advance(31_000)
    expect(bench.call.phase).toBe('incoming')
  })

  it('that was answered before it arrived is answered when a query finds it', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: bench.subject('in-1'), remote: { address }, answered: true })
    bench.emit({ type: 'call.found', call: bench.subject('in-1'), direction: 'incoming', phase: 'incoming' })
    expect(bench.commands()).toContain('answer')
  })

  it('is joined by a query that finds it by its number', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.announced', call: { refs: { 'os.uuid': 'push-1' } }, remote: { address } })
    bench.emit({
      type: 'call.found',
      call: bench.subject('in-1'),
      direction: 'incoming',
      phase: 'incoming',
      remote: { address },
    })
    expect(bench.calls).toHaveLength(1)
  })
})

describe('an SDK without ids', () => {
  const single = { identity: 'single-call' } as const

  it('offers the same call twice, and there is one call', async () => {
    const bench = await createBench({ capabilities: single })
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    expect(bench.calls).toHaveLength(1)
    expect(bench.kinds()).toEqual(['duplicate'])
  })

  it('finds the call that we know, and makes no other', async () => {
    const bench = await createBench({ capabilities: single })
    bench.emit({ type: 'call.offered', call: {}, remote: { address } })
    bench.emit({ type: 'call.found', call: {}, direction: 'incoming', phase: 'active' })
    expect(bench.calls).toMatchObject([{ phase: 'active' }])
  })

  it('dials twice in its own words, and there is one call', async () => {
    const bench = await createBench({ capabilities: single })
    await bench.signIn()
    void bench.phone.startCall({ to: '101' })
    bench.emit({ type: 'call.dialed', call: {} })
    bench.emit({ type: 'call.dialed', call: {} })
    expect(bench.calls).toMatchObject([{ phase: 'dialing' }])
  })
})

describe('refs', () => {
  it('that a start brings and another call has already make the two one', async () => {
    const bench = await createBench()
    await bench.signIn()
    void bench.phone.startCall({ to: '101' })
    void bench.phone.startCall({ to: '102' })
    await settle()
    const first = bench.transport.executed.findIndex(({ command }) => command.type === 'startCall')
    bench.emit({ type: 'call.dialed', call: bench.subject('out-1') })
    bench.transport.answer(first, { ok: true, refs: { 'sip.call-id': 'out-1' } })
    await settle()
    expect(bench.calls.map(({ phase }) => phase).sort()).toEqual(['dialing', 'preparing'])
    expect(bench.events).toEqual(['call.joined'])
  })
})

describe('a call found by a query', () => {
  it('is not asked to turn its camera on', async () => {
    const bench = await createBench()
    bench.emit({
      type: 'call.found',
      call: bench.subject('out-1'),
      direction: 'outgoing',
      phase: 'active',
      video: true,
    })
    await settle()
    expect(bench.commands()).toEqual([])
  })

  it('that came in and dials is no call: the two contradict each other', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.found', call: bench.subject('in-1'), direction: 'incoming', phase: 'dialing' })
    for (const call of bench.calls) expect(call).toMatchObject({ phase: 'incoming', direction: 'incoming' })
    expect(bench.kinds()).toHaveLength(1)
  })
})
