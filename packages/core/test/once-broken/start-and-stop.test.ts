import { createScriptedTransport, createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createPhone, type Device } from '../../src/index.ts'
import { createBench, createReadyBench } from '../phone-bench.ts'

const remote = { address: '0907654321' }

function deviceThat(more: Partial<Device>): Device {
  return {
    name: 'device',
    handles: [],
    start: async () => {},
    execute: async () => ({ ok: true }),
    stop: async () => {},
    ...more,
  }
}

describe('starting and stopping', () => {
  it('a call found while the phone stops is hung up too, and stop resolves', async () => {
    const bench = await createReadyBench()
    await bench.talking()
    const stopped = bench.phone.stop()
    bench.say('call.found', 'x', { direction: 'incoming', phase: 'active' })
    bench.say('call.mediaChanged', 'x', { media: 'connected' })
    expect(bench.asked('hangUp').command).toMatchObject({ call: bench.subject('x') })
    bench.say('call.ended', 'out-1')
    expect(await bench.state(stopped)).toBe('pending')
    bench.clock.advance(10_000)
    await settle()
    bench.clock.advance(5_000)
    expect(await bench.state(stopped)).toBeUndefined()
    expect(bench.phone.getSnapshot().status).toBe('stopped')
    expect(bench.calls.every(({ phase }) => phase === 'ended')).toBe(true)
  })

  it('a call that arrives after stop was asked leaves with it, and later commands are answered', async () => {
    const bench = await createReadyBench()
    const stopped = bench.phone.stop()
    bench.say('call.offered', 'x', { remote })
    await settle()
    bench.clock.advance(5_000)
    expect(await bench.state(stopped)).toBeUndefined()
    expect(bench.phone.getSnapshot().status).toBe('stopped')
    expect(bench.calls.every(({ phase }) => phase === 'ended')).toBe(true)
    expect(await bench.phone.hangUp()).toMatchObject({ ok: false, reason: 'stopped' })
    expect(await bench.phone.answer()).toMatchObject({ ok: false, reason: 'stopped' })
  })

  it('start, stop and start in one go end ready, and the transport runs', async () => {
    const transport = createScriptedTransport()
    const phone = createPhone({ transport, clock: createVirtualClock() })
    const asked = [phone.start(), phone.stop(), phone.start()]
    expect(await Promise.all(asked)).toEqual([
      { ok: false, reason: 'stopped' },
      undefined,
      { ok: true, settled: 'confirmed' },
    ])
    expect(phone.getSnapshot().status).toBe('ready')
    expect(transport.running).toBe(true)
  })

  it('a start overtaken by a stop while the device still starts never starts the transport', async () => {
    let open = () => {}
    let starts = 0
    const transport = createScriptedTransport({}, { onStart: () => void starts++ })
    const device = deviceThat({
      start: () =>
        new Promise<void>((resolve) => {
          open = resolve
        }),
    })
    const phone = createPhone({ transport, device, clock: createVirtualClock() })
    const started = phone.start()
    await phone.stop()
    open()
    expect(await started).toEqual({ ok: false, reason: 'stopped' })
    await settle()
    expect(phone.getSnapshot().status).toBe('stopped')
    expect([starts, transport.running]).toEqual([0, false])
  })

  it('a transport that throws from stop does not keep the device running', async () => {
    let stops = 0
    const transport = createScriptedTransport()
    transport.stop = () => {
      throw new Error('no')
    }
    const device = deviceThat({ stop: async () => void stops++ })
    const phone = createPhone({ transport, device, clock: createVirtualClock() })
    await phone.start()
    await phone.stop()
    expect(stops).toBe(1)
    expect(phone.getSnapshot().status).toBe('stopped')
  })

  it('a sign-in that the transport takes only after the stop registers nobody', async () => {
    const bench = await createBench({ capabilities: { reports: { registration: false } } })
    const signedIn = bench.phone.signIn({ username: '100' })
    await settle()
    const { index } = bench.asked('signIn')
    await bench.phone.stop()
    bench.transport.answer(index, { ok: true })
    expect(await bench.state(signedIn)).toMatchObject({ ok: false, reason: 'stopped' })
    expect(bench.phone.getSnapshot()).toMatchObject({ status: 'stopped', registration: { state: 'signed-out' } })
  })
})
