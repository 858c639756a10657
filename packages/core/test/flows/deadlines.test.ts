import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

const over = (reason: string, more: object = {}) => ({ phase: 'ended', end: { reason, confirmed: false, ...more } })

/** Each deadline of the policy at its default value: nothing a millisecond before, its work when it is due. */
describe('the deadline', () => {
  it('ringTimeoutMs ends an incoming call that nobody answers, as missed', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.clock.advance(59_999)
    expect(bench.call.phase).toBe('incoming')
    bench.clock.advance(1)
    expect(bench.call.phase).toBe('ending')
    bench.say('call.ended', 'in-1')
    expect(bench.call).toMatchObject({ end: { reason: 'no-answer', by: 'system', confirmed: true } })
    expect(bench.events).toContain('call.missed')
  })

  it.each(['call.dialed', 'call.ringing'] as const)('ringTimeoutMs ends an outgoing call after %s', async (type) => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    bench.say('call.dialed', 'out-1')
    bench.say(type, 'out-1')
    bench.clock.advance(59_999)
    expect(bench.call.phase).toBe(type === 'call.dialed' ? 'dialing' : 'ringing')
    bench.clock.advance(1)
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'policy' })
    bench.clock.advance(5_000)
    expect(bench.call).toMatchObject(over('no-answer', { by: 'system' }))
  })

  it('startTimeoutMs ends a start that nobody answers, and hangs it up', async () => {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101' })
    bench.clock.advance(14_999)
    expect(bench.call.phase).toBe('preparing')
    bench.clock.advance(1)
    expect(await bench.state(placed)).toMatchObject({ ok: false, reason: 'timed-out', callId: bench.call.id })
    expect(bench.count('hangUp')).toBe(1)
    bench.clock.advance(5_000)
    expect(bench.call).toMatchObject(over('unconfirmed'))
  })

  it('startTimeoutMs ends a start of the phone, and its transport is stopped', async () => {
    const bench = await createBench({ script: { onStart: () => new Promise(() => {}) } })
    expect(bench.phone.getSnapshot().status).toBe('starting')
    const started = bench.phone.start()
    bench.clock.advance(15_000)
    expect(await bench.state(started)).toMatchObject({ ok: false, reason: 'timed-out' })
    expect(bench.phone.getSnapshot().status).toBe('idle')
    expect(bench.transport.running).toBe(false)
  })

  it('answerTimeoutMs gives an answer up, and the call rings on', async () => {
    const bench = await createBench()
    await bench.incoming()
    const answered = bench.phone.answer()
    bench.clock.advance(14_999)
    expect(bench.call).toMatchObject({ answering: true })
    bench.clock.advance(1)
    expect(await bench.state(answered)).toMatchObject({ ok: false, reason: 'timed-out' })
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: false, can: { answer: true } })
  })

  it('connectTimeoutMs ends a call that was answered and never established', async () => {
    const bench = await createBench()
    await bench.incoming()
    bench.say('call.connecting', 'in-1')
    bench.clock.advance(19_999)
    expect(bench.call.phase).toBe('connecting')
    bench.clock.advance(5_001)
    expect(bench.call).toMatchObject(over('media-failed', { by: 'system' }))
  })

  it('releaseTimeoutMs ends a call that was hung up and never ended', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    const left = bench.phone.hangUp()
    bench.clock.advance(4_999)
    expect(bench.call.phase).toBe('ending')
    bench.clock.advance(1)
    expect(await bench.state(left)).toMatchObject({ ok: false, reason: 'timed-out', end: { confirmed: false } })
    expect(bench.call).toMatchObject(over('hung-up', { by: 'local' }))
  })

  it.each(['hold', 'mute'] as const)('commandTimeoutMs gives %s up, and the wish falls back', async (name) => {
    const bench = await createReadyBench()
    await bench.talking()
    const asked = bench.phone[name]()
    bench.clock.advance(9_999)
    expect(await bench.state(asked)).toBe('pending')
    bench.clock.advance(1)
    expect(await bench.state(asked)).toMatchObject({ ok: false, reason: 'timed-out' })
    expect(bench.call).toMatchObject({ phase: 'active', can: { [name]: true } })
  })

  it.each([
    ['transfer', 10_000],
    ['sendDigits', 10_170],
    ['switchCamera', 10_000],
    ['setVideo', 10_000],
    ['setAudioOutput', 10_000],
    ['signIn', 10_000],
  ] as const)('commandTimeoutMs answers %s after %d ms', async (name, ms) => {
    const bench = await createReadyBench()
    const { phone } = bench
    await bench.talking()
    bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
    if (name === 'switchCamera') bench.say('call.videoChanged', 'out-1', { side: 'local', video: 'on' })
    const asked = {
      transfer: () => phone.transfer({ to: '102' }),
      sendDigits: () => phone.sendDigits('1'),
      switchCamera: () => phone.switchCamera(),
      setVideo: () => phone.setVideo('on'),
      setAudioOutput: () => phone.setAudioOutput('speaker'),
      signIn: () => phone.signIn({ username: '101' }),
    }[name]()
    bench.clock.advance(9_999)
    expect(await bench.state(asked)).toBe('pending')
    bench.clock.advance(ms - 9_999)
    expect(await bench.state(asked)).toMatchObject({ ok: false, reason: 'timed-out' })
    expect(bench.call.phase).toBe('active')
  })

  it('attachTimeoutMs ends a call that was announced and never delivered, and hangs nothing up', async () => {
    const bench = await createBench()
    bench.say('call.announced', 'in-1', { remote: { address: '1' } })
    bench.clock.advance(29_999)
    expect(bench.call).toMatchObject({ phase: 'incoming', attached: false })
    bench.clock.advance(1)
    expect(bench.call).toMatchObject(over('unconfirmed', { by: 'system' }))
    expect(bench.commands()).toEqual([])
  })

  it('mediaTimeoutMs ends a call whose media never comes, where the transport reports media', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    bench.clock.advance(14_999)
    expect(bench.call.phase).toBe('active')
    bench.clock.advance(5_001)
    expect(bench.call).toMatchObject(over('media-failed', { by: 'network' }))
    const silent = await createReadyBench({ capabilities: { reports: { media: false } } })
    await silent.talking()
    silent.clock.advance(600_000)
    expect(silent.call.phase).toBe('active')
  })

  it('mediaLossTimeoutMs ends a call whose media is lost and not back, and not one whose media is back', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    const media = (now: string) => bench.say('call.mediaChanged', 'out-1', { media: now })
    media('connected')
    media('interrupted')
    expect(bench.call).toMatchObject({ media: 'reconnecting' })
    bench.clock.advance(29_999)
    media('connected')
    bench.clock.advance(60_000)
    expect(bench.call).toMatchObject({ phase: 'active', media: 'steady' })
    media('failed')
    expect(bench.call).toMatchObject({ media: 'failed' })
    bench.clock.advance(30_000)
    expect(bench.call.phase).toBe('ending')
  })

  it('lingerMs keeps an ended call in sight, current only while nothing else lives', async () => {
    const bench = await createReadyBench()
    const { id } = await bench.talking()
    bench.say('call.ended', 'out-1')
    expect(bench.phone.getSnapshot().currentCallId).toBe(id)
    const ringing = await bench.incoming('in-1').then(() => bench.at(1))
    expect(bench.phone.getSnapshot().currentCallId).toBe(ringing.id)
    bench.clock.advance(2_999)
    expect(bench.calls).toHaveLength(2)
    bench.clock.advance(1)
    expect(bench.calls).toMatchObject([{ id: ringing.id }])
  })

  it('tombstoneMs is how long an id is remembered; after it the same id is another call', async () => {
    const bench = await createBench()
    const { id } = await bench.incoming()
    bench.say('call.ended', 'in-1')
    bench.clock.advance(63_999)
    bench.say('call.offered', 'in-1')
    expect(bench.calls).toEqual([])
    bench.clock.advance(1)
    bench.say('call.offered', 'in-1')
    expect(bench.call.phase).toBe('incoming')
    expect(bench.call.id).not.toBe(id)
  })

  it('of a call that has ended leaves no timer behind', async () => {
    const bench = await createReadyBench({ policy: { pingMs: 0 } })
    await bench.talking()
    void bench.phone.hold()
    void bench.phone.sendDigits('12')
    void bench.phone.transfer({ to: '102' })
    bench.say('call.ended', 'out-1')
    bench.clock.advance(3_000)
    expect(bench.clock.pending).toBeLessThanOrEqual(1) // the one sampling timer
    bench.clock.advance(1_000)
    expect(bench.clock.pending).toBe(0)
  })

  it('of a policy that is given takes the place of the default', async () => {
    const bench = await createBench({ policy: { ringTimeoutMs: 10_000, releaseTimeoutMs: 500, lingerMs: 0 } })
    await bench.incoming()
    bench.clock.advance(10_500)
    expect(bench.phone.getSnapshot()).toMatchObject({ calls: [], log: [{ end: { reason: 'no-answer' } }] })
    expect(bench.events).toContain('call.ended')
  })
})
