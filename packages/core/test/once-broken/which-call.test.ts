import { describe, expect, it } from 'vitest'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('which call is meant', () => {
  it('an id of ours from before a restart is understood, and never given again', async () => {
    const bench = await createReadyBench()
    const call = { callId: '11111111-1111-4111-8111-111111111111' }
    bench.emit({ type: 'call.found', call, direction: 'incoming', phase: 'active' })
    bench.emit({ type: 'call.mediaChanged', call, media: 'connected' })
    expect(bench.calls).toHaveLength(1)
    expect(bench.call).toMatchObject({ phase: 'active', media: 'steady' })
    expect(bench.call.id).not.toBe(call.callId)
    bench.emit({ type: 'call.ended', call })
    expect(bench.calls).toMatchObject([{ phase: 'ended' }])
    expect(bench.kinds()).toEqual([])
    bench.emit({ type: 'call.found', call, direction: 'incoming', phase: 'active' })
    expect(bench.calls).toMatchObject([{ phase: 'ended' }])
    expect(bench.kinds()).toEqual(['late'])
  })

  it('calls found to be one, one after the other, answer to each of their ids', async () => {
    const bench = await createReadyBench()
    for (const name of ['c', 'b', 'a']) {
      const call = { refs: { [`n${name}`]: name } }
      bench.emit({ type: 'call.announced', call, remote: { address: name } })
      bench.clock.advance(10)
    }
    const ids = bench.calls.map(({ id }) => id)
    expect(ids).toHaveLength(3)
    bench.emit({ type: 'call.announced', call: { refs: { nb: 'b', na: 'a' } } })
    bench.emit({ type: 'call.announced', call: { refs: { nc: 'c', nb: 'b' } } })
    expect(bench.calls.map(({ id }) => id)).toEqual([ids[0]])
    expect(bench.events.filter((name) => name === 'call.joined')).toHaveLength(2)
    bench.emit({ type: 'call.remoteChanged', call: { refs: { na: 'a' } }, remote: { name: 'Anna' } })
    expect(bench.call.remote).toMatchObject({ name: 'Anna' })
    void bench.phone.decline(ids[2])
    expect(bench.call.phase).not.toBe('incoming')
    expect(bench.kinds()).not.toContain('late')
  })

  it('the ids kept of one call are bounded, and those known first still name it', async () => {
    const bench = await createTalkingBench()
    for (let index = 0; index < 2_000; index++) {
      const call = { refs: { 'sip.call-id': 'out-1', [`n${index}`]: `v${index}` } }
      bench.emit({ type: 'call.remoteChanged', call, remote: {} })
    }
    void bench.phone.hold()
    const { command } = bench.asked('setHold')
    const refs = 'call' in command ? command.call.refs : {}
    expect(Object.keys(refs)).toHaveLength(16)
    expect(refs).toMatchObject({ 'sip.call-id': 'out-1', n0: 'v0' })
    expect(bench.calls).toHaveLength(1)
  })
})

describe('a call that ended before the device slept', () => {
  it('is told to have ended, as its view says, though nothing else remembers it', async () => {
    const bench = await createReadyBench()
    await bench.incoming('in-1')
    const { id } = bench.call
    bench.emit({ type: 'port.reset' })
    bench.clock.sleep(120_000)
    await bench.incoming('in-2')
    expect(bench.phone.getSnapshot().calls.map((call) => [call.id === id, call.phase])).toContainEqual([true, 'ended'])
    expect(await bench.state(bench.phone.hangUp(id))).toMatchObject({ ok: false, reason: 'call-ended' })
  })
})
