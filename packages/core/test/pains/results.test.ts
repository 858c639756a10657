import { describe, expect, it } from 'vitest'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('a transfer has no result (https://github.com/onsip/SIP.js/issues/1069)', () => {
  it('that failed says why, leaves the call, and can be tried again', async () => {
    const bench = await createTalkingBench()
    const taken = bench.phone.transfer({ to: '102' })
    await bench.reply('transfer')
    expect(await taken).toEqual({ ok: true, settled: 'taken' })
    bench.say('call.transferChanged', 'out-1', { stage: 'accepted' })
    bench.say('call.transferChanged', 'out-1', { stage: 'failed', reason: 'busy' })
    expect(bench.call).toMatchObject({
      phase: 'active',
      transfer: { to: '102', stage: 'failed', reason: 'busy' },
      can: { transfer: true },
    })
    expect(bench.count('hangUp')).toBe(0)
  })

  it('that is done hangs our leg up, which ends as transferred', async () => {
    const bench = await createTalkingBench()
    void bench.phone.transfer({ to: '102' })
    await bench.reply('transfer')
    bench.say('call.transferChanged', 'out-1', { stage: 'done' })
    expect(bench.call.phase).toBe('ending')
    expect(bench.count('hangUp')).toBe(1)
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'local' })
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'transferred' }, transfer: { stage: 'done' } })
  })

  it('of which nothing more is heard has failed, after the deadline, and the call talks on', async () => {
    const bench = await createTalkingBench()
    bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
    void bench.phone.transfer({ to: '102' })
    await bench.reply('transfer')
    bench.say('call.transferChanged', 'out-1', { stage: 'accepted' })
    await bench.clock.advanceAsync(90_000)
    expect(bench.call).toMatchObject({ phase: 'active', transfer: { stage: 'failed', reason: 'no-answer' } })
  })
})

describe('errors are opaque, and connect() never settles (https://github.com/twilio/twilio-voice.js/issues/85)', () => {
  it('a start that is refused names the permission and keeps the words of the SDK', async () => {
    const bench = await createReadyBench()
    const refused = bench.phone.startCall({ to: '101' })
    const vendor = { code: 31_402, message: 'UserMediaError' }
    await bench.reply('startCall', { ok: false, reason: 'permission-denied', permission: 'microphone', vendor })
    expect(await refused).toEqual({ ok: false, reason: 'permission-denied', permission: 'microphone', vendor })
    expect(bench.calls).toEqual([])
  })

  it('a missing microphone is not a refused one', async () => {
    const bench = await createReadyBench()
    const refused = bench.phone.startCall({ to: '101' })
    await bench.reply('startCall', { ok: false, reason: 'no-device' })
    expect(await refused).toMatchObject({ ok: false, reason: 'no-device' })
  })

  it('a start that the SDK never answers is timed out, and hung up', async () => {
    const bench = await createReadyBench()
    const never = bench.phone.startCall({ to: '101' })
    bench.clock.advance(14_999)
    expect(await bench.state(never)).toBe('pending')
    bench.clock.advance(1)
    expect(await bench.state(never)).toMatchObject({ ok: false, reason: 'timed-out' })
    expect(bench.count('hangUp')).toBe(1)
  })

  it('an expired token says so in the registration, and the call lives on', async () => {
    const bench = await createTalkingBench()
    bench.emit({ type: 'registration.changed', state: 'failed', reason: 'credentials' })
    expect(bench.phone.getSnapshot().registration).toMatchObject({ state: 'failed', reason: 'credentials' })
    expect(bench.call.phase).toBe('active')
  })
})
