import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/index.ts'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('a call that has ended', () => {
  it('leaves no timer but those that forget it', async () => {
    const bench = await createTalkingBench()
    void bench.phone.mute()
    void bench.phone.sendDigits('123')
    bench.say('call.ended', 'out-1')
    bench.clock.advance(3_000)
    expect(bench.calls).toEqual([])
    await bench.phone.stop()
    expect(bench.clock.pending).toBe(0)
  })

  it('is shown as long as the policy says, to the millisecond', async () => {
    const bench = await createTalkingBench()
    bench.say('call.ended', 'out-1')
    bench.clock.advance(2_999)
    expect(bench.phone.getSnapshot()).toMatchObject({ calls: [{ phase: 'ended' }], currentCallId: bench.call.id })
    bench.clock.advance(1)
    expect(bench.phone.getSnapshot()).toMatchObject({ calls: [], currentCallId: undefined })
  })

  it('hears nothing of what it had asked for', async () => {
    const bench = await createTalkingBench()
    void bench.phone.mute()
    bench.say('call.ended', 'out-1')
    await bench.reply('setMute', { ok: false, reason: 'failed' })
    expect(bench.diagnostics).toEqual([])
    expect(bench.call).toMatchObject({ phase: 'ended', mute: { desired: true } })
  })

  it('unanswered is told with its line of the log', async () => {
    const bench = await createReadyBench()
    const missed: unknown[] = []
    bench.phone.on('call.missed', ({ record }) => missed.push(record))
    await bench.incoming()
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    expect(missed).toEqual([bench.phone.getSnapshot().log[0]])
  })

  it('of which the same is said again stays the same, on the screen and in the log', async () => {
    const bench = await createTalkingBench()
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    const before = bench.phone.getSnapshot()
    bench.say('call.endRefined', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(bench.phone.getSnapshot()).toBe(before)
  })
})

describe('a start that is taken when its call is over', () => {
  /** A call that was given up before the transport had taken it, and how it is taken then. */
  async function givenUp() {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    await settle()
    const { index } = bench.asked('startCall')
    const { id } = bench.call
    void bench.phone.hangUp()
    const taken = async (outcome: Outcome = { ok: true, refs: { 'sip.call-id': 'out-1' } }) => {
      const before = bench.count('hangUp')
      bench.transport.answer(index, outcome)
      await settle()
      return bench.count('hangUp') - before
    }
    return { bench, id, taken }
  }

  it('is hung up, since nobody has said that it ended', async () => {
    const { bench, id, taken } = await givenUp()
    bench.clock.advance(5_000)
    expect(await taken()).toBe(1)
    expect(bench.diagnostics.find(({ kind }) => kind === 'ghost')).toMatchObject({ callId: id })
  })

  it('is left alone when the transport has said that it ended', async () => {
    const { bench, id, taken } = await givenUp()
    bench.emit({ type: 'call.ended', call: { callId: id } })
    expect(bench.call.phase).toBe('ended')
    expect(await taken()).toBe(0)
    expect(bench.kinds()).not.toContain('ghost')
  })

  it('is left alone when the transport has said later why it ended', async () => {
    const { bench, id, taken } = await givenUp()
    bench.clock.advance(5_000)
    bench.emit({ type: 'call.endRefined', call: { callId: id }, reason: 'cancelled', by: 'local' })
    expect(await taken()).toBe(0)
  })

  it('is nothing to hang up when it is refused', async () => {
    const { bench, taken } = await givenUp()
    bench.clock.advance(5_000)
    expect(await taken({ ok: false, reason: 'failed' })).toBe(0)
    expect(bench.kinds()).not.toContain('ghost')
  })

  it('takes no other call along that it turns out to be', async () => {
    const { bench, taken } = await givenUp()
    bench.clock.advance(5_000)
    bench.say('call.found', 'out-1', { direction: 'outgoing', phase: 'active' })
    await taken()
    expect(bench.events).not.toContain('call.joined')
    expect(bench.at(-1).phase).toBe('active')
  })
})

describe('an id of a call that is long over', () => {
  it('may be the id of another call', async () => {
    const bench = await createReadyBench()
    bench.say('call.offered', 'in-1')
    bench.say('call.ended', 'in-1')
    bench.clock.advance(60_000)
    bench.say('call.offered', 'in-1')
    expect(bench.calls).toEqual([])
    bench.clock.advance(64_000)
    bench.say('call.offered', 'in-1')
    expect(bench.calls).toMatchObject([{ phase: 'incoming' }])
  })
})

describe('a call that fails inside', () => {
  /** A phone whose source of chance breaks when the test says so: the wait after a glare is drawn by chance. */
  async function failing() {
    let broken = false
    const random = () => {
      if (broken) throw new Error('no chance left')
      return 0.5
    }
    const bench = await createTalkingBench({ phone: { random }, capabilities: { reports: { media: false } } })
    bench.say('call.found', 'in-1', { direction: 'incoming', phase: 'active', held: true })
    void bench.phone.hold(bench.at(0).id)
    broken = true
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    return bench
  }

  it('is ended, hung up and reported with its fault', async () => {
    const bench = await failing()
    const { id } = bench.at(0)
    expect(bench.at(0)).toMatchObject({ phase: 'ended', end: { confirmed: false } })
    expect(bench.asked('hangUp').command).toMatchObject({ call: { callId: id }, why: 'ghost' })
    expect(bench.diagnostics).toMatchObject([
      { kind: 'contained-error', callId: id, message: expect.stringContaining('no chance left') },
    ])
    expect(bench.events).toContain('call.ended')
  })

  it('takes no other call and no command along', async () => {
    const bench = await failing()
    expect(bench.at(1).phase).toBe('held')
    bench.say('call.holdChanged', 'in-1', { side: 'local', held: false })
    expect(bench.at(1).phase).toBe('active')
    expect(await bench.phone.hangUp(bench.at(0).id)).toMatchObject({ ok: false, reason: 'call-ended' })
  })
})
