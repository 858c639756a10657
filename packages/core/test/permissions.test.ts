import type { Device, DeviceCommand, Outcome, PortHost } from '@offhook/core'
import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createReadyBench } from './phone-bench.ts'

const granted = { ok: true } as const
const denied = { ok: false, reason: 'permission-denied' } as const

/** A device whose prompts the test answers. */
function fakeDevice(handles: Device['handles']) {
  const asked: { command: DeviceCommand; answer: (outcome: Outcome) => void }[] = []
  let host: PortHost | undefined
  const device: Device = {
    name: 'fake',
    handles,
    async start(to) {
      host = to
    },
    execute: (command) => new Promise((answer) => asked.push({ command, answer })),
    async stop() {},
  }
  return { device, asked, emit: (fact: unknown) => host?.emit(fact) }
}

describe('a start without a permission', () => {
  it.each(['denied', 'blocked'])('is refused at once, by name, where it is known to be %s', async (state) => {
    const bench = await createReadyBench()
    bench.emit({ type: 'permission.changed', permission: 'microphone', state })
    expect(await bench.phone.startCall({ to: '101' })).toEqual({
      ok: false,
      reason: 'permission-denied',
      permission: 'microphone',
    })
    expect(bench.calls).toEqual([])
    expect(bench.commands()).not.toContain('startCall')
  })

  it('needs the camera only for video', async () => {
    const bench = await createReadyBench()
    bench.emit({ type: 'permission.changed', permission: 'camera', state: 'denied' })
    expect(await bench.phone.startCall({ to: '101', video: true })).toMatchObject({ permission: 'camera' })
    void bench.phone.startCall({ to: '101' })
    expect(bench.call.phase).toBe('preparing')
  })

  it('that the SDK refuses leaves no call, no event and no record', async () => {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101' })
    await bench.reply('startCall', { ...denied, permission: 'microphone', vendor: { code: 450 } })
    expect(await placed).toEqual({ ...denied, permission: 'microphone', vendor: { code: 450 } })
    expect([bench.calls, bench.events, bench.phone.getSnapshot().log]).toEqual([[], [], []])
  })
})

describe("a start with onPermission: 'request'", () => {
  async function prompting() {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101', onPermission: 'request', video: true })
    await bench.reply('startCall', { ...denied, permission: 'camera' })
    expect(bench.call).toMatchObject({ phase: 'preparing', waitingFor: 'permission' })
    expect(bench.asked('requestPermission').command).toMatchObject({ permission: 'camera' })
    return { bench, placed }
  }

  it('asks the user, however long that takes, and dials when it is granted', async () => {
    const { bench, placed } = await prompting()
    bench.clock.advance(600_000)
    expect(await bench.state(placed)).toBe('pending')
    await bench.reply('requestPermission', granted)
    expect(bench.count('startCall')).toBe(2)
    expect(bench.call).toMatchObject({ phase: 'preparing', waitingFor: 'transport' })
    await bench.reply('startCall')
    expect(await placed).toMatchObject({ ok: true, settled: 'taken', callId: bench.call.id })
  })

  it('is refused, by name, when the user refuses', async () => {
    const { bench, placed } = await prompting()
    await bench.reply('requestPermission', denied)
    expect(await placed).toEqual({ ...denied, permission: 'camera' })
    expect([bench.calls, bench.events]).toEqual([[], []])
    expect(bench.count('startCall')).toBe(1)
  })

  it('does not ask twice for what the SDK refuses all the same', async () => {
    const { bench, placed } = await prompting()
    await bench.reply('requestPermission', granted)
    await bench.reply('startCall', { ...denied, permission: 'camera' })
    expect(await placed).toMatchObject({ ...denied, permission: 'camera' })
    expect(bench.count('requestPermission')).toBe(1)
    expect(bench.calls).toEqual([])
  })

  it('asks for one permission after the other', async () => {
    const { bench } = await prompting()
    await bench.reply('requestPermission', granted)
    await bench.reply('startCall', { ...denied, permission: 'microphone' })
    expect(bench.asked('requestPermission').command).toMatchObject({ permission: 'microphone' })
  })

  it('ends when the user hangs up while the prompt is open, and a late grant never dials', async () => {
    const { bench, placed } = await prompting()
    expect(await bench.phone.hangUp()).toEqual({ ok: true, settled: 'confirmed' })
    expect(await placed).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'cancelled', by: 'local' } })
    await bench.reply('requestPermission', granted)
    expect(bench.count('startCall')).toBe(1)
    expect(bench.call.phase).toBe('ended')
    bench.clock.advance(60_000)
    expect(bench.calls).toEqual([])
  })
})

describe('requestPermissions', () => {
  it('asks for one after the other and is confirmed when all are granted', async () => {
    const bench = await createReadyBench()
    const asked = bench.phone.requestPermissions(['microphone', 'camera'])
    expect(bench.count('requestPermission')).toBe(1)
    await bench.reply('requestPermission', granted)
    expect(bench.asked('requestPermission').command).toMatchObject({ permission: 'camera' })
    expect(await bench.state(asked)).toBe('pending')
    await bench.reply('requestPermission', granted)
    expect(await asked).toEqual({ ok: true, settled: 'confirmed' })
  })

  it('stops at the first that is refused and names it', async () => {
    const bench = await createReadyBench()
    const asked = bench.phone.requestPermissions(['microphone', 'camera'])
    await bench.reply('requestPermission', { ...denied, vendor: { message: 'NotAllowedError' } })
    expect(await asked).toEqual({ ...denied, permission: 'microphone', vendor: { message: 'NotAllowedError' } })
    expect(bench.count('requestPermission')).toBe(1)
  })

  it('of nothing is confirmed, and an open prompt is answered by stop', async () => {
    const bench = await createReadyBench()
    expect(await bench.phone.requestPermissions([])).toEqual({ ok: true, settled: 'confirmed' })
    const asked = bench.phone.requestPermissions(['microphone'])
    await bench.phone.stop()
    expect(await asked).toEqual({ ok: false, reason: 'stopped' })
  })

  it('moves no permission: only a fact does', async () => {
    const bench = await createReadyBench()
    void bench.phone.requestPermissions(['microphone'])
    await bench.reply('requestPermission', granted)
    expect(bench.phone.getSnapshot().permissions.microphone).toBe('unknown')
    bench.emit({ type: 'permission.changed', permission: 'microphone', state: 'granted' })
    expect(bench.phone.getSnapshot().permissions.microphone).toBe('granted')
  })
})

describe('a phone with a device', () => {
  it('asks the device for what it handles, and the transport for the rest', async () => {
    const { device, asked } = fakeDevice(['permissions'])
    const bench = await createReadyBench({ phone: { device } })
    void bench.phone.requestPermissions(['microphone'])
    void bench.phone.setAudioOutput('speaker')
    await settle()
    expect(asked.map(({ command }) => command.type)).toEqual(['requestPermission'])
    expect(bench.count('requestPermission')).toBe(0)
    expect(bench.count('setAudioOutput')).toBe(1)
  })

  it('that handles audio is asked for the output, and its facts count', async () => {
    const { device, asked, emit } = fakeDevice(['audio', 'network'])
    const bench = await createReadyBench({ phone: { device } })
    const routed = bench.phone.setAudioOutput('speaker')
    emit({ type: 'audio.changed', current: 'speaker' })
    expect(await bench.state(routed)).toEqual({ ok: true, settled: 'confirmed' })
    emit({ type: 'network.changed', online: false })
    expect(bench.phone.getSnapshot().online).toBe(false)
    expect(asked.map(({ command }) => command.type)).toEqual(['setAudioOutput'])
    expect(bench.count('setAudioOutput')).toBe(0)
  })

  it('is asked by a start that waits for a permission, and its grant dials', async () => {
    const { device, asked } = fakeDevice(['permissions'])
    const bench = await createReadyBench({ phone: { device } })
    void bench.phone.startCall({ to: '101', onPermission: 'request' })
    await bench.reply('startCall', denied)
    expect(asked.map(({ command }) => command)).toEqual([{ type: 'requestPermission', permission: 'microphone' }])
    asked[0]?.answer(granted)
    await settle()
    expect(bench.count('startCall')).toBe(2)
  })
})
