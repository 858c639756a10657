import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('ending a call', () => {
  it('a hang-up that was refused is said once more when the call is over here, and media is answered as a ghost', async () => {
    const bench = await createTalkingBench()
    void bench.phone.hangUp()
    await settle()
    await bench.reply('hangUp', { ok: false, reason: 'failed' })
    expect(bench.count('hangUp')).toBe(1)
    bench.clock.advance(6_000)
    expect(bench.call).toMatchObject({ phase: 'ended', end: { confirmed: false } })
    expect(bench.count('hangUp')).toBe(2)
    bench.say('call.qualitySampled', 'out-1', { sample: { packets: 50 } })
    expect(bench.count('hangUp')).toBe(3)
    expect(bench.kinds()).toEqual(['ghost'])
  })

  it('a storm of signs of life is answered by one hang-up a second', async () => {
    const bench = await createTalkingBench()
    const storm = () => {
      for (let index = 0; index < 1_000; index++) bench.say('call.established', 'out-1')
    }
    void bench.phone.hangUp()
    await settle()
    storm()
    expect(bench.count('hangUp')).toBe(2)
    bench.clock.advance(6_000)
    storm()
    expect(bench.count('hangUp')).toBe(4)
    bench.clock.advance(1_000)
    storm()
    expect(bench.count('hangUp')).toBe(5)
  })

  it('an SDK that echoes each hang-up with a sign of life causes no endless loop', async () => {
    const bench = await createTalkingBench({
      script: {
        answers({ type }) {
          if (type === 'hangUp') bench.say('call.established', 'out-1')
          return undefined
        },
      },
    })
    void bench.phone.hangUp()
    await settle()
    expect(bench.count('hangUp')).toBe(2)
  })

  it('a call that was answered and lost while it connected is neither missed nor declined', async () => {
    const bench = await createReadyBench()
    await bench.incoming('in-1')
    void bench.phone.answer()
    bench.say('call.connecting', 'in-1')
    bench.say('call.ended', 'in-1', { reason: 'connection-lost', by: 'network' })
    expect(bench.phone.getSnapshot().log[0]).toMatchObject({ missed: false, end: { reason: 'connection-lost' } })
    expect(bench.events).not.toContain('call.missed')
  })

  it('a call hung up while it connects after the answer was hung up, not declined', async () => {
    const bench = await createReadyBench()
    await bench.incoming('in-1')
    void bench.phone.answer()
    bench.say('call.connecting', 'in-1')
    void bench.phone.hangUp()
    bench.say('call.ended', 'in-1')
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'local' } })
  })

  it('a connection lost after a transfer was taken is lost, not transferred', async () => {
    const lost = await createTalkingBench()
    void lost.phone.transfer({ to: '102' })
    await lost.reply('transfer')
    lost.say('call.ended', 'out-1', { reason: 'connection-lost', by: 'network' })
    expect(lost.call).toMatchObject({ phase: 'ended', end: { reason: 'connection-lost', by: 'network' } })
    const gone = await createTalkingBench()
    void gone.phone.transfer({ to: '102' })
    await gone.reply('transfer')
    gone.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(gone.call).toMatchObject({ phase: 'ended', end: { reason: 'transferred' } })
  })
})

describe('a call that was found', () => {
  it('is not hung up because nobody reports its media again', async () => {
    const bench = await createReadyBench()
    bench.say('call.found', 'x', { direction: 'incoming', phase: 'active', establishedAt: 900_000 })
    bench.clock.advance(60_000)
    expect(bench.call.phase).toBe('active')
    expect(bench.count('hangUp')).toBe(0)
  })

  it('whose media is reported lost from now on is hung up after the deadline', async () => {
    const bench = await createReadyBench()
    bench.say('call.found', 'x', { direction: 'incoming', phase: 'active' })
    bench.say('call.mediaChanged', 'x', { media: 'interrupted' })
    bench.clock.advance(120_000)
    expect(bench.count('hangUp')).toBeGreaterThan(0)
    expect(bench.phone.getSnapshot().log).toMatchObject([{ end: { reason: 'media-failed' } }])
  })

  it('whose hold was refused can be held again, and its unknown mute can be taken off', async () => {
    const bench = await createReadyBench()
    bench.say('call.found', 'x', { direction: 'incoming', phase: 'active' })
    expect(bench.call.can).toMatchObject({ hold: true, resume: true, mute: true, unmute: true })
    const refused = bench.phone.hold()
    await bench.reply('setHold', { ok: false, reason: 'failed' })
    expect(await bench.state(refused)).toMatchObject({ ok: false, reason: 'failed' })
    expect(bench.call).toMatchObject({ hold: { local: { desired: false, pending: false } } })
    const again = bench.phone.hold()
    expect(bench.count('setHold')).toBe(2)
    bench.say('call.holdChanged', 'x', { side: 'local', held: true })
    expect(await bench.state(again)).toEqual({ ok: true, settled: 'confirmed' })
    void bench.phone.unmute()
    expect(bench.asked('setMute').command).toMatchObject({ muted: false })
  })
})
