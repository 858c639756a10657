import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'
import { createFlowBench } from './flow-bench.ts'

describe('mute', () => {
  it('by the OS within a request of the app: adopted or superseded, no ping-pong', async () => {
    const { bench, phone } = await createFlowBench()
    const unmuted = [phone.mute(), phone.unmute()]
    bench.say('call.muteChanged', 'out-1', { muted: true, by: 'surface' })
    bench.say('call.muteChanged', 'out-1', { muted: false, by: 'user' })
    bench.say('call.muteChanged', 'out-1', { muted: true, by: 'surface' })
    await settle()
    expect(bench.count('setMute')).toBe(2)
    expect(bench.call.mute).toMatchObject({ desired: true, actual: true, pending: false, by: 'surface' })
    expect(await bench.state(Promise.all(unmuted))).toMatchObject([{ reason: 'superseded' }, { ok: true }])
  })

  it('asked before the call is up is carried on startCall and answer, and asked if it did not take', async () => {
    const out = await createReadyBench()
    void out.phone.startCall({ to: '101', muted: true, video: true })
    expect(out.asked('startCall').command).toMatchObject({ muted: true, video: true })
    expect(out.call).toMatchObject({ mute: { desired: true, actual: false, pending: true } })
    out.say('call.dialed', 'out-1')
    out.say('call.established', 'out-1')
    expect(out.asked('setMute').command).toMatchObject({ muted: true, from: false })
    const incoming = await createBench()
    await incoming.incoming()
    void incoming.phone.answer(undefined, { muted: true })
    expect(incoming.asked('answer').command).toMatchObject({ muted: true, video: false })
  })

  it('while a call dials waits for it and is sent once', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    bench.say('call.dialed', 'out-1')
    const muted = bench.phone.mute()
    expect(bench.count('setMute')).toBe(0)
    bench.say('call.established', 'out-1')
    expect(bench.count('setMute')).toBe(1)
    bench.say('call.muteChanged', 'out-1', { muted: true })
    expect(await bench.state(muted)).toEqual({ ok: true, settled: 'confirmed' })
  })
})

describe('a transfer', () => {
  it('accepted, then BYE: the call ended as transferred', async () => {
    const { bench, phone, view } = await createFlowBench()
    void phone.transfer({ to: '102' })
    await bench.reply('transfer')
    bench.say('call.transferChanged', 'out-1', { stage: 'accepted' })
    expect(view().transfer).toEqual({ to: '102', stage: 'accepted' })
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'transferred' } })
  })

  it('that failed, then BYE: the call ended as it says', async () => {
    const { bench, phone } = await createFlowBench()
    void phone.transfer({ to: '102' })
    await bench.reply('transfer')
    bench.say('call.transferChanged', 'out-1', { stage: 'failed' })
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(bench.call).toMatchObject({ end: { reason: 'hung-up' } })
  })

  it('that the SDK refuses leaves the call as it was', async () => {
    const { bench, phone, view } = await createFlowBench()
    const asked = phone.transfer({ to: '102' })
    await bench.reply('transfer', { ok: false, reason: 'forbidden' })
    expect(await bench.state(asked)).toMatchObject({ ok: false, reason: 'forbidden' })
    expect(view()).toMatchObject({ phase: 'active', transfer: { stage: 'failed' }, can: { transfer: true } })
  })

  it('to a call that was consulted names both to the transport', async () => {
    const { bench, phone, hold } = await createFlowBench()
    hold(true)
    const consulted = (await bench.talking('out-2')).id
    void phone.transfer({ consulted }, bench.at(0).id)
    expect(bench.asked('transferTo').command).toMatchObject({
      call: bench.subject('out-1'),
      consulted: { callId: consulted, ...bench.subject('out-2') },
    })
  })
})

describe('media', () => {
  it('that repeats its progress is frozen, recovers at any change, and is not known while held', async () => {
    const { bench, hold, view } = await createFlowBench()
    const sample = (progress: number) => bench.say('call.qualitySampled', 'out-1', { sample: { progress } })
    for (let times = 0; times < 3; times++) sample(7)
    expect(view().media).toBe('steady')
    sample(7)
    expect(view().media).toBe('frozen')
    sample(8)
    expect(view().media).toBe('steady')
    hold(true)
    for (let times = 0; times < 6; times++) sample(9)
    expect(view().media).toBe('steady')
  })

  it('is asked for each second while somebody talks, and not when nobody does', async () => {
    const { bench } = await createFlowBench()
    bench.clock.advance(3_000)
    expect(bench.count('sampleQuality')).toBe(3)
    bench.say('call.ended', 'out-1')
    bench.clock.advance(10_000)
    expect(bench.count('sampleQuality')).toBe(3)
    const pushed = await createFlowBench({ capabilities: { reports: { quality: 'push' } } })
    pushed.bench.clock.advance(3_000)
    expect(pushed.bench.count('sampleQuality')).toBe(0)
  })

  it('of the far side before the answer stays known through a later 180, and the call may still be busy', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    bench.say('call.dialed', 'out-1')
    bench.say('call.ringing', 'out-1', { earlyMedia: true })
    bench.say('call.ringing', 'out-1', { earlyMedia: false })
    expect(bench.call).toMatchObject({ phase: 'ringing', earlyMedia: true })
    bench.say('call.ended', 'out-1', { reason: 'busy', by: 'remote', sip: 486 })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'busy', sip: 486 }, durationMs: 0 })
  })
})
