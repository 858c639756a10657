import { afterEach, describe, expect, it, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import type { PhoneFact } from '../facts/fact.ts'
import type { Device, DeviceCommand } from '../ports/device.ts'
import { type BrowserDeviceOptions, createBrowserDevice } from './browser-device.ts'

let device: Device | undefined
let facts: PhoneFact[] = []

async function start(options: BrowserDeviceOptions = {}): Promise<Device> {
  device = createBrowserDevice(options)
  facts = []
  await device.start({ emit: (fact) => void facts.push(fact as PhoneFact) })
  return device
}
const execute = (command: DeviceCommand) => device?.execute(command, { signal: new AbortController().signal })
const all = <T extends PhoneFact['type']>(type: T) =>
  facts.filter((fact): fact is Extract<PhoneFact, { type: T }> => fact.type === type)
const last = <T extends PhoneFact['type']>(type: T) => all(type).at(-1)

/** What the user does in the browser's own settings; no setting: back to the default. */
async function setMicrophone(setting?: 'granted' | 'denied'): Promise<unknown> {
  const { targetInfo } = await cdp().send('Target.getTargetInfo')
  const context = targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId }
  if (setting === undefined) return cdp().send('Browser.resetPermissions', context)
  const permission = { name: 'microphone' }
  return cdp().send('Browser.setPermission', { permission, setting, origin: location.origin, ...context })
}

afterEach(() => device?.stop())

// On Chromium with fake media devices, whose prompts are granted by themselves.
describe('the browser device on a real page', () => {
  it('reports what the page says of itself', async () => {
    await start()
    expect(last('network.changed')).toEqual({ type: 'network.changed', online: navigator.onLine })
    expect(last('app.changed')).toEqual({ type: 'app.changed', state: 'foreground' })
    const told = new Set(all('permission.changed').map((fact) => fact.permission))
    expect(told).toEqual(new Set(['microphone', 'camera', 'notifications']))
  })

  it('asks for the microphone and the camera, and leaves neither open', async () => {
    const streams = vi.spyOn(navigator.mediaDevices, 'getUserMedia')
    await start()
    for (const permission of ['microphone', 'camera'] as const) {
      expect(await execute({ type: 'requestPermission', permission })).toEqual({ ok: true })
      expect(last('permission.changed')).toEqual({ type: 'permission.changed', permission, state: 'granted' })
    }
    const opened = await Promise.all(streams.mock.results.map((result) => result.value as Promise<MediaStream>))
    expect(opened.flatMap((stream) => stream.getTracks()).map((track) => track.readyState)).toEqual(['ended', 'ended'])
    streams.mockRestore()
  })

  it('lists the outputs and moves a media element to one', async () => {
    const element = new Audio()
    await start({ onAudioOutput: (id) => element.setSinkId(id) })
    await execute({ type: 'requestPermission', permission: 'microphone' })
    const output = await vi.waitFor(() => {
      const named = last('audio.changed')?.outputs?.find(({ name }) => name !== undefined)
      return named ?? expect.unreachable('no named output yet')
    })
    expect(await execute({ type: 'setAudioOutput', id: output.id, from: undefined })).toEqual({ ok: true })
    expect(element.sinkId).toBe(output.id)
    expect(last('audio.changed')).toMatchObject({ current: output.id })
    expect(await execute({ type: 'setAudioOutput', id: 'no-such-output', from: output.id })).toMatchObject({
      ok: false,
      reason: 'failed',
      vendor: { code: 'NotFoundError' },
    })
  })

  it('does not take a device that is not there for a refusal', async () => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    const narrowed = vi
      .spyOn(navigator.mediaDevices, 'getUserMedia')
      .mockImplementation(() => real({ audio: { deviceId: { exact: 'no-such-device' } } }))
    await start()
    expect(await execute({ type: 'requestPermission', permission: 'microphone' })).toMatchObject({
      ok: false,
      reason: 'failed',
      vendor: { code: 'OverconstrainedError' },
    })
    narrowed.mockRestore()
  })

  it('tells a refusal by the site that framed the page', async () => {
    const frame = document.createElement('iframe')
    frame.allow = "microphone 'none'"
    document.body.append(frame)
    const scope = frame.contentWindow ?? expect.unreachable('a frame without a window')
    await start({ scope, handles: ['permissions'] })
    expect(await execute({ type: 'requestPermission', permission: 'microphone' })).toMatchObject({
      ok: false,
      reason: 'permission-denied',
      vendor: { code: 'NotAllowedError', message: 'Permission denied' },
    })
    expect(last('permission.changed')).toMatchObject({ permission: 'microphone', state: 'blocked' })
    await device?.stop()
    frame.remove()
  })

  it('hears of a permission taken away and given back in the settings', async () => {
    await setMicrophone('granted')
    await start()
    for (const [setting, state] of [
      ['denied', 'blocked'],
      ['granted', 'granted'],
    ] as const) {
      await setMicrophone(setting)
      await vi.waitFor(() => expect(last('permission.changed')).toMatchObject({ permission: 'microphone', state }))
    }
    await setMicrophone()
  })

  it('hears the page until it is stopped', async () => {
    const started = await start()
    const before = facts.length
    window.dispatchEvent(new Event('offline'))
    document.dispatchEvent(new Event('visibilitychange'))
    expect(facts.length).toBe(before + 2)
    await started.stop()
    window.dispatchEvent(new Event('offline'))
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
    await navigator.mediaDevices.enumerateDevices()
    expect(facts.length).toBe(before + 2)
  })
})
