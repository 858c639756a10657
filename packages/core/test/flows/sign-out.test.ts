import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

const RELEASE_MS = 5_000

describe('signOut with live calls', () => {
  it('hangs them up, waits for their end, then signs out', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('in-1')
    const signedOut = bench.phone.signOut()
    await settle()
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['ending', 'ending'])
    expect(bench.commands().filter((type) => /hangUp|signOut/.test(type))).toEqual(['hangUp', 'hangUp'])
    expect(bench.phone.getSnapshot().registration).toEqual({ state: 'registered' })
    bench.say('call.ended', 'out-1')
    expect(bench.count('signOut')).toBe(0)
    bench.say('call.ended', 'in-1')
    expect(bench.count('signOut')).toBe(1)
    expect(await bench.state(signedOut)).toBe('pending')
    await bench.reply('signOut')
    expect(await bench.state(signedOut)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.phone.getSnapshot().registration).toEqual({ state: 'signed-out' })
  })

  it('waits no longer than the release deadline for an SDK that says nothing', async () => {
    const bench = await createTalkingBench()
    void bench.phone.signOut()
    bench.clock.advance(RELEASE_MS - 1)
    expect(bench.count('signOut')).toBe(0)
    bench.clock.advance(1)
    expect(bench.count('signOut')).toBe(1)
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', confirmed: false } })
  })

  it.each([true, false])('starts no call meanwhile, registration reported: %s', async (registration) => {
    const bench = await createReadyBench({ capabilities: { reports: { registration } } })
    await bench.talking()
    void bench.phone.signOut()
    expect(bench.phone.getSnapshot()).toMatchObject({ canStartCall: false, cannotStartCall: 'not-registered' })
    expect(await bench.phone.startCall({ to: '102' })).toMatchObject({ ok: false, reason: 'not-registered' })
  })

  it('declines what comes in meanwhile, without a ring, and does not wait for its end', async () => {
    const bench = await createTalkingBench()
    void bench.phone.signOut()
    bench.events.length = 0
    await bench.incoming('in-1')
    expect(bench.asked('decline').command).toMatchObject({ call: { refs: { 'sip.call-id': 'in-1' } }, as: 'busy' })
    expect(bench.events).toEqual([])
    bench.say('call.ended', 'out-1')
    expect(bench.count('signOut')).toBe(1)
    await bench.incoming('in-2')
    expect(bench.count('decline')).toBe(2)
    bench.say('call.ended', 'in-1')
    expect(bench.phone.getSnapshot().log[0]).toMatchObject({ end: { reason: 'busy', by: 'system' }, missed: true })
  })

  it('gives up a call that is not dialled yet', async () => {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101' })
    const signedOut = bench.phone.signOut()
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    bench.say('call.ended', 'out-1')
    await bench.reply('signOut')
    expect(await bench.state(placed)).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'cancelled' } })
    expect(await bench.state(signedOut)).toMatchObject({ ok: true })
  })

  it('asked twice is done once, and both are told', async () => {
    const bench = await createTalkingBench()
    const both = [bench.phone.signOut(), bench.phone.signOut()]
    bench.say('call.ended', 'out-1')
    await bench.reply('signOut')
    expect(bench.count('signOut')).toBe(1)
    expect(await bench.state(Promise.all(both))).toMatchObject([{ ok: true }, { ok: true }])
  })

  it('is given up by another sign-in: calls can be placed again', async () => {
    const bench = await createTalkingBench()
    const signedOut = bench.phone.signOut()
    const signedIn = bench.phone.signIn({ username: '200' })
    bench.emit({ type: 'registration.changed', state: 'registered' })
    expect(await bench.state(signedOut)).toMatchObject({ ok: false, reason: 'superseded' })
    expect(await bench.state(signedIn)).toMatchObject({ ok: true })
    bench.say('call.ended', 'out-1')
    expect(bench.count('signOut')).toBe(0)
    expect(bench.phone.getSnapshot().canStartCall).toBe(true)
  })

  it('is answered `stopped` by stop(), and the next start begins with nothing of it', async () => {
    const bench = await createTalkingBench()
    const signedOut = bench.phone.signOut()
    const stopped = bench.phone.stop()
    bench.say('call.ended', 'out-1')
    expect(await bench.state(signedOut)).toMatchObject({ ok: false, reason: 'stopped' })
    await settle()
    await stopped
    void bench.phone.start()
    await settle()
    bench.emit({ type: 'registration.changed', state: 'registered' })
    expect(bench.phone.getSnapshot().canStartCall).toBe(true)
  })
})

describe('credentials that expire in a call', () => {
  it('show in the registration; the call lives on, and a new sign-in is possible', async () => {
    const bench = await createTalkingBench()
    bench.emit({ type: 'registration.changed', state: 'failed', reason: 'credentials' })
    expect(bench.phone.getSnapshot()).toMatchObject({
      registration: { state: 'failed', reason: 'credentials' },
      cannotStartCall: 'not-registered',
    })
    expect(bench.call).toMatchObject({ phase: 'active', can: { hangUp: true, hold: true, mute: true } })
    const signedIn = bench.phone.signIn({ username: '100' })
    bench.emit({ type: 'registration.changed', state: 'registered' })
    expect(await bench.state(signedIn)).toMatchObject({ ok: true })
    expect(bench.call.phase).toBe('active')
    expect(bench.phone.getSnapshot().canStartCall).toBe(true)
  })
})

describe('port.reset', () => {
  it('of the transport ends every call as lost, whatever it was doing', async () => {
    const bench = await createTalkingBench()
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await bench.incoming('in-1')
    void bench.phone.startCall({ to: '102' })
    bench.emit({ type: 'port.reset' })
    expect(bench.calls.map((call) => call.phase === 'ended' && call.end)).toMatchObject([
      { reason: 'connection-lost', by: 'system', confirmed: true },
      { reason: 'connection-lost', by: 'system' },
      { reason: 'connection-lost', by: 'system' },
    ])
    expect(bench.count('hangUp')).toBe(0)
    expect(bench.phone.getSnapshot().registration.state).toBe('registered')
  })

  it('answers the commands that wait on its calls', async () => {
    const bench = await createTalkingBench()
    const [held, placed] = [bench.phone.hold(), bench.phone.sendDigits('12')]
    bench.emit({ type: 'port.reset' })
    const lost = { ok: false, reason: 'call-ended', end: { reason: 'connection-lost' } }
    expect(await bench.state(Promise.all([held, placed]))).toMatchObject([lost, lost])
  })

  it('of the call screen hangs every call up: the system has ended them for the user', async () => {
    let reset = (): void => {}
    const bench = await createTalkingBench({
      phone: {
        surface: {
          name: 'screen',
          async start(host) {
            reset = () => host.emit({ type: 'port.reset' })
          },
          show: async () => ({ ok: true }),
          close() {},
          settle() {},
          async stop() {},
        },
      },
    })
    await bench.incoming('in-1')
    reset()
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['ending', 'ending'])
    expect(bench.count('hangUp')).toBe(2)
    bench.say('call.ended', 'out-1')
    expect(bench.at(0)).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'local' } })
  })
})
