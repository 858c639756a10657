import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

const remote = { address: '0907654321' }

/** What users of other call SDKs reported again and again; each is a behaviour that must never come back here. */
describe('regressions at the beginning and the end of a call', () => {
  /**
   * @see https://github.com/onsip/SIP.js/issues/446
   * @see https://github.com/onsip/SIP.js/issues/944
   * @see https://github.com/versatica/JsSIP/issues/836
   * @see https://github.com/GetStream/stream-video-flutter/issues/1254
   */
  it('accept and cancel cross: the cancel ends the call and answer() says how', async () => {
    const bench = await createBench()
    await bench.incoming()
    const answered = bench.phone.answer()
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: true })
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote', sip: 487 })
    await bench.reply('answer')
    expect(await bench.state(answered)).toMatchObject({
      ok: false,
      reason: 'call-ended',
      end: { reason: 'cancelled', by: 'remote', sip: 487 },
    })
    bench.say('call.established', 'in-1')
    expect(bench.call.phase).toBe('ended')
    expect(bench.events).toEqual(['call.incoming', 'call.ended', 'call.missed'])
  })

  /**
   * @see https://github.com/onsip/SIP.js/issues/446
   * @see https://github.com/versatica/JsSIP/issues/597
   */
  it('cancel and 200 cross: the caller never sees the call active, and it is hung up again', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    bench.say('call.ringing', 'out-1')
    const left = bench.phone.hangUp()
    bench.say('call.established', 'out-1')
    expect(bench.call.phase).toBe('ending')
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'ghost' })
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(await bench.state(left)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'cancelled', by: 'local' }, durationMs: 0 })
    expect(bench.events).toEqual(['call.ended'])
  })

  /**
   * @see https://github.com/twilio/twilio-voice-react-native/issues/396
   * @see https://github.com/pjsip/pjproject/issues/1595
   */
  it.each(['preparing', 'dialing', 'ringing', 'connecting'] as const)(
    'cannot hang up before connected: while %s it can, and the call ends though nobody confirms',
    async (phase) => {
      const bench = await createReadyBench()
      void bench.phone.startCall({ to: '101' })
      const facts = {
        preparing: [],
        dialing: ['call.dialed'],
        ringing: ['call.ringing'],
        connecting: ['call.connecting'],
      }
      for (const type of facts[phase]) {
        bench.say('call.dialed', 'out-1')
        bench.say(type as 'call.ringing', 'out-1')
      }
      expect(bench.call).toMatchObject({ phase, can: { hangUp: true } })
      const left = bench.phone.hangUp()
      expect(bench.call.phase).toBe('ending')
      expect(bench.count('hangUp')).toBe(1)
      bench.clock.advance(5_000)
      expect(await bench.state(left)).toMatchObject({ ok: false, reason: 'timed-out', end: { confirmed: false } })
      // Once a fact said that it was answered, leaving is hanging up.
      const reason = phase === 'connecting' ? 'hung-up' : 'cancelled'
      expect(bench.call).toMatchObject({ phase: 'ended', end: { reason, by: 'local', confirmed: false } })
    },
  )

  /**
   * @see https://github.com/twilio/twilio-voice.js/issues/20
   * @see https://github.com/twilio/twilio-voice.js/issues/109
   * @see https://github.com/twilio/twilio-voice.js/issues/135
   * @see https://github.com/twilio/twilio-voice.js/issues/229
   * @see https://github.com/twilio/twilio-voice.js/issues/234
   */
  it('the end event comes twice, or never: there is exactly one', async () => {
    const twice = await createReadyBench()
    await twice.talking()
    twice.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    twice.say('call.ended', 'out-1', { reason: 'connection-lost', by: 'network' })
    expect(twice.events).toEqual(['call.established', 'call.ended'])
    expect(twice.call).toMatchObject({ end: { reason: 'hung-up' } })
    const never = await createReadyBench()
    await never.talking()
    void never.phone.hangUp()
    never.clock.advance(5_000)
    never.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(never.events).toEqual(['call.established', 'call.ended'])
  })

  /** @see https://github.com/twilio/twilio-voice.js/issues/208 */
  it('the wrong one of two incoming calls gets the end event: only the named one ends', async () => {
    const bench = await createBench()
    await bench.incoming('in-1')
    await bench.incoming('in-2', remote.address)
    bench.say('call.ended', 'in-2', { reason: 'cancelled', by: 'remote' })
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['incoming', 'ended'])
  })

  /**
   * @see https://github.com/element-hq/element-web/issues/25880
   * @see https://github.com/element-hq/element-ios/issues/1326
   */
  it('stuck in connecting: a deadline ends it, and a fast answer that reorders facts does not lead back', async () => {
    const stuck = await createBench()
    await stuck.incoming()
    stuck.say('call.connecting', 'in-1')
    stuck.clock.advance(20_000)
    expect(stuck.call.phase).toBe('ending')
    expect(stuck.count('hangUp')).toBe(1)
    stuck.clock.advance(5_000)
    expect(stuck.call).toMatchObject({ phase: 'ended', end: { reason: 'media-failed', confirmed: false } })
    const fast = await createBench()
    await fast.incoming()
    fast.say('call.established', 'in-1')
    fast.say('call.connecting', 'in-1')
    expect(fast.call.phase).toBe('active')
    expect(fast.kinds()).toEqual(['late'])
  })

  /**
   * @see https://github.com/element-hq/element-ios/issues/1618
   * @see https://github.com/element-hq/element-ios/issues/1751
   * @see https://github.com/nextcloud/talk-ios/issues/433
   */
  it('answered elsewhere keeps ringing: it ends here, is not missed, and can no longer be answered', async () => {
    const bench = await createBench()
    const { id } = await bench.incoming()
    bench.say('call.ended', 'in-1', { reason: 'answered-elsewhere', by: 'remote' })
    expect(bench.call).toMatchObject({ phase: 'ended', can: { answer: false } })
    expect(await bench.phone.answer(id)).toMatchObject({ reason: 'call-ended', end: { reason: 'answered-elsewhere' } })
    expect(bench.events).toEqual(['call.incoming', 'call.ended'])
  })

  /**
   * @see https://github.com/GetStream/stream-video-js/pull/1888
   * @see https://github.com/versatica/JsSIP/issues/521
   * @see https://github.com/element-hq/element-call/issues/168
   */
  it('facts come in another order: phases are skipped and never go back', async () => {
    const bench = await createReadyBench()
    const phases: string[] = []
    bench.phone.select(
      ({ calls }) => calls[0]?.phase,
      (phase) => phases.push(String(phase)),
    )
    await bench.talking()
    for (const type of ['call.connecting', 'call.ringing', 'call.dialed'] as const) bench.say(type, 'out-1')
    bench.say('call.ended', 'out-1')
    bench.say('call.ringing', 'out-1')
    expect(phases).toEqual(['preparing', 'active', 'ended'])
    expect(bench.kinds()).toEqual(['late', 'late', 'late', 'late'])
  })

  /** @see https://github.com/GetStream/stream-video-js/issues/1550 */
  it('the state does not follow the accept: it follows the fact, with or without an answer of the SDK', async () => {
    const bench = await createBench()
    await bench.incoming()
    const answered = bench.phone.answer()
    await bench.reply('answer')
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: true })
    bench.say('call.established', 'in-1')
    expect(bench.call.phase).toBe('active')
    expect(await bench.state(answered)).toEqual({ ok: true, settled: 'confirmed' })
  })
})
