import { describe, expect, it } from 'vitest'
import type { OmiFunctions } from '../../src/index.ts'
import type { OmiSimulator } from '../../src/simulator/index.ts'
import { createSimulated, openSimulated, openUnsigned, talking, theCall, theFar } from '../support/simulated-phone.ts'
import { rn, rnAndroid } from './native-sides.ts'
import { picturesOf } from './pictures.ts'
import { sample } from './samples.ts'

// The document of omikit-plugin 4.0, sample by sample: pictures, pushes, permissions, registration, and the cold start.

/** Straight to the native module: it has what the plugin's own JavaScript spoils on Android. */
const bare = { bridgeOf: ({ bridge }: OmiSimulator) => bridge }
const isRefused = { ok: false, reason: 'not-supported' }

describe.each(rn)(sample('Video Components'), (_name, kind) => {
  it('names the native views that draw the two pictures', () => {
    const { cameras } = createSimulated(kind).transport.omi
    expect([cameras.local, cameras.remote]).toMatchObject([
      { side: 'local', view: expect.stringMatching(/LocalCameraView$/) },
      { side: 'remote', view: expect.stringMatching(/RemoteCameraView$/) },
    ])
  })
})

describe.each(rn)(sample('Video Call Flow'), (_name, kind) => {
  it('is set up, its picture switched off and on, its camera changed, and cleaned up, without a word of the app', async () => {
    const line = await talking(kind, true)
    expect(theFar(line)).toMatchObject({ video: true, seen: { video: true } })
    for (const video of ['off', 'on'] as const) {
      expect(await line.answer(line.phone.setVideo(video))).toMatchObject({ ok: true })
      expect(theFar(line).seen.video).toBe(video === 'on')
    }
    expect(await line.answer(line.phone.switchCamera())).toMatchObject({ ok: true })
    expect(await line.answer(line.phone.hangUp())).toMatchObject({ ok: true })
    expect(theCall(line).phase).toBe('ended')
  })

  it('tells of the far picture once in each call: iOS listens twice where nobody ended it, Android never says it', async () => {
    const { ready, shown } = await picturesOf(kind)
    if (kind.platform === 'ios') expect(shown).toEqual(['on', 'on'])
    expect([ready.length, new Set(ready).size]).toEqual(kind.platform === 'ios' ? [2, 2] : [0, 0])
  })
})

describe.each(rn)(sample('configPushNotification'), (_name, kind) => {
  it('is typed key by key, and says which key nobody reads', async () => {
    const { transport, answer } = await openSimulated(kind)
    const configured = transport.omi.configPushNotification({
      missedCallTitle: 'Missed call',
      prefixMissedCallMessage: 'Missed call from',
      backImage: 'ic_back',
    })
    expect(await answer(configured)).toEqual({ ok: true, value: { ignored: ['backImage'] } })
  })
})

describe.each(rn)(sample('Notification Management'), (_name, kind) => {
  it('hides it in three ways on Android, two of which sign the device out; iOS only pretends to', async () => {
    const { transport, answer } = await openSimulated(kind, bare)
    const { omi } = transport
    const told = [
      await answer(omi.hideSystemNotificationOnly()),
      await answer(omi.hideSystemNotificationSafely()),
      await answer(omi.hideSystemNotificationAndUnregister('user_dismissed')),
    ]
    const hidden = (unregistered: boolean) => ({ ok: true, value: { unregistered } })
    if (kind.platform === 'ios') expect(told).toMatchObject([isRefused, isRefused, isRefused])
    else expect(told).toEqual([hidden(false), hidden(true), hidden(true)])
  })
})

describe.each(rn)(sample('Permissions: Quick Setup'), (_name, kind) => {
  const isAndroid = kind.platform === 'android'

  it('asks for all that a call needs, and reads what Android really answers', async () => {
    const { transport, phone, answer } = await openSimulated(kind, { ...bare, denied: ['RECORD_AUDIO', 'CALL_PHONE'] })
    const { omi } = transport
    const before = await answer(omi.checkPermissionStatus())
    const asked = await answer(omi.checkAndRequestPermissions(false))
    const after = await answer(omi.checkPermissionStatus())
    if (!isAndroid) return expect([before, asked, after]).toMatchObject([isRefused, isRefused, isRefused])
    expect(before).toMatchObject({ ok: true, value: { canMakeVoipCalls: false, canDrawOverlays: true } })
    expect(asked).toEqual({ ok: true, value: true })
    expect(after).toMatchObject({ ok: true, value: { canMakeVoipCalls: true, missing: [] } })
    expect(phone.getSnapshot().permissions).toMatchObject({ microphone: 'granted', overlay: 'granted' })
  })

  it('says no where the user does', async () => {
    const options = { ...bare, denied: ['RECORD_AUDIO'] as const, askUser: () => [] }
    const { transport, phone, answer } = await openSimulated(kind, options)
    const asked = await answer(transport.omi.requestPermissionsByCodes([450]))
    if (!isAndroid) return expect(asked).toMatchObject(isRefused)
    expect(asked).toEqual({ ok: true, value: false })
    expect(phone.getSnapshot().permissions.microphone).toBe('denied')
  })

  it('leads to the right to draw over other apps', async () => {
    const { transport, phone, answer } = await openSimulated(kind, { ...bare, denied: ['SYSTEM_ALERT_WINDOW'] })
    const { omi } = transport
    const told = [
      await answer(omi.systemAlertWindow()),
      await answer(omi.openSystemAlertSetting()),
      await answer(omi.requestSystemAlertWindowPermission()),
    ]
    if (!isAndroid) return expect(told).toMatchObject([isRefused, isRefused, isRefused])
    expect(told).toMatchObject([
      { ok: true, value: false },
      { ok: true, value: true },
      { ok: true, value: true },
    ])
    expect(phone.getSnapshot().permissions.overlay).toBe('granted')
  })
})

describe.each(rnAndroid)(sample('Handle Permission Errors from startCall'), (_name, kind) => {
  it.each([
    ['the microphone', 450, 'microphone'],
    ['the camera', 451, 'camera'],
    ['drawing over others', 452, 'overlay'],
  ] as const)('names %s, in place of a number', async (_what, code, permission) => {
    const line = await openSimulated(kind)
    line.simulator.far.nextStart(code)
    const started = await line.answer(line.phone.startCall({ to: '0901' }))
    expect(started).toMatchObject({ ok: false, reason: 'permission-denied', permission })
  })

  it.each([
    ['microphone', 'RECORD_AUDIO'],
    ['overlay', 'SYSTEM_ALERT_WINDOW'],
  ] as const)('asks for it (%s), and starts the call', async (permission, right) => {
    const line = await openSimulated(kind, bare)
    line.simulator.far.permissions.deny(right)
    const refused = await line.answer(line.phone.startCall({ to: '0901' }))
    expect(refused).toMatchObject({ ok: false, reason: 'permission-denied', permission })
    expect(await line.answer(line.phone.requestPermissions([permission]))).toMatchObject({ ok: true })
    expect(await line.answer(line.phone.startCall({ to: '0901' }))).toMatchObject({ ok: true })
    expect(theFar(line).number).toBe('0901')
  })

  it("says beforehand that the plugin's own JavaScript cannot ask; granted in the settings, the call starts", async () => {
    const line = await openSimulated(kind)
    line.simulator.far.permissions.deny('RECORD_AUDIO')
    expect(await line.answer(line.phone.requestPermissions(['microphone']))).toMatchObject({ ok: false })
    expect(line.transport.omi.supports('requestPermissionsByCodes')).toBe(false)
    line.simulator.far.permissions.grant('RECORD_AUDIO')
    expect(await line.answer(line.phone.startCall({ to: '0901' }))).toMatchObject({ ok: true })
  })
})

/** What these take; the SDK wants a push token too, whatever the document says. */
const known = { userName: '100', password: 'secret', realm: 'demo', host: 'proxy.example', fcmToken: 'token' }

describe.each(rn)(sample('Check Credentials Without Connecting'), (_name, kind) => {
  it('tells a right password from a wrong one, and signs nobody in; iOS says yes to anything, and is not asked', async () => {
    const { transport, phone, answer } = await openUnsigned(kind)
    const right = await answer(transport.omi.checkCredentials(known))
    const wrong = await answer(transport.omi.checkCredentials({ ...known, password: 'wrong' }))
    expect(phone.getSnapshot().registration.state).not.toBe('registered')
    if (kind.platform === 'ios') return expect([right, wrong]).toMatchObject([isRefused, isRefused])
    expect(right).toMatchObject({ ok: true, value: { accepted: true, status: 200 } })
    expect(wrong).toMatchObject({ ok: true, value: { accepted: false, status: 401, reason: 'credentials' } })
  })

  it('never asks with something missing, which Android answers with what no bridge can carry', async () => {
    const { transport, answer } = await openUnsigned(kind)
    const asked = await answer(transport.omi.checkCredentials({ ...known, fcmToken: '' }))
    expect(asked).toMatchObject({
      ok: false,
      reason: 'bad-arguments',
      vendor: { message: expect.stringMatching('fcmToken') },
    })
  })
})

describe.each(rn)(sample('Register With Options'), (_name, kind) => {
  it('signs in, and the phone learns of it', async () => {
    const { transport, phone, answer, pass } = await openUnsigned(kind)
    const registered = await answer(transport.omi.registerWithOptions({ ...known, showNotification: false }))
    if (kind.platform === 'ios') return expect(registered).toMatchObject(isRefused)
    expect(registered).toMatchObject({ ok: true, value: { accepted: true } })
    await pass()
    expect(phone.getSnapshot().registration.state).toBe('registered')
  })
})

describe.each(rn)(sample('Keep-Alive'), (_name, kind) => {
  it('is in the document, and in no native code that does anything: that is said beforehand', async () => {
    const { transport, answer } = await openSimulated(kind, bare)
    const { omi } = transport
    const names = ['getKeepAliveStatus', 'triggerKeepAlivePing'] as const satisfies readonly (keyof OmiFunctions)[]
    for (const name of names) {
      expect(omi.supports(name)).toBe(false)
      expect(await answer<unknown>(omi[name]())).toMatchObject(isRefused)
    }
  })
})

/** An app that was signed in, was closed, and is opened after somebody has called. */
async function reopened(kind: (typeof rn)[number][1], tap?: 'answer') {
  const line = await openSimulated(kind, { ...bare })
  await line.answer(line.phone.stop())
  line.simulator.react.detach()
  const far = line.simulator.far.call({ from: '0907654321' })
  await line.pass()
  if (tap) line.simulator.far.tapNotification(tap)
  line.simulator.react.attach()
  await line.answer(line.phone.start())
  await line.pass(6_000)
  return { ...line, far }
}

describe.each(rn)(sample('Cold Start Call Handling'), (_name, kind) => {
  it('shows the call that came before the app, once, with its number, and answers it', async () => {
    const line = await reopened(kind)
    expect(line.phone.getSnapshot().calls).toMatchObject([{ phase: 'incoming', remote: { address: '0907654321' } }])
    await line.answer(line.phone.answer())
    await line.pass()
    expect([line.far.seen.stage, line.phone.getSnapshot().calls]).toMatchObject(['talking', [{ phase: 'active' }]])
  })

  it('is not asked by the plugin of 4.0 on Android, whose JavaScript would take the app down', async () => {
    const { phone, simulator, pass } = await openSimulated(kind)
    await phone.stop()
    simulator.react.detach()
    simulator.far.call({ from: '0907654321' })
    await pass()
    simulator.react.attach()
    void phone.start()
    await pass(6_000)
    const isMute = kind.dialect === 'rn-4.0' && kind.platform === 'android'
    expect(phone.getSnapshot().calls).toHaveLength(isMute ? 0 : 1)
  })
})

describe.each(rn)(sample('Incoming Call, App in Background or Killed'), (_name, kind) => {
  it('is in the call that was accepted on the screen of the system', async () => {
    const line = await reopened(kind, 'answer')
    expect(line.far.seen.stage).toBe('talking')
    expect(line.phone.getSnapshot().calls).toMatchObject([{ remote: { address: '0907654321' } }])
    expect(['connecting', 'active']).toContain(theCall(line).phase)
  })
})
