import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

describe('the end event comes never, twice, or for the wrong call (https://github.com/twilio/twilio-voice.js/issues/208)', () => {
  it('said twice, it is told once, and the first reason stands', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    bench.say('call.ended', 'out-1', { reason: 'connection-lost', by: 'network' })
    expect(bench.events).toEqual(['call.established', 'call.ended'])
    expect(bench.call).toMatchObject({ end: { reason: 'hung-up', by: 'remote' } })
  })

  it('said never, it is told after the deadline, and not again when it comes late', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    void bench.phone.hangUp()
    bench.clock.advance(5_000)
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(bench.events).toEqual(['call.established', 'call.ended'])
  })

  it.each([
    ['in-1', ['ended', 'incoming']],
    ['in-2', ['incoming', 'ended']],
  ])('of two incoming calls only the named one ends: %s', async (ref, phases) => {
    const bench = await createBench()
    await bench.incoming('in-1')
    await bench.incoming('in-2', '0907654321')
    const ended: string[] = []
    bench.phone.on('call.ended', ({ call }) => ended.push(call.id))
    const named = bench.at(ref === 'in-1' ? 0 : 1).id
    bench.say('call.ended', ref, { reason: 'cancelled', by: 'remote' })
    expect(bench.calls.map(({ phase }) => phase)).toEqual(phases)
    expect(ended).toEqual([named])
  })

  it('of two incoming calls the one that is accepted connects, and the end of the other is not its own', async () => {
    const bench = await createBench()
    await bench.incoming('in-1')
    await bench.incoming('in-2', '0907654321')
    const [first, second] = [bench.at(0).id, bench.at(1).id]
    const ended: string[] = []
    bench.phone.on('call.ended', ({ call }) => ended.push(call.id))
    const answered = bench.phone.answer(second)
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    bench.say('call.established', 'in-2')
    expect(await answered).toEqual({ ok: true, settled: 'confirmed' })
    expect(ended).toEqual([first])
    expect(bench.calls.find(({ id }) => id === second)?.phase).toBe('active')
  })
})

describe('answered elsewhere keeps ringing (https://github.com/element-hq/element-ios/issues/1618)', () => {
  it.each(['answered-elsewhere', 'declined-elsewhere'] as const)(
    '%s ends the ring here, is not missed, and can no longer be answered',
    async (reason) => {
      const bench = await createBench()
      const { id } = await bench.incoming()
      bench.say('call.ended', 'in-1', { reason, by: 'remote' })
      expect(bench.call).toMatchObject({ phase: 'ended', can: { answer: false } })
      expect(await bench.phone.answer(id)).toMatchObject({ reason: 'call-ended', end: { reason } })
      expect(bench.events).toEqual(['call.incoming', 'call.ended'])
      expect(bench.phone.getSnapshot().log).toMatchObject([{ missed: false }])
    },
  )

  it('answered here and elsewhere at once ends as answered elsewhere', async () => {
    const bench = await createBench()
    await bench.incoming()
    const answered = bench.phone.answer()
    bench.say('call.ended', 'in-1', { reason: 'answered-elsewhere', by: 'remote' })
    await bench.reply('answer', { ok: false, reason: 'no-such-call' })
    expect(await answered).toMatchObject({ reason: 'call-ended', end: { reason: 'answered-elsewhere' } })
  })
})

describe('the duration is wrong (https://github.com/wazo-platform/wazo-js-sdk/pull/397)', () => {
  it('ringing does not count, holding does, and a repeated "established" does not set it back', async () => {
    const bench = await createReadyBench()
    const since = bench.clock.now()
    void bench.phone.startCall({ to: '101' })
    bench.say('call.dialed', 'out-1')
    bench.say('call.ringing', 'out-1')
    bench.clock.advance(20_000)
    bench.say('call.established', 'out-1')
    bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
    bench.clock.advance(10_000)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    bench.clock.advance(30_000)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: false })
    bench.say('call.established', 'out-1')
    bench.clock.advance(5_000)
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(bench.phone.getSnapshot().log).toMatchObject([
      { createdAt: since, rungAt: since, establishedAt: since + 20_000, durationMs: 45_000, missed: false },
    ])
  })

  it('a call that was never established lasted no time', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.clock.advance(30_000)
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    expect(bench.call).toMatchObject({ durationMs: 0 })
    expect(bench.call).not.toHaveProperty('establishedAt')
  })
})

describe('a terminal event of the wrong kind (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/500)', () => {
  it('a ringing call that the user refuses is declined, whatever word the SDK ends it with', async () => {
    for (const reason of ['hung-up', 'unknown', 'cancelled', 'no-answer'] as const) {
      const bench = await createBench()
      await bench.incoming()
      void bench.phone.decline(undefined, { as: 'declined' })
      bench.say('call.ended', 'in-1', { reason, by: 'remote' })
      expect(bench.call).toMatchObject({ end: { reason: 'declined', by: 'local' } })
      expect(bench.events).not.toContain('call.missed')
    }
  })

  it('an outgoing call that the user gives up is cancelled, not declined', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    bench.say('call.dialed', 'out-1')
    bench.say('call.ringing', 'out-1')
    void bench.phone.hangUp()
    bench.say('call.ended', 'out-1', { reason: 'declined', by: 'remote', sip: 487 })
    expect(bench.call).toMatchObject({ end: { reason: 'cancelled', by: 'local', sip: 487 } })
  })
})

describe('a stale call blocks new ones (https://github.com/cometchat/chat-sdk-javascript/issues/72)', () => {
  it('a call whose end the SDK never told is over after the deadline, and the next one can be placed', async () => {
    const bench = await createReadyBench({ policy: { maxCalls: 1 } })
    await bench.talking()
    expect(await bench.phone.startCall({ to: '102' })).toMatchObject({ ok: false, reason: 'too-many-calls' })
    void bench.phone.hangUp()
    bench.clock.advance(5_000)
    expect(bench.phone.getSnapshot().canStartCall).toBe(true)
    const next = bench.phone.startCall({ to: '102' })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-2' } })
    expect(await next).toMatchObject({ ok: true })
  })

  it('a second call that is refused as busy leaves the end of the first as it is', async () => {
    const bench = await createReadyBench({ policy: { secondCall: 'reject-busy' } })
    const { id } = await bench.talking()
    await bench.incoming('in-2')
    expect(bench.asked('decline').command).toMatchObject({ as: 'busy', call: bench.subject('in-2') })
    bench.say('call.ended', 'in-2', { reason: 'busy', by: 'local' })
    expect(bench.calls.find((call) => call.id === id)).toMatchObject({ phase: 'active' })
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(bench.phone.getSnapshot().log.find((record) => record.id === id)).toMatchObject({
      end: { reason: 'hung-up', by: 'remote' },
    })
  })
})
