import { createPhone } from '@offhook/core'
import { createVirtualClock } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createOmikitTransport } from '../create-omikit-transport.ts'
import { dialects, isFlutter, platforms } from '../dialect.ts'
import { createOmiSimulator, type OmiSimulatorOptions } from '../simulator/index.ts'
import { agent, apiKey, appToApp } from './account.fixture.ts'
import type { OmiCredentials } from './credentials.ts'

const kinds = dialects.flatMap((dialect) => platforms.map((platform) => ({ dialect, platform })))
const account = { ...agent, password: 'secret', realm: 'demo' }
const accounts = ['100', '200', '300'].map((extension) => ({
  extension,
  realm: 'demo',
  password: 'secret',
  uuid: `uuid-${extension}`,
  fullName: `User ${extension}`,
}))

/** The whole phone over the simulated native side. */
async function launch(options: OmiSimulatorOptions, hotline?: string) {
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createOmiSimulator({ ...options, clock, accounts, qualityEveryMs: 0 })
  const transport = createOmikitTransport({ bridge: simulator.bridge, clock, ...(hotline && { hotline }) })
  const phone = createPhone({ transport, clock })
  const answer = async <T>(promise: Promise<T>, ms = 20_000): Promise<T> => {
    let settled = false
    void promise.finally(() => {
      settled = true
    })
    for (let waited = 0; waited < ms && !settled; waited += 100) await clock.advanceAsync(100)
    if (!settled) throw new Error('It never settled.')
    return await promise
  }
  expect(await answer(phone.start())).toMatchObject({ ok: true })
  await clock.advanceAsync(1_000)
  const state = () => phone.getSnapshot().registration
  return { clock, simulator, transport, phone, answer, state }
}

describe.each(kinds)('the account of a phone on $dialect, $platform', (kind) => {
  it.each<readonly [string, OmiCredentials]>([
    ['an agent', account],
    ['an API key', { ...apiKey, apiKey: 'demo-key' }],
    ...(isFlutter(kind) ? [] : [['App-to-App', { ...appToApp, password: 'secret' }] as const]),
  ])('signs in and out: %s', async (_, credentials) => {
    const { phone, answer, state, clock } = await launch(kind)
    expect(await answer(phone.signIn(credentials))).toMatchObject({ ok: true })
    await clock.advanceAsync(6_000)
    expect(state()).toMatchObject({ state: 'registered' })
    expect(await answer(phone.signOut())).toMatchObject({ ok: true })
    expect(state()).toEqual({ state: 'signed-out' })
    // And nothing brings it back by itself.
    await clock.advanceAsync(120_000)
    expect(state()).toEqual({ state: 'signed-out' })
  })

  it('leaves nobody stuck: a call can be placed 6 s after the sign-in at the latest', async () => {
    const { phone, answer, clock, simulator } = await launch(kind)
    void phone.signIn(account)
    await clock.advanceAsync(6_000)
    expect(await answer(phone.startCall({ to: '0901234567' }))).toMatchObject({ ok: true })
    expect(simulator.far.calls).toHaveLength(1)
  })

  it('changes the user', async () => {
    const { phone, answer, clock, state, transport } = await launch(kind)
    await answer(phone.signIn(account))
    await clock.advanceAsync(6_000)
    await answer(phone.signIn({ ...account, userName: '200' }))
    await clock.advanceAsync(6_000)
    expect(state()).toMatchObject({ state: 'registered' })
    expect(await answer(transport.omi.getCurrentUser())).toMatchObject({ ok: true, value: { extension: '200' } })
  })

  it('finds the account again after the app was closed', async () => {
    const first = await launch(kind)
    await first.answer(first.phone.signIn(account))
    await first.clock.advanceAsync(6_000)
    await first.answer(first.phone.stop())
    const { bridge } = first.simulator
    const phone = createPhone({ transport: createOmikitTransport({ bridge, clock: first.clock }), clock: first.clock })
    await first.answer(phone.start())
    await first.clock.advanceAsync(3_000)
    expect(phone.getSnapshot().registration).toMatchObject({ state: 'registered' })
  })

  it('learns of a wrong password: at once, or by the first call', async () => {
    const { phone, answer, clock, state } = await launch(kind)
    void phone.signIn({ ...account, password: 'wrong' })
    await clock.advanceAsync(9_000)
    if (kind.platform === 'android') {
      expect(state()).toMatchObject({ state: 'failed', reason: 'credentials' })
      return
    }
    const started = await answer(phone.startCall({ to: '0901234567' }), 60_000)
    expect(started).toMatchObject({ ok: false })
    expect(state().state).not.toBe('registered')
  })

  it('answers every typed function', async () => {
    const { transport, phone, answer, clock, simulator } = await launch(kind)
    await answer(phone.signIn(account))
    await clock.advanceAsync(6_000)
    const { omi } = transport
    expect(await answer(omi.getCurrentUser())).toMatchObject({
      ok: true,
      value: { extension: '100', uuid: 'uuid-100', name: 'User 100' },
    })
    expect(await answer(omi.getUserInfo('200'))).toMatchObject({ ok: true, value: { extension: '200' } })
    expect(await answer(omi.getUserInfo('nobody'))).toEqual({ ok: true, value: undefined })
    expect(await answer(omi.getAudio())).toMatchObject({ ok: true })
    expect(await answer(omi.configPushNotification({ missedCallTitle: 'a' }))).toMatchObject({ ok: true })
    const others = {
      getOmiDevices: omi.getOmiDevices(),
      isCurrentDeviceRegistered: omi.isCurrentDeviceRegistered(),
      needsReLogin: omi.needsReLogin(),
      getSipInfo: omi.getSipInfo(),
      getVoipToken: omi.getVoipToken(),
      getHistoryCallLog: omi.getHistoryCallLog(),
      changeTransport: omi.changeTransport('TCP'),
      checkPermissionStatus: omi.checkPermissionStatus(),
      checkCredentials: omi.checkCredentials({ ...account }),
      systemAlertWindow: omi.systemAlertWindow(),
      openSystemAlertSetting: omi.openSystemAlertSetting(),
      requestPermissionsByCodes: omi.requestPermissionsByCodes([450, 452]),
      hideSystemNotificationOnly: omi.hideSystemNotificationOnly(),
      hideSystemNotificationSafely: omi.hideSystemNotificationSafely(),
      hideSystemNotificationAndUnregister: omi.hideSystemNotificationAndUnregister('done'),
      setupVideoContainers: omi.setupVideoContainers(),
      setCameraConfig: omi.setCameraConfig({ target: 'local', hidden: true }),
      getKeepAliveStatus: omi.getKeepAliveStatus(),
    }
    for (const [method, asked] of Object.entries(others)) {
      const result = await answer(asked)
      const isThere = simulator.bridge.has(method as keyof typeof others)
      expect([method, result.ok ? 'ok' : result.reason]).toEqual([method, isThere ? 'ok' : 'not-supported'])
    }
  })
})

describe.each(kinds.filter((kind) => !isFlutter(kind)))('a customer on $dialect, $platform', (kind) => {
  it('calls the hotline and nobody else', async () => {
    const { phone, answer, clock, simulator } = await launch(kind, '1900')
    await answer(phone.signIn({ ...account, mode: 'customer' }))
    await clock.advanceAsync(6_000)
    expect(phone.getSnapshot().registration).toMatchObject({ state: 'registered', hotlines: ['1900'] })
    expect(await answer(phone.startCall({ to: '0901234567' }))).toMatchObject({ ok: false, reason: 'hotline-only' })
    expect(await answer(phone.startCall({ to: '1900' }))).toMatchObject({ ok: true })
    expect(simulator.far.calls).toHaveLength(1)
  })
})

describe.each(kinds.filter(({ platform, dialect }) => platform === 'android' && dialect !== 'flutter-3.3'))(
  'permissions on $dialect, $platform',
  (kind) => {
    it('believes the user, and not the false of the native side', async () => {
      const { phone, answer } = await launch({ ...kind, denied: ['RECORD_AUDIO'] })
      expect(phone.getSnapshot().permissions.microphone).toBe('prompt')
      expect(await answer(phone.requestPermissions(['microphone']))).toMatchObject({ ok: true })
      expect(phone.getSnapshot().permissions.microphone).toBe('granted')
    })

    it('knows a no', async () => {
      const { phone, answer } = await launch({ ...kind, denied: ['RECORD_AUDIO'], askUser: () => [] })
      expect(await answer(phone.requestPermissions(['microphone']))).toMatchObject({
        ok: false,
        reason: 'permission-denied',
        permission: 'microphone',
      })
      expect(phone.getSnapshot().permissions.microphone).toBe('denied')
    })

    it('says what a sign-in lacks', async () => {
      const { phone, clock } = await launch({ ...kind, denied: ['POST_NOTIFICATIONS'] })
      void phone.signIn(account)
      await clock.advanceAsync(6_000)
      expect(phone.getSnapshot().registration).toMatchObject({ state: 'failed', reason: 'forbidden' })
      expect(phone.getSnapshot().permissions.notifications).toBe('prompt')
    })
  },
)
