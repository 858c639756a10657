import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../src/index.ts'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

const held = (value: boolean) => ({ side: 'local', held: value })

async function createTwoBench(policy: Partial<Policy> = {}) {
  const bench = await createTalkingBench({ policy })
  const hold = (ref: string, value: boolean) => bench.say('call.holdChanged', ref, held(value))
  const phases = () => bench.calls.map(({ phase }) => phase)
  const asks = () =>
    bench.transport.executed.flatMap(({ command }) =>
      'call' in command
        ? `${command.type} ${command.call.refs['sip.call-id'] ?? 'new'}${'held' in command ? ` ${command.held}` : ''}`
        : [],
    )
  return Object.assign(bench, { hold, phases, asks })
}

describe('a call that is placed while another one talks', () => {
  it('waits until that is held, and is dialled then', async () => {
    const bench = await createTwoBench()
    const placed = bench.phone.startCall({ to: '102' })
    await settle()
    expect(bench.at(1)).toMatchObject({ phase: 'preparing', waitingFor: 'line' })
    expect(bench.asks()).toEqual(['startCall new', 'setHold out-1 true'])
    bench.hold('out-1', true)
    expect(bench.at(1)).toMatchObject({ phase: 'preparing', waitingFor: 'transport' })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-2' } })
    expect(await placed).toMatchObject({ ok: true })
    bench.say('call.established', 'out-2')
    expect(bench.phases()).toEqual(['held', 'active'])
  })

  it('is refused, and the other talks on, when the hold is refused', async () => {
    const bench = await createTwoBench()
    const placed = bench.phone.startCall({ to: '102' })
    await bench.reply('setHold', { ok: false, reason: 'refused' })
    expect(await placed).toMatchObject({ ok: false, reason: 'refused' })
    expect(bench.phases()).toEqual(['active'])
    expect(bench.count('startCall')).toBe(1)
  })

  it('gives the line back when it comes to nothing', async () => {
    const bench = await createTwoBench()
    void bench.phone.startCall({ to: '102' })
    bench.hold('out-1', true)
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-2' } })
    bench.say('call.ringing', 'out-2')
    bench.say('call.ended', 'out-2', { reason: 'busy', by: 'remote' })
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-1'), held: false })
    bench.hold('out-1', false)
    expect(bench.phases()).toEqual(['active', 'ended'])
  })

  it('that comes to nothing takes nobody back over one that was answered meanwhile', async () => {
    const bench = await createTwoBench()
    void bench.phone.startCall({ to: '102' })
    bench.hold('out-1', true)
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-2' } })
    bench.say('call.ringing', 'out-2')
    await bench.incoming('in-1')
    void bench.phone.answer(bench.at(2).id)
    await settle()
    bench.say('call.established', 'in-1')
    const before = bench.asks()
    bench.say('call.ended', 'out-2', { reason: 'busy', by: 'remote' })
    await settle()
    expect(bench.asks()).toEqual(before)
    expect(bench.phases()).toEqual(['held', 'ended', 'active'])
  })

  it('keeps it once it has talked', async () => {
    const bench = await createTwoBench()
    void bench.phone.startCall({ to: '102' })
    bench.hold('out-1', true)
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-2' } })
    bench.say('call.established', 'out-2')
    bench.say('call.ended', 'out-2')
    expect(bench.count('setHold')).toBe(1)
    expect(bench.phases()).toEqual(['held', 'ended'])
  })

  it('ends the other by the word of the user', async () => {
    const bench = await createTwoBench()
    void bench.phone.startCall({ to: '102', others: 'end' })
    await settle()
    expect(bench.asks()).toEqual(['startCall new', 'hangUp out-1'])
    bench.say('call.ended', 'out-1')
    expect(bench.asks()).toEqual(['startCall new', 'hangUp out-1', 'startCall new'])
  })

  it('given up while the other is being held gives the line back and dials nobody', async () => {
    const bench = await createTwoBench()
    const placed = bench.phone.startCall({ to: '102' })
    await settle()
    void bench.phone.hangUp(bench.at(1).id)
    bench.hold('out-1', true)
    expect(await placed).toMatchObject({ ok: false, reason: 'call-ended' })
    expect(bench.asks()).toEqual(['startCall new', 'setHold out-1 true', 'setHold out-1 false'])
  })

  it('is refused as on-another-call where the transport cannot hold, but not where voices may mix', async () => {
    const bench = await createReadyBench({ capabilities: { can: { setHold: false } } })
    await bench.talking()
    expect(await bench.phone.startCall({ to: '102' })).toMatchObject({ ok: false, reason: 'on-another-call' })
    const mixed = await createTwoBench({ oneVoice: false })
    void mixed.phone.startCall({ to: '102' })
    expect(mixed.asks()).toEqual(['startCall new', 'startCall new'])
  })
})

describe('a call that is resumed while another one talks', () => {
  it('is taken back when the other is held', async () => {
    const bench = await createTwoBench()
    bench.hold('out-1', true)
    await bench.talking('out-2')
    const resumed = bench.phone.resume(bench.at(0).id)
    expect(bench.asks().slice(2)).toEqual(['setHold out-2 true'])
    bench.hold('out-2', true)
    expect(bench.asks().slice(2)).toEqual(['setHold out-2 true', 'setHold out-1 false'])
    bench.hold('out-1', false)
    expect(await resumed).toMatchObject({ ok: true })
    expect(bench.phases()).toEqual(['active', 'held'])
  })

  it('stays held, and the other talks on, when it is refused', async () => {
    const bench = await createTwoBench()
    bench.hold('out-1', true)
    await bench.talking('out-2')
    const resumed = bench.phone.resume(bench.at(0).id)
    bench.hold('out-2', true)
    await bench.reply('setHold', { ok: false, reason: 'refused' })
    expect(await resumed).toMatchObject({ ok: false, reason: 'refused' })
    expect(bench.asks().at(-1)).toBe('setHold out-2 false')
  })
})

describe('a call that begins to talk unasked', () => {
  it('is not alone yet when the answer to the hold got lost: the other one is asked again', async () => {
    const bench = await createTwoBench({ commandTimeoutMs: 10_000 })
    bench.say('call.offered', 'in-2')
    bench.say('call.established', 'in-2')
    expect(bench.asks().filter((ask) => ask === 'setHold out-1 true')).toHaveLength(1)
    await bench.clock.advanceAsync(10_001)
    expect(bench.asks().filter((ask) => ask === 'setHold out-1 true')).toHaveLength(2)
    bench.hold('out-1', true)
    expect(bench.phases()).toEqual(['held', 'active'])
  })

  it('talks beside one that cannot be held, which is asked once', async () => {
    const bench = await createTwoBench()
    bench.say('call.offered', 'in-2')
    bench.say('call.established', 'in-2')
    await bench.reply('setHold', { ok: false, reason: 'refused' })
    await bench.clock.advanceAsync(60_000)
    expect(bench.asks().filter((ask) => ask === 'setHold out-1 true')).toHaveLength(1)
  })

  it('has the other one held', async () => {
    const bench = await createTwoBench()
    bench.say('call.offered', 'in-2')
    bench.say('call.established', 'in-2')
    expect(bench.asks()).toEqual(['startCall new', 'setHold out-1 true'])
    bench.say('call.muteChanged', 'in-2', { muted: true })
    expect(bench.count('setHold')).toBe(1)
  })

  it('leaves the other one alone when both were found', async () => {
    const bench = await createReadyBench()
    for (const ref of ['a', 'b']) bench.say('call.found', ref, { direction: 'incoming', phase: 'active' })
    expect(bench.count('setHold')).toBe(0)
  })

  it('leaves the other one alone when they are being merged', async () => {
    const bench = await createTwoBench()
    bench.hold('out-1', true)
    await bench.talking('out-2')
    const merged = bench.phone.merge()
    await settle()
    bench.hold('out-1', false)
    await bench.reply('merge')
    expect(await merged).toMatchObject({ ok: true })
    expect(bench.phases()).toEqual(['active', 'active'])
    expect(bench.asks().filter((ask) => ask.startsWith('setHold'))).toEqual(['setHold out-1 false'])
  })
})

describe('a second call that comes in', () => {
  it('is declined as busy without a ring by the policy reject-busy, and is in the log as missed', async () => {
    const bench = await createTwoBench({ secondCall: 'reject-busy' })
    bench.say('call.offered', 'in-2', { remote: { address: '102' } })
    expect(bench.asked('decline').command).toMatchObject({ as: 'busy' })
    bench.say('call.ended', 'in-2', { reason: 'declined', by: 'local' })
    expect(bench.events).not.toContain('call.incoming')
    expect(bench.phone.getSnapshot().log[0]).toMatchObject({
      remote: { address: '102' },
      missed: true,
      end: { reason: 'busy', by: 'system' },
    })
    expect(bench.at(0).phase).toBe('active')
  })

  it('rings by reject-busy when the first is being left', async () => {
    const bench = await createTwoBench({ secondCall: 'reject-busy' })
    void bench.phone.hangUp()
    bench.say('call.offered', 'in-2')
    expect(bench.at(1).phase).toBe('incoming')
  })

  it('by the policy wait rings, and is answered only with a word about the other', async () => {
    const bench = await createTwoBench({ secondCall: 'wait' })
    bench.say('call.offered', 'in-2')
    const { id } = bench.at(1)
    expect(await bench.phone.answer(id)).toEqual({ ok: false, reason: 'on-another-call', callId: id })
    void bench.phone.answer(id, { others: 'hold' })
    expect(bench.asks().at(-1)).toBe('setHold out-1 true')
  })

  it('by the policy wait is answered without a word when nobody talks any more', async () => {
    const bench = await createTwoBench({ secondCall: 'wait' })
    bench.say('call.offered', 'in-2')
    bench.hold('out-1', true)
    void bench.phone.answer(bench.at(1).id)
    expect(bench.asks().at(-1)).toBe('answer in-2')
  })

  it('by the policy end-and-answer ends the first when it is answered', async () => {
    const bench = await createTwoBench({ secondCall: 'end-and-answer' })
    bench.say('call.offered', 'in-2')
    expect(bench.at(0).phase).toBe('active')
    void bench.phone.answer(bench.at(1).id)
    expect(bench.asks().at(-1)).toBe('hangUp out-1')
    bench.say('call.ended', 'out-1')
    expect(bench.asks().at(-1)).toBe('answer in-2')
  })

  it('beyond the most calls is declined as busy', async () => {
    const bench = await createTwoBench({ maxCalls: 2 })
    bench.say('call.offered', 'in-2')
    bench.say('call.offered', 'in-3')
    expect(bench.phases()).toEqual(['active', 'incoming', 'ending'])
    expect(bench.asks().at(-1)).toBe('decline in-3')
    expect(bench.phone.getSnapshot().cannotStartCall).toBe('too-many-calls')
  })
})

describe('do not disturb', () => {
  it('declines every call as busy, without a ring, until it is taken back', async () => {
    const bench = await createReadyBench()
    expect(await bench.phone.setDoNotDisturb(true)).toEqual({ ok: true, settled: 'confirmed' })
    expect(await bench.phone.setDoNotDisturb(true)).toEqual({ ok: true, settled: 'already' })
    expect(bench.phone.getSnapshot().doNotDisturb).toBe(true)
    bench.say('call.offered', 'in-1')
    expect(bench.asked('decline').command).toMatchObject({ as: 'busy' })
    bench.say('call.ended', 'in-1')
    expect(bench.events).toEqual(['call.ended', 'call.missed'])
    await bench.phone.setDoNotDisturb(false)
    bench.say('call.offered', 'in-2')
    expect(bench.events.at(-1)).toBe('call.incoming')
  })

  it('lets out what we place', async () => {
    const bench = await createReadyBench()
    await bench.phone.setDoNotDisturb(true)
    void bench.phone.startCall({ to: '101' })
    expect(bench.count('startCall')).toBe(1)
  })
})
