import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type Bench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('who listens to the quality of a call', () => {
  const sample = (bench: Bench, ref: string) => bench.say('call.qualitySampled', ref, { sample: { packets: 1 } })

  it('hears of that call only, until they leave', async () => {
    const bench = await createTalkingBench()
    bench.say('call.found', 'in-1', { direction: 'incoming', phase: 'active', held: true })
    let heard = 0
    const stop = bench.phone.subscribeQuality(bench.call.id, () => heard++)
    sample(bench, 'out-1')
    expect(heard).toBe(1)
    sample(bench, 'in-1')
    expect(heard).toBe(1)
    stop()
    sample(bench, 'out-1')
    expect(heard).toBe(1)
  })

  it('goes on with it under its older id', async () => {
    const bench = await createReadyBench()
    bench.say('call.dialed', 'out-1')
    bench.clock.advance(1_000)
    void bench.phone.startCall({ to: '101' })
    await settle()
    const heard: string[] = []
    bench.phone.subscribeQuality(bench.at(-1).id, () => heard.push('younger'))
    bench.phone.subscribeQuality(bench.at(0).id, () => heard.push('older'))
    bench.say('call.offered', 'in-2')
    bench.phone.subscribeQuality(bench.at(-1).id, () => heard.push('another'))
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    bench.say('call.established', 'out-1')
    sample(bench, 'out-1')
    expect(heard.sort()).toEqual(['older', 'younger'])
  })
})

describe('who listens to an event', () => {
  it('hears it until they leave, and leaving twice takes nobody else along', async () => {
    const bench = await createReadyBench()
    const heard: string[] = []
    const stop = bench.phone.on('call.ended', () => heard.push('one'))
    bench.phone.on('call.ended', () => heard.push('two'))
    const end = (ref: string) => {
      bench.say('call.offered', ref)
      bench.say('call.ended', ref)
    }
    end('in-1')
    stop()
    stop()
    end('in-2')
    expect(heard).toEqual(['one', 'two', 'two'])
  })
})

describe('who subscribes while listeners run', () => {
  it('hears of the next change, not of this one', async () => {
    const bench = await createTalkingBench()
    const heard: string[] = []
    const stop = bench.phone.subscribe(() => {
      stop()
      bench.phone.subscribe(() => heard.push('late'))
    })
    bench.say('call.muteChanged', 'out-1', { muted: true })
    expect(heard).toEqual([])
    bench.say('call.muteChanged', 'out-1', { muted: false })
    expect(heard).toEqual(['late'])
  })
})
