import { describe, expect, it } from 'vitest'
import { createRig, createStarted, Media, settled } from './test/fake-page.ts'

describe('requestPermission', () => {
  it.each([
    ['microphone', { audio: true }],
    ['camera', { video: true }],
  ] as const)('opens the %s, closes it at once and reports the grant', async (permission, constraints) => {
    const { ask, media, take } = await createStarted()
    expect(await ask(permission)).toEqual({ ok: true })
    expect(media.getUserMedia).toHaveBeenCalledExactlyOnceWith(constraints)
    expect(media.track.stop).toHaveBeenCalledOnce()
    expect(take()).toContainEqual({ type: 'permission.changed', permission, state: 'granted' })
  })

  it('reads the outputs anew, for browsers that do not report permission changes', async () => {
    const { ask, take } = await createStarted()
    await ask('microphone')
    await settled()
    expect(take()).toContainEqual(expect.objectContaining({ type: 'audio.changed' }))
  })

  it.each([
    ['denied', 'blocked'],
    ['prompt', 'prompt'],
    ['granted', 'denied'],
  ])('tells a refusal after which the browser says %s', async (left, state) => {
    const { ask, media, statuses, take } = await createStarted()
    statuses.microphone.state = left
    media.refuse('NotAllowedError', 'Permission denied')
    expect(await ask('microphone')).toEqual({
      ok: false,
      reason: 'permission-denied',
      permission: 'microphone',
      vendor: { code: 'NotAllowedError', message: 'Permission denied', detail: { permission: left } },
    })
    expect(take()).toEqual([{ type: 'permission.changed', permission: 'microphone', state }])
  })

  it('takes a refusal for a denial where the browser says nothing more', async () => {
    const media = new Media()
    media.refuse('NotAllowedError', 'Permission denied')
    const rig = createRig({ navigator: { mediaDevices: media } })
    await rig.start()
    rig.take()
    expect(await rig.ask('camera')).toMatchObject({ reason: 'permission-denied', vendor: { code: 'NotAllowedError' } })
    expect(rig.take()).toEqual([{ type: 'permission.changed', permission: 'camera', state: 'denied' }])
  })

  it.each(['NotFoundError', 'NotReadableError', 'AbortError'])('does not take %s for a denial', async (name) => {
    const { ask, media, statuses, take } = await createStarted()
    statuses.microphone.state = 'granted'
    media.refuse(name, 'why')
    expect(await ask('microphone')).toMatchObject({ reason: 'failed', vendor: { code: name, message: 'why' } })
    expect(take()).toEqual([{ type: 'permission.changed', permission: 'microphone', state: 'granted' }])
  })

  it.each([
    ['granted', { ok: true }, 'granted'],
    ['denied', { ok: false, reason: 'permission-denied', vendor: { code: 'denied' } }, 'blocked'],
    ['default', { ok: false, reason: 'permission-denied', vendor: { code: 'default' } }, 'prompt'],
  ])('of notifications answered %s', async (said, outcome, state) => {
    const { ask, Notification, take } = await createStarted()
    Notification.requestPermission.mockResolvedValue(said)
    expect(await ask('notifications')).toMatchObject(outcome)
    expect(take()).toEqual([{ type: 'permission.changed', permission: 'notifications', state }])
  })

  it('of notifications that throws is a failure', async () => {
    const { ask, Notification } = await createStarted()
    Notification.requestPermission.mockRejectedValue(new TypeError('insecure'))
    expect(await ask('notifications')).toMatchObject({ reason: 'failed', vendor: { code: 'TypeError' } })
  })

  it.each(['overlay', 'bluetooth', 'phone-account'] as const)('of %s is not supported', async (permission) => {
    const { ask, take } = await createStarted()
    expect(await ask(permission)).toEqual({ ok: false, reason: 'not-supported', permission })
    expect(take()).toEqual([])
  })

  it('of what the page lacks is not supported', async () => {
    const rig = createRig({})
    for (const permission of ['microphone', 'camera', 'notifications'] as const) {
      expect(await rig.ask(permission)).toEqual({ ok: false, reason: 'not-supported', permission })
    }
  })

  it('opens nothing once aborted', async () => {
    const { device, media } = await createStarted()
    const command = { type: 'requestPermission', permission: 'microphone' } as const
    expect(await device.execute(command, { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      reason: 'failed',
      vendor: { code: 'AbortError' },
    })
    expect(media.getUserMedia).not.toHaveBeenCalled()
  })
})
