import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallId, Device, PortHost } from '../../src/index.ts'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('the audio output', () => {
  it('a refusal that comes after its deadline does not refuse the next choice', async () => {
    const bench = await createReadyBench()
    const first = bench.phone.setAudioOutput('a')
    await settle()
    const { index } = bench.asked('setAudioOutput')
    bench.clock.advance(10_001)
    expect(await bench.state(first)).toMatchObject({ ok: false, reason: 'timed-out' })
    const second = bench.phone.setAudioOutput('b')
    bench.transport.answer(index, { ok: false, reason: 'failed' })
    expect(await bench.state(second)).toBe('pending')
    bench.emit({ type: 'audio.changed', outputs: [{ id: 'b', kind: 'speaker' }], current: 'b' })
    expect(await bench.state(second)).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.phone.getSnapshot().audio.current).toMatchObject({ desired: 'b', actual: 'b', pending: false })
  })
})

describe('a device', () => {
  it('that was reset ends no call of the transport', async () => {
    const hosts: PortHost[] = []
    const device: Device = {
      name: 'device',
      handles: [],
      start: async (host) => void hosts.push(host),
      execute: async () => ({ ok: true }),
      stop: async () => {},
    }
    const bench = await createTalkingBench({ phone: { device } })
    hosts[0]?.emit({ type: 'port.reset' })
    expect(hosts).toHaveLength(1)
    expect(bench.call.phase).toBe('active')
    expect(bench.count('hangUp')).toBe(0)
  })
})

describe('what is written down', () => {
  it('a DOM event given where a value belongs leaves the trace whole', async () => {
    const bench = await createTalkingBench()
    const event: Record<string, unknown> = { password: 'hunter2' }
    event.self = event
    const setVideo: (value: never) => Promise<unknown> = bench.phone.setVideo
    const result = setVideo(event as never)
    expect(await bench.state(result)).toMatchObject({ ok: false })
    const trace = JSON.stringify(bench.phone.trace({ scrub: false }))
    expect(trace).toContain('setVideo')
    expect(trace).not.toContain('hunter2')
  })

  it('a fault of a port or of a listener is reported without its secrets and numbers', async () => {
    const fault = new Error('GET https://x.example/?token=abc123 for 0901234567 password=hunter2')
    const bench = await createReadyBench({ script: { listCalls: () => Promise.reject(fault) } })
    bench.phone.on('call.incoming', () => {
      throw new Error('0901234567 password=hunter2')
    })
    await bench.incoming()
    await settle()
    expect(bench.diagnostics).toHaveLength(2)
    expect(JSON.stringify(bench.diagnostics)).not.toMatch(/abc123|0901234567|hunter2/)
  })

  it('a trace keeps the words of a vendor, not the numbers and secrets in them', async () => {
    const bench = await createReadyBench()
    for (const message of ['bad password hunter2 for 0901234567', 'declined: token=hunter2', 'Bearer hunter2']) {
      void bench.phone.startCall({ to: '101' })
      await settle()
      await bench.reply('startCall', { ok: false, reason: 'failed', vendor: { code: '0901234567', message } })
    }
    const trace = JSON.stringify(bench.phone.trace())
    expect(trace).toContain('bad password')
    expect(trace).toContain('declined')
    expect(trace).not.toMatch(/hunter2|0901234567/)
  })
})

describe('digits that wait for the end of a hold', () => {
  it('are dropped at the deadline of the command that asked for them, and no younger ones with them', async () => {
    const bench = await createTalkingBench()
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    const first = bench.phone.sendDigits('12')
    bench.clock.advance(5_000)
    const second = bench.phone.sendDigits('34')
    bench.clock.advance(5_340)
    expect(await bench.state(first)).toEqual({ ok: false, reason: 'timed-out', callId: bench.call.id })
    expect(await bench.state(second)).toBe('pending')
    expect(bench.call).toMatchObject({ digits: { sent: '', waiting: '34' } })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: false })
    await bench.reply('sendDigit')
    bench.clock.advance(170)
    await bench.reply('sendDigit')
    expect(await second).toEqual({ ok: true, settled: 'taken' })
    expect(bench.call).toMatchObject({ digits: { sent: '34', waiting: '' } })
  })
})

describe('quality', () => {
  it('of a joined call is heard under either id', async () => {
    const bench = await createReadyBench()
    bench.say('call.announced', 'push-1', { remote: { address: '1' } })
    bench.say('call.offered', 'in-1', { remote: { address: '2' } })
    const [older, younger] = bench.calls
    const heard: string[] = []
    const listen = (name: string, id = '' as CallId) => bench.phone.subscribeQuality(id, () => heard.push(name))
    listen('younger, before', younger?.id)
    bench.emit({ type: 'call.established', call: { refs: { 'sip.call-id': 'in-1', push: 'x' } } })
    bench.emit({ type: 'call.remoteChanged', call: { refs: { 'sip.call-id': 'push-1', push: 'x' } }, remote: {} })
    expect(bench.events).toContain('call.joined')
    const stop = listen('younger, after', younger?.id)
    listen('older', older?.id)
    bench.say('call.qualitySampled', 'in-1', { sample: { progress: 1 } })
    expect(heard).toEqual(['younger, before', 'younger, after', 'older'])
    stop()
    bench.say('call.qualitySampled', 'in-1', { sample: { progress: 2 } })
    expect(heard.slice(3)).toEqual(['younger, before', 'older'])
  })
})
