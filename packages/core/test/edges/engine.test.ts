import { fullCapabilities } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createKernel } from '../../src/phone/kernel.ts'
import { defaultPolicy } from '../../src/phone/policy.ts'
import type { CallId } from '../../src/values.ts'
import { createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('the kernel', () => {
  const world = {
    alarm: { set() {}, clear() {} },
    id: () => 'id',
    random: () => 0,
    perform() {},
    secretOf: () => undefined,
    resolve() {},
  }
  const setup = { policy: defaultPolicy, capabilities: fullCapabilities, device: [], surface: null }

  it('gives out each effect and each event once, in order, and nothing else', () => {
    const driver = createKernel(setup, world)
    expect([driver.takeEffects(), driver.takeEmissions()]).toEqual([[], []])
    const effect = driver.kernel.execute('transport', { type: 'ping' })
    driver.kernel.perform(() => ({ type: 'list', port: 'transport' }))
    driver.kernel.emit('pushToken.changed', { token: 'a' })
    expect(driver.takeEffects()).toEqual([
      { type: 'execute', effect, port: 'transport', command: { type: 'ping' } },
      { type: 'list', port: 'transport' },
    ])
    expect(driver.takeEmissions()).toEqual([{ event: 'pushToken.changed', payload: { token: 'a' } }])
    expect([driver.takeEffects(), driver.takeEmissions()]).toEqual([[], []])
  })

  it('tells an outcome once, and none of an effect that was forgotten or aborted', () => {
    const { kernel, outcome, takeEffects } = createKernel(setup, world)
    const told: string[] = []
    const ask = (name: string) => kernel.execute('transport', { type: 'ping' }, () => told.push(name))
    const [one, two, three] = [ask('one'), ask('two'), ask('three')]
    takeEffects()
    kernel.forget(two)
    kernel.abort(three)
    for (const effect of [one, two, three, one]) outcome(effect, { ok: true })
    expect(told).toEqual(['one'])
    expect(takeEffects()).toEqual([
      { type: 'forget', effect: two },
      { type: 'abort', effect: three },
    ])
    for (const over of [one, two, three]) {
      kernel.forget(over)
      kernel.abort(over)
    }
    expect(takeEffects()).toEqual([])
  })

  it('has a clock that stands at the instant of the input', () => {
    const { kernel, at } = createKernel(setup, world)
    at(5_000)
    expect([kernel.now(), kernel.timers.now()]).toEqual([5_000, 5_000])
  })
})

describe('an outcome that nobody waits for', () => {
  it('is no fault', async () => {
    const bench = await createTalkingBench()
    void bench.phone.mute()
    const { index } = bench.asked('setMute')
    void bench.phone.unmute()
    bench.transport.answer(index, { ok: true })
    bench.emit({ type: 'audioSession.changed', active: true })
    await bench.reply('setAudioSession', { ok: false, reason: 'failed' })
    expect(bench.diagnostics).toEqual([])
  })
})

describe('what was noticed outside of any input', () => {
  it('is dated by the clock', async () => {
    const bench = await createBench()
    bench.clock.advance(500)
    bench.emit(null)
    expect(bench.diagnostics).toMatchObject([{ kind: 'invalid', at: 1_000_500 }])
  })
})

describe('the quality of a call', () => {
  it('that there is not, or that has ended, is unknown', async () => {
    const bench = await createReadyBench()
    expect(bench.phone.getQuality('nobody' as CallId)).toBeUndefined()
    const { id } = await bench.talking()
    bench.say('call.ended', 'out-1')
    expect(bench.phone.getQuality(id)).toBeUndefined()
  })
})
