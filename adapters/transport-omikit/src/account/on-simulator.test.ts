import { createPhone } from '@offhook/core'
import { createVirtualClock } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createOmikitTransport } from '../create-omikit-transport.ts'
import { dialects, isFlutter, type NativeKind, platforms } from '../dialect.ts'
import { createOmiSimulator, type OmiSimulatorOptions } from '../simulator/index.ts'
import { agent, apiKey, appToApp } from './account.fixture.ts'
import type { OmiCredentials, OmiMode } from './credentials.ts'

const unproven = { state: 'registering', unproven: true, vendor: { code: 'unproven' } }
const registered = { state: 'registered' }

/** What a phone says of an account once it is signed in, and before a call has shown more. */
function signedIn({ dialect, platform }: NativeKind, { type, mode }: { type: OmiCredentials['type']; mode?: OmiMode }) {
  if (platform === 'android') return registered
  if (dialect === 'flutter-3.3') return unproven
  if (type === 'api-key') return registered
  return dialect === 'rn-4.1' && type === 'user-password' && mode !== 'customer' ? registered : unproven
}

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
    const expected = signedIn(kind, credentials)
    const settled = expected === registered ? 'confirmed' : 'taken'
    expect(await answer(phone.signIn(credentials))).toEqual({ ok: true, settled })
    expect(state()).toMatchObject(expected)
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
    expect(state()).toMatchObject(signedIn(kind, account))
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
    expect(phone.getSnapshot().registration).toMatchObject(signedIn(kind, account))
  })

  it('is registered once a call has come, or gone through', async () => {
    for (const way of ['in', 'out'] as const) {
      const { phone, answer, clock, simulator, state } = await launch(kind)
      await answer(phone.signIn(account))
      if (way === 'in') simulator.far.call({ from: '0901234567' })
      else {
        await answer(phone.startCall({ to: '0901234567' }))
        await clock.advanceAsync(1_000)
        // Taken and dialled, which says nothing of the account.
        expect([simulator.far.calls.length, state()]).toMatchObject([1, signedIn(kind, account)])
        simulator.far.calls[0]?.ring()
      }
      await clock.advanceAsync(1_000)
      expect(state()).toEqual(registered)
    }
  })

  it('learns of a wrong password: at once, by the list of devices, or by the first call; never is it registered', async () => {
    const { phone, answer, clock, state } = await launch(kind)
    const states = new Set<string>()
    phone.subscribe(() => states.add(state().state))
    const signIn = await answer(phone.signIn({ ...account, password: 'wrong' }))
    if (kind.platform === 'android') {
      expect(signIn).toMatchObject({ ok: false, reason: 'credentials' })
      expect(state()).toMatchObject({ state: 'failed', reason: 'credentials', vendor: signIn.ok ? {} : signIn.vendor })
    } else if (kind.dialect === 'rn-4.1') {
      // The list of devices speaks against it.
      expect(signIn).toMatchObject({ ok: false, reason: 'failed', vendor: { code: 'refuted' } })
      expect(state()).toMatchObject({ state: 'reconnecting', reason: 'unknown', vendor: { code: 'refuted' } })
    } else {
      expect(signIn).toEqual({ ok: true, settled: 'taken' })
      expect(state()).toMatchObject(unproven)
      const started = await answer(phone.startCall({ to: '0901234567' }), 60_000)
      expect(started).toMatchObject({ ok: false, reason: 'not-registered' })
      expect(state()).toMatchObject({ state: 'reconnecting', reason: 'unknown' })
    }
    await clock.advanceAsync(600_000)
    expect(states).not.toContain('registered')
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
    const shown = signedIn(kind, { ...account, mode: 'customer' })
    expect(phone.getSnapshot().registration).toMatchObject({ ...shown, hotlines: ['1900'] })
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

    it('says what is missing in a sign-in', async () => {
      const { phone, clock } = await launch({ ...kind, denied: ['POST_NOTIFICATIONS'] })
      void phone.signIn(account)
      await clock.advanceAsync(6_000)
      expect(phone.getSnapshot().registration).toMatchObject({ state: 'failed', reason: 'forbidden' })
      expect(phone.getSnapshot().permissions.notifications).toBe('prompt')
    })
  },
)
