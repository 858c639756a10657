import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

describe('accept and cancel cross (https://github.com/onsip/SIP.js/issues/446)', () => {
  it('the called side ends as cancelled: answer() says how, and a late word of the answer revives nothing', async () => {
    const bench = await createBench()
    await bench.incoming()
    const answered = bench.phone.answer()
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote', sip: 487 })
    await bench.reply('answer')
    bench.say('call.established', 'in-1')
    expect(await bench.state(answered)).toMatchObject({
      ok: false,
      reason: 'call-ended',
      end: { reason: 'cancelled', by: 'remote', sip: 487 },
    })
    expect(bench.call.phase).toBe('ended')
    expect(bench.events).toEqual(['call.incoming', 'call.ended', 'call.missed'])
  })

  it('the calling side never sees the call active, and what was established is hung up', async () => {
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
    expect(bench.call).toMatchObject({ end: { reason: 'cancelled', by: 'local' }, durationMs: 0 })
    expect(bench.events).toEqual(['call.ended'])
  })
})

describe('cannot hang up before connected (https://github.com/twilio/twilio-voice-react-native/issues/396)', () => {
  const facts = {
    preparing: [],
    dialing: ['call.dialed'],
    ringing: ['call.dialed', 'call.ringing'],
    connecting: ['call.dialed', 'call.connecting'],
  } as const

  it.each(['preparing', 'dialing', 'ringing', 'connecting'] as const)(
    'while %s it can, at once, and the call ends though the SDK never says so',
    async (phase) => {
      const bench = await createReadyBench()
      void bench.phone.startCall({ to: '101' })
      for (const type of facts[phase]) bench.say(type, 'out-1')
      expect(bench.call).toMatchObject({ phase, can: { hangUp: true } })
      const left = bench.phone.hangUp()
      expect(bench.call.phase).toBe('ending')
      expect(bench.count('hangUp')).toBe(1)
      bench.clock.advance(5_000)
      expect(await bench.state(left)).toMatchObject({ ok: false, reason: 'timed-out', end: { confirmed: false } })
      // Once it was answered, leaving is hanging up.
      const reason = phase === 'connecting' ? 'hung-up' : 'cancelled'
      expect(bench.call).toMatchObject({ phase: 'ended', end: { reason, by: 'local' } })
    },
  )

  it('a call that is offered after its end was heard (element-web #17528) does not ring', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    bench.clock.advance(10_000)
    bench.say('call.offered', 'in-1')
    expect(bench.calls).toEqual([])
    expect(bench.events.filter((event) => event === 'call.incoming')).toHaveLength(1)
  })
})

describe('events come in another order (https://github.com/GetStream/stream-video-js/pull/1888)', () => {
  it('phases are skipped, never walked back', async () => {
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

  it('a call that rings before it was said to be dialled is the one that was asked for', async () => {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101' })
    const { id } = bench.call
    bench.emit({ type: 'call.ringing', call: { callId: id, refs: { 'sip.call-id': 'out-1' } } })
    await bench.reply('startCall')
    bench.say('call.dialed', 'out-1')
    expect(await placed).toEqual({ ok: true, settled: 'taken', callId: id })
    expect(bench.calls).toMatchObject([{ id, phase: 'ringing' }])
  })
})

describe('the state does not follow the accept (https://github.com/GetStream/stream-video-js/issues/1550)', () => {
  it('it follows the fact: the yes of the SDK alone moves nothing', async () => {
    const bench = await createBench()
    await bench.incoming()
    const answered = bench.phone.answer()
    await bench.reply('answer')
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: true, can: { answer: false } })
    expect(await bench.state(answered)).toBe('pending')
    bench.say('call.established', 'in-1')
    expect(bench.call.phase).toBe('active')
    expect(await bench.state(answered)).toEqual({ ok: true, settled: 'confirmed' })
  })

  it('it follows the fact though the SDK never answers the command', async () => {
    const bench = await createBench()
    await bench.incoming()
    const answered = bench.phone.answer()
    bench.say('call.established', 'in-1')
    expect(await bench.state(answered)).toEqual({ ok: true, settled: 'confirmed' })
    bench.clock.advance(14_000)
    expect(bench.call.phase).toBe('active')
  })
})

describe('stuck in connecting (https://github.com/element-hq/element-web/issues/25880)', () => {
  it('a deadline ends it and hangs it up, with a reason', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.say('call.connecting', 'in-1')
    bench.clock.advance(20_000)
    expect(bench.call.phase).toBe('ending')
    expect(bench.count('hangUp')).toBe(1)
    bench.clock.advance(5_000)
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'media-failed', confirmed: false } })
  })

  it('an answer so fast that it overtakes "connecting" does not lead back there', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.say('call.established', 'in-1')
    bench.say('call.connecting', 'in-1')
    expect(bench.call.phase).toBe('active')
    expect(bench.kinds()).toEqual(['late'])
  })
})
