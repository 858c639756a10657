import { describe, expect, it, vi } from 'vitest'
import type { DeviceConcern } from '../ports/device.ts'
import { createBrowserDevice } from './browser-device.ts'
import type { BrowserScope } from './browser-scope.ts'
import { createPage, createRig, createStarted, deferred, Media, settled, type Track } from './test/fake-page.ts'

describe('createBrowserDevice', () => {
  it('touches nothing of the page before it is started', () => {
    const untouchable = new Proxy<BrowserScope>({}, { get: () => expect.unreachable('the page was read') })
    expect(createBrowserDevice({ scope: untouchable }).handles).toEqual(['permissions', 'audio', 'network', 'app'])
  })

  it('is inert in Node', async () => {
    const device = createBrowserDevice()
    const emit = vi.fn()
    await device.start({ emit })
    const { signal } = new AbortController()
    expect(await device.execute({ type: 'requestPermission', permission: 'microphone' }, { signal })).toMatchObject({
      ok: false,
      reason: 'not-supported',
    })
    await device.stop()
    expect(emit).not.toHaveBeenCalled()
  })

  it('names a wrong option and the fix', () => {
    const wrong = (options: object) => () => createBrowserDevice(options)
    expect(wrong({ onAudioOutput: 'speaker' })).toThrow(/onAudioOutput.*function/)
    expect(wrong({ handles: ['audio', 'video'] })).toThrow(/handles.*permissions, audio, network, app/)
    expect(wrong({ handles: 'audio' })).toThrow(/handles.*must be a list/)
  })
})

describe('start', () => {
  it('reports every level of the page', async () => {
    const rig = createRig(createPage().page)
    await rig.start()
    expect(rig.facts).toHaveLength(7)
    expect(rig.facts).toEqual(
      expect.arrayContaining([
        { type: 'network.changed', online: true },
        { type: 'app.changed', state: 'foreground' },
        { type: 'permission.changed', permission: 'microphone', state: 'prompt' },
        { type: 'permission.changed', permission: 'camera', state: 'blocked' },
        { type: 'permission.changed', permission: 'notifications', state: 'granted' },
        {
          type: 'audio.changed',
          outputs: [
            { id: 'default', kind: 'other', name: 'Default' },
            { id: 'ear', kind: 'other' },
          ],
        },
      ]),
    )
  })

  it.each<[DeviceConcern, ...string[]]>([
    ['permissions', 'permission.changed'],
    ['audio', 'audio.changed', 'inputs.changed'],
    ['network', 'network.changed'],
    ['app', 'app.changed'],
  ])('reports of %s alone when it handles nothing else', async (concern, ...types) => {
    const rig = createRig(createPage().page, { handles: [concern] })
    await rig.start()
    expect(new Set(rig.facts.map((fact) => (fact as { type: string }).type))).toEqual(new Set(types))
  })

  it('reports nothing of what the browser lacks, rejects or does not know by name', async () => {
    const query = () => Promise.reject(new TypeError('not a valid value for enumeration PermissionName'))
    const media = new Media()
    media.enumerateDevices.mockRejectedValue(new Error('no'))
    const rig = createRig({ navigator: { permissions: { query }, mediaDevices: media } })
    await rig.start()
    expect(rig.facts).toEqual([])
  })

  it('reads the notification permission the old way where there is no other', async () => {
    const { Notification } = createPage()
    const rig = createRig({ Notification: { ...Notification, permission: 'default' } })
    await rig.start()
    expect(rig.facts).toEqual([{ type: 'permission.changed', permission: 'notifications', state: 'prompt' }])
  })

  it('begun twice listens once', async () => {
    const { page, listeners } = createPage()
    const rig = createRig(page)
    await rig.start()
    const once = listeners()
    await rig.start()
    expect(listeners()).toBe(once)
  })
})

describe('a change of the page', () => {
  it('becomes a fact', async () => {
    const { page, navigator, document, statuses, take } = await createStarted()
    navigator.onLine = false
    page.dispatchEvent(new Event('offline'))
    navigator.onLine = true
    page.dispatchEvent(new Event('online'))
    document.visibilityState = 'hidden'
    document.dispatchEvent(new Event('visibilitychange'))
    statuses.camera.become('granted')
    expect(take()).toEqual([
      { type: 'network.changed', online: false },
      { type: 'network.changed', online: true },
      { type: 'app.changed', state: 'background' },
      { type: 'permission.changed', permission: 'camera', state: 'granted' },
    ])
  })

  it('of the devices is read anew, also when the microphone is granted and they get names', async () => {
    const { media, statuses, take } = await createStarted({ handles: ['audio'] })
    media.found = []
    media.dispatchEvent(new Event('devicechange'))
    await settled()
    media.found = [
      { deviceId: 'ear', kind: 'audiooutput', label: 'Headset' },
      { deviceId: 'mic', kind: 'audioinput', label: 'Microphone' },
      { deviceId: 'eye', kind: 'videoinput', label: '' },
      { deviceId: '', kind: 'videoinput', label: '' },
    ]
    statuses.microphone.become('granted')
    await settled()
    expect(take()).toEqual([
      { type: 'audio.changed', outputs: [] },
      { type: 'inputs.changed', microphones: [], cameras: [] },
      { type: 'audio.changed', outputs: [{ id: 'ear', kind: 'other', name: 'Headset' }] },
      { type: 'inputs.changed', microphones: [{ id: 'mic', name: 'Microphone' }], cameras: [{ id: 'eye' }] },
    ])
  })

  it('is not overtaken by an older reading that took longer', async () => {
    const { media, take } = await createStarted()
    const slow = deferred<typeof media.found>()
    media.enumerateDevices.mockReturnValueOnce(slow.promise)
    media.dispatchEvent(new Event('devicechange'))
    media.dispatchEvent(new Event('devicechange'))
    await settled()
    slow.resolve([])
    await settled()
    expect(take()).toEqual([
      { type: 'audio.changed', outputs: expect.objectContaining({ length: 2 }) },
      { type: 'inputs.changed', microphones: expect.objectContaining({ length: 1 }), cameras: [] },
    ])
  })
})

describe('stop', () => {
  it('leaves no listener behind and is silent', async () => {
    const { listeners, device, media, page, take } = await createStarted()
    expect(listeners()).toBe(9)
    media.dispatchEvent(new Event('devicechange'))
    await device.stop()
    expect(listeners()).toBe(0)
    page.dispatchEvent(new Event('offline'))
    await settled()
    expect(take()).toEqual([])
  })

  it('during start leaves no listener behind either', async () => {
    const { page, listeners } = createPage()
    const rig = createRig(page)
    const starting = rig.start()
    await rig.device.stop()
    rig.take()
    await starting
    expect(listeners()).toBe(0)
    expect(rig.facts).toEqual([])
  })

  it('silences a permission prompt that is answered later, and its device is closed all the same', async () => {
    const { ask, device, media, take } = await createStarted()
    const prompt = deferred<{ getTracks(): Track[] }>()
    media.getUserMedia.mockReturnValueOnce(prompt.promise)
    const asked = ask('microphone')
    await device.stop()
    prompt.resolve({ getTracks: () => [media.track] })
    expect(await asked).toEqual({ ok: true })
    expect(media.track.stop).toHaveBeenCalledOnce()
    expect(take()).toEqual([])
  })
})

describe('setAudioOutput', () => {
  const command = { type: 'setAudioOutput', id: 'ear', from: undefined } as const

  it('hands the id on and reports it as current when that worked', async () => {
    const onAudioOutput = vi.fn(async () => undefined)
    const { execute, take } = await createStarted({ onAudioOutput })
    expect(await execute(command)).toEqual({ ok: true })
    expect(onAudioOutput).toHaveBeenCalledExactlyOnceWith('ear')
    expect(take()).toEqual([{ type: 'audio.changed', current: 'ear', evidence: 'ack' }])
  })

  it('says why it did not work, thrown or rejected', async () => {
    for (const onAudioOutput of [
      () => Promise.reject(new DOMException('no such output', 'NotFoundError')),
      () => {
        throw new DOMException('no such output', 'NotFoundError')
      },
    ]) {
      const { execute, take } = await createStarted({ onAudioOutput })
      expect(await execute(command)).toEqual({
        ok: false,
        reason: 'failed',
        vendor: { code: 'NotFoundError', message: 'no such output' },
      })
      expect(take()).toEqual([])
    }
  })

  it('is not supported without a sink', async () => {
    const { execute } = await createStarted()
    expect(await execute(command)).toEqual({ ok: false, reason: 'not-supported' })
  })
})
