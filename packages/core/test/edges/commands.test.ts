import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallId } from '../../src/index.ts'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

/** What plain JavaScript may pass. */
const anything = (value: unknown) => value as never

/** One call that talks, `out-1`, and one that is held, `in-1`. */
async function twoCalls() {
  const bench = await createTalkingBench({ capabilities: { reports: { media: false } } })
  bench.say('call.found', 'in-1', { direction: 'incoming', phase: 'active', held: true })
  return bench
}

describe('answer', () => {
  it('where several may talk at once holds nobody', async () => {
    const bench = await createTalkingBench({ policy: { oneVoice: false } })
    await bench.incoming()
    void bench.phone.answer(bench.at(-1).id)
    await settle()
    expect([bench.count('answer'), bench.count('setHold')]).toEqual([1, 0])
  })

  it('with a word for the others that nobody knows does as the policy says', async () => {
    const bench = await createTalkingBench({ policy: { secondCall: 'end-and-answer' } })
    await bench.incoming()
    void bench.phone.answer(bench.at(-1).id, { others: anything('drop') })
    await settle()
    expect(bench.call.phase).toBe('ending')
  })
})

describe('a mute that was given up', () => {
  it('refuses nothing that was asked after it', async () => {
    const bench = await createTalkingBench()
    bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
    const first = bench.phone.mute()
    const { index } = bench.asked('setMute')
    bench.clock.advance(10_000)
    expect(await first).toMatchObject({ ok: false, reason: 'timed-out' })
    const second = bench.phone.mute()
    expect(bench.count('setMute')).toBe(2)
    bench.transport.answer(index, { ok: false, reason: 'failed' })
    expect(await bench.state(second)).toBe('pending')
    bench.say('call.muteChanged', 'out-1', { muted: true })
    expect(await second).toMatchObject({ ok: true })
  })
})

describe('merge', () => {
  it('of nobody named means who talks, not who rings', async () => {
    const bench = await twoCalls()
    const talking = bench.calls.map(({ id }) => id)
    bench.say('call.offered', 'in-2', { remote: { address: '300' } })
    void bench.phone.merge()
    expect(bench.phone.getSnapshot().procedure).toMatchObject({ type: 'merge', callIds: talking })
  })
})

describe('transfer', () => {
  it('to somebody consulted needs no address', async () => {
    const bench = await twoCalls()
    const [call, consulted] = [bench.at(0), bench.at(1)]
    expect(consulted.remote.address).toBeUndefined()
    void bench.phone.transfer({ consulted: consulted.id }, call.id)
    await settle()
    expect(bench.asked('transferTo').command).toMatchObject({
      call: { callId: call.id },
      consulted: { callId: consulted.id },
    })
  })

  it('that is under way is not asked for again', async () => {
    const bench = await createTalkingBench()
    const first = bench.phone.transfer({ to: '102' })
    await bench.reply('transfer')
    expect(await first).toMatchObject({ ok: true })
    expect(await bench.phone.transfer({ to: '103' })).toMatchObject({ ok: false, reason: 'already' })
    expect(bench.count('transfer')).toBe(1)
  })
})

describe('setVideo', () => {
  it('to what no camera can be is not supported', async () => {
    const bench = await createTalkingBench()
    expect(await bench.phone.setVideo(anything('blurred'))).toMatchObject({ ok: false, reason: 'not-supported' })
  })
})

describe('switchCamera', () => {
  it('is asked of the transport for its call, and taken when that says so', async () => {
    const bench = await createTalkingBench()
    bench.say('call.videoChanged', 'out-1', { side: 'local', video: 'on' })
    const switched = bench.phone.switchCamera()
    expect(bench.asked('switchCamera').command).toEqual({
      type: 'switchCamera',
      call: { callId: bench.call.id, refs: { 'sip.call-id': 'out-1' } },
    })
    await bench.reply('switchCamera')
    expect(await switched).toMatchObject({ ok: true, settled: 'taken' })
  })
})

describe('startCall', () => {
  it('that cannot be read is refused, and throws nothing', async () => {
    const bench = await createReadyBench()
    const broken = {
      get to() {
        throw new Error('mine')
      },
    }
    expect(await bench.phone.startCall(anything(broken))).toEqual({ ok: false, reason: 'bad-address' })
    expect(await bench.phone.startCall(anything({ to: { userId: 5 } }))).toEqual({ ok: false, reason: 'bad-address' })
    expect(bench.calls).toEqual([])
  })

  it('gives the options of the app to the start alone', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101', options: { token: 'x' } })
    await settle()
    expect(bench.asked('startCall').command).toMatchObject({ options: { token: 'x' } })
    void bench.phone.hangUp()
    expect(bench.asked('hangUp').command).not.toHaveProperty('options')
  })
})

describe('digits', () => {
  it('may be as many as 256', async () => {
    const bench = await createTalkingBench()
    expect(await bench.state(bench.phone.sendDigits('1'.repeat(256)))).toBe('pending')
    expect(bench.count('sendDigit')).toBe(1)
  })

  it('that were sent slowly when the call was held are answered all the same', async () => {
    const bench = await createTalkingBench({ capabilities: { reports: { media: false } } })
    const asked = bench.phone.sendDigits('123')
    bench.clock.advance(9_000)
    await bench.reply('sendDigit')
    bench.clock.advance(3_000)
    expect(bench.count('sendDigit')).toBe(2)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    bench.clock.advance(6_000)
    await bench.reply('sendDigit')
    bench.clock.advance(1_000)
    expect(await bench.state(asked)).toMatchObject({ ok: false, reason: 'timed-out' })
  })
})

describe('a line of the log', () => {
  it('is called back by its own id, not the newest one', async () => {
    const bench = await createReadyBench()
    for (const [ref, address] of [
      ['in-1', '101'],
      ['in-2', '102'],
    ] as const) {
      bench.say('call.offered', ref, { remote: { address } })
      bench.say('call.ended', ref)
    }
    const [, older] = bench.phone.getSnapshot().log
    void bench.phone.redial(older?.id)
    await settle()
    expect(bench.asked('startCall').command).toMatchObject({ to: '101' })
  })

  it('of a call that went on under another id is forgotten by either', async () => {
    const bench = await createReadyBench()
    bench.say('call.dialed', 'out-1')
    bench.clock.advance(1_000)
    void bench.phone.startCall({ to: '101' })
    await settle()
    const younger: CallId = bench.at(-1).id
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    bench.say('call.ended', 'out-1')
    expect(bench.phone.getSnapshot().log).toHaveLength(1)
    expect(await bench.phone.clearLog(younger)).toMatchObject({ ok: true })
    expect(bench.phone.getSnapshot().log).toEqual([])
  })
})

describe('a hang-up that was asked for twice', () => {
  it('is over when the transport does not know the call, whichever of the two it answers', async () => {
    const bench = await createTalkingBench()
    void bench.phone.hangUp()
    const { index } = bench.asked('hangUp')
    bench.clock.advance(1_000)
    bench.say('call.established', 'out-1')
    expect(bench.count('hangUp')).toBe(2)
    bench.transport.answer(index, { ok: false, reason: 'no-such-call' })
    await settle()
    expect(bench.call).toMatchObject({ phase: 'ended', end: { confirmed: true } })
  })
})
