import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

/** What users of other call SDKs reported again and again; each is a behaviour that must never come back here. */
describe('regressions of a call that talks', () => {
  /**
   * @see https://github.com/onsip/SIP.js/issues/685
   * @see https://github.com/pjsip/pjproject/issues/1369
   * @see https://github.com/webex/widgets/pull/667
   */
  it('hold is shown but not real: it is pending until a fact, falls back when refused, and can be tried again', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    const first = bench.phone.hold()
    expect(bench.call).toMatchObject({
      phase: 'active',
      hold: { local: { desired: true, actual: false, pending: true } },
    })
    await bench.reply('setHold', { ok: false, reason: 'failed', vendor: { code: 500 } })
    expect(await bench.state(first)).toMatchObject({ ok: false, reason: 'failed', vendor: { code: 500 } })
    expect(bench.call).toMatchObject({
      phase: 'active',
      can: { hold: true },
      hold: { local: { desired: false, actual: false, pending: false, failed: { reason: 'failed' } } },
    })
    const second = bench.phone.hold()
    await bench.reply('setHold')
    expect(await bench.state(second)).toBe('pending')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(await bench.state(second)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.call).toMatchObject({ phase: 'held', can: { resume: true } })
  })

  /** @see https://github.com/Azure/Communication/issues/146 */
  it('local and remote hold are confused: each has its own place', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    const seen: unknown[] = []
    const hold = (side: string, held: boolean) => {
      bench.say('call.holdChanged', 'out-1', { side, held })
      const { call } = bench
      seen.push('onHold' in call && [call.phase, call.onHold])
    }
    hold('remote', true)
    hold('local', true)
    hold('remote', false)
    hold('local', false)
    expect(seen).toEqual([
      ['active', 'remote'],
      ['held', 'both'],
      ['held', 'local'],
      ['active', 'no'],
    ])
  })

  /**
   * @see https://github.com/pjsip/pjproject/issues/3886
   * @see https://github.com/versatica/JsSIP/issues/771
   * @see https://github.com/versatica/JsSIP/issues/732
   */
  it('a re-INVITE meets another one (491): the hold stays wished and is asked again within 4 s', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    const held = bench.phone.hold()
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    bench.clock.advance(2_099)
    expect(bench.count('setHold')).toBe(1)
    expect(bench.call).toMatchObject({ phase: 'active', hold: { local: { desired: true, pending: true } } })
    bench.clock.advance(1_901)
    expect(bench.count('setHold')).toBe(2)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(await bench.state(held)).toEqual({ ok: true, settled: 'confirmed' })
  })

  /**
   * @see https://github.com/twilio/twilio-voice-react-native/issues/610
   * @see https://github.com/jitsi/jitsi-meet/pull/3167
   * @see https://github.com/react-native-webrtc/react-native-callkeep/issues/848
   */
  it('mute plays ping-pong with the OS: what the OS moves is adopted, never sent back', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    const mute = (muted: boolean) => bench.say('call.muteChanged', 'out-1', { muted, by: 'surface' })
    const muted = bench.phone.mute()
    mute(true)
    mute(false)
    mute(true)
    mute(false)
    expect(await bench.state(muted)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.count('setMute')).toBe(1)
    expect(bench.call.mute).toEqual({ desired: false, actual: false, pending: false, by: 'surface' })
  })

  /**
   * @see https://github.com/react-native-webrtc/react-native-callkeep/issues/676
   * @see https://github.com/react-native-webrtc/react-native-callkeep/issues/648
   */
  it('the audio route drifts: wish and route are two things, and a headset that is plugged in is adopted', async () => {
    const bench = await createBench()
    const { phone } = bench
    const route = (current: string) => bench.emit({ type: 'audio.changed', current, by: 'system' })
    route('earpiece')
    const loud = phone.setAudioOutput('speaker')
    route('wired')
    expect(phone.getSnapshot().audio.current).toMatchObject({ desired: 'speaker', actual: 'wired', pending: true })
    route('speaker')
    expect(await bench.state(loud)).toEqual({ ok: true, settled: 'confirmed' })
    route('bluetooth')
    expect(phone.getSnapshot().audio.current).toMatchObject({
      desired: 'bluetooth',
      actual: 'bluetooth',
      pending: false,
    })
    expect(bench.count('setAudioOutput')).toBe(1)
  })

  /**
   * @see https://github.com/team-telnyx/webrtc/issues/170
   * @see https://github.com/twilio/twilio-voice.js/issues/84
   */
  it('a refused swap leaves both calls held: the first is taken back', async () => {
    const bench = await createReadyBench()
    await bench.talking('out-1')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await bench.talking('out-2')
    const swapped = bench.phone.swap()
    bench.say('call.holdChanged', 'out-2', { side: 'local', held: true })
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-1'), held: false })
    await bench.reply('setHold', { ok: false, reason: 'failed' })
    expect(await bench.state(swapped)).toMatchObject({ ok: false, reason: 'failed' })
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('out-2'), held: false })
    bench.say('call.holdChanged', 'out-2', { side: 'local', held: false })
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['held', 'active'])
  })

  /**
   * @see https://github.com/onsip/SIP.js/issues/1069
   * @see https://github.com/onsip/SIP.js/issues/254
   * @see https://github.com/versatica/JsSIP/issues/556
   */
  it('a transfer has no result and leaves the session hanging: done hangs up our leg, failed leaves the call', async () => {
    const failing = await createReadyBench()
    await failing.talking()
    void failing.phone.transfer({ to: '102' })
    await failing.reply('transfer')
    failing.say('call.transferChanged', 'out-1', { stage: 'accepted' })
    failing.say('call.transferChanged', 'out-1', { stage: 'failed' })
    expect(failing.call).toMatchObject({ phase: 'active', transfer: { stage: 'failed' }, can: { transfer: true } })
    const done = await createReadyBench()
    await done.talking()
    const taken = done.phone.transfer({ to: '102' })
    await done.reply('transfer')
    expect(await taken).toEqual({ ok: true, settled: 'taken' })
    done.say('call.transferChanged', 'out-1', { stage: 'done' })
    expect(done.call.phase).toBe('ending')
    expect(done.count('hangUp')).toBe(1)
    done.say('call.ended', 'out-1', { reason: 'hung-up', by: 'local' })
    expect(done.call).toMatchObject({ phase: 'ended', end: { reason: 'transferred' }, transfer: { stage: 'done' } })
  })

  /**
   * @see https://github.com/wazo-platform/wazo-js-sdk/pull/397
   * @see https://github.com/Azure/communication-ui-library/issues/3083
   */
  it('the duration is wrong: ringing does not count, holding does', async () => {
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
    expect(bench.phone.getSnapshot().log[0]).toMatchObject({
      createdAt: since,
      rungAt: since,
      establishedAt: since + 20_000,
      durationMs: 45_000,
      missed: false,
    })
  })
})
