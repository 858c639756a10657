import { describe, expect, it } from 'vitest'
import {
  android40,
  android41,
  flutterAndroid,
  flutterIos,
  ios40,
  ios41,
  never,
  rejecting,
} from '../functions/native-side.fixture.ts'
import { agent, apiKey, appToApp, createAccountUnderTest, customer } from './account.fixture.ts'

const signIn = { type: 'signIn', credentials: agent } as const
const signInByKey = { type: 'signIn', credentials: apiKey } as const
const noMicrophone = { essentialGranted: [], essentialMissing: ['android.permission.RECORD_AUDIO'] }

describe('signing in', () => {
  it.each([
    ['the registrar said so (Android)', android41, signIn],
    ['the registrar said so (Android 4.0)', android40, signIn],
    ['the registrar said so (Flutter, Android)', flutterAndroid, signIn],
    ['the server knew the key (Android)', android41, signInByKey],
    ['the server knew the key (iOS)', ios41, signInByKey],
  ] as const)('is registered at once where %s', async (_, kind, command) => {
    const { account, run, registration } = createAccountUnderTest(kind)
    await account.start()
    expect(await run(command)).toEqual({ ok: true })
    expect(registration()).toEqual([
      { type: 'registration.changed', state: 'registering' },
      { type: 'registration.changed', state: 'registered' },
    ])
  })

  it.each([
    ['React Native 4.1', ios41, signIn],
    ['React Native 4.0', ios40, signIn],
    ['Flutter', flutterIos, signIn],
    ['Flutter, API key', flutterIos, signInByKey],
  ] as const)('is registering where iOS says yes without asking: %s', async (_, kind, command) => {
    const { account, run, states } = createAccountUnderTest(kind)
    await account.start()
    expect(await run(command)).toEqual({ ok: true })
    expect(states()).toEqual(['registering'])
  })

  it('hands over customers as customers', async () => {
    const { account, run, asked } = createAccountUnderTest(android41)
    await account.start()
    await run({ type: 'signIn', credentials: appToApp })
    expect(asked.at(-1)).toMatchObject({
      method: 'initCallWithUserPassword',
      args: { userName: '300', host: 'sip.example', isSkipDevices: true },
    })
  })

  it.each([
    [
      '401',
      android41,
      rejecting('ERROR_INVALID_CREDENTIALS', 'Invalid credentials. (Status: 401)'),
      'credentials',
      'failed',
    ],
    ['403', android41, rejecting('ERROR_FORBIDDEN', 'Access denied. (Status: 403)'), 'forbidden', 'forbidden'],
    ['404', android41, rejecting('ERROR_REALM_NOT_FOUND', 'Realm not found. (Status: 404)'), 'forbidden', 'forbidden'],
    ['408', android41, rejecting('ERROR_TIMEOUT', 'Connection timeout (Status: 408)'), 'timeout', 'failed'],
    ['500', android41, rejecting('ERROR_SERVICE_START_FAILED', 'Failed (Status: 500)'), 'server', 'failed'],
    ['503', android41, rejecting('ERROR_SERVICE_UNAVAILABLE', 'Unavailable (Status: 503)'), 'server', 'failed'],
    [
      '600',
      android41,
      rejecting('ERROR_NETWORK_UNAVAILABLE', 'Network unavailable (Status: 600)'),
      'network',
      'offline',
    ],
    ['601', android41, rejecting('ERROR_CONNECTION_TIMEOUT', 'Connection timeout (Status: 601)'), 'timeout', 'failed'],
    ['999', android41, rejecting('ERROR_UNKNOWN', 'Unknown (Status: 999)'), 'unknown', 'failed'],
    ['a missing realm', android41, rejecting('ERROR_MISSING_REALM', 'realm is required'), 'credentials', 'failed'],
    ['a bad start', android41, rejecting('ERROR_INITIALIZATION_EXCEPTION', 'boom'), 'unknown', 'failed'],
    ['iOS', ios41, rejecting('INIT_FAILED', 'cannot'), 'credentials', 'failed'],
    ['Flutter 400', flutterAndroid, '{"status":400,"message":"MISSING_PARAMS"}', 'credentials', 'failed'],
    ['Flutter 500', flutterAndroid, '{"status":500,"message":"INIT_FAILED"}', 'credentials', 'failed'],
    ['Flutter 600', flutterIos, '{"status":600,"message":"NETWORK_UNAVAILABLE"}', 'network', 'offline'],
    ['false', android41, false, 'unknown', 'failed'],
    ['nothing', ios41, null, 'unknown', 'failed'],
    ['garbage', flutterIos, '{"status"', 'unknown', 'failed'],
  ] as const)('fails by its own table of codes: %s', async (_, kind, answer, reason, outcome) => {
    const { account, run, registration } = createAccountUnderTest(kind, { initCallWithUserPassword: answer })
    await account.start()
    expect(await run(signIn)).toMatchObject({ ok: false, reason: outcome })
    expect(registration().at(-1)).toMatchObject({ state: 'failed', reason })
  })

  it.each([
    ['450', 'ERROR_MISSING_RECORD_AUDIO', 'microphone'],
    ['452', 'ERROR_MISSING_POST_NOTIFICATIONS', 'notifications'],
  ] as const)('names the right that is missing: %s is not what it is to a start', async (status, code, permission) => {
    const answer = rejecting(code, `permission required (Status: ${status})`)
    const { account, run, registration, facts } = createAccountUnderTest(android41, {
      initCallWithUserPassword: answer,
    })
    await account.start()
    expect(await run(signIn)).toMatchObject({ ok: false, reason: 'permission-denied', permission })
    expect(registration().at(-1)).toMatchObject({ state: 'failed', reason: 'forbidden' })
    expect(facts).toContainEqual({ type: 'permission.changed', permission, state: 'prompt' })
  })

  it('knows that 451 is the foreground service, which nobody can be asked for', async () => {
    const answer = rejecting('ERROR_MISSING_FOREGROUND_SERVICE', 'required (Status: 451)')
    const { account, run, facts } = createAccountUnderTest(android41, { initCallWithUserPassword: answer })
    await account.start()
    expect(await run(signIn)).toMatchObject({ ok: false, reason: 'forbidden' })
    expect(facts.filter(({ type }) => type === 'permission.changed')).toEqual([])
  })

  it('finds out why an API key was answered with false on Android', async () => {
    const { account, run, registration } = createAccountUnderTest(android41, {
      initCallWithApiKey: false,
      checkPermissionStatus: noMicrophone,
    })
    await account.start()
    expect(await run(signInByKey)).toMatchObject({ ok: false, reason: 'permission-denied', permission: 'microphone' })
    expect(registration().at(-1)).toMatchObject({ state: 'failed', reason: 'forbidden' })
  })

  it('ends when the native side never answers', async () => {
    const { account, run, registration } = createAccountUnderTest(android41, { initCallWithUserPassword: never })
    await account.start()
    expect(await run(signIn, 30_000)).toMatchObject({ ok: false })
    expect(registration().at(-1)).toMatchObject({ state: 'failed', reason: 'timeout' })
  })

  it('refuses an empty host by name before the native side hears of it', async () => {
    const { account, run, registration, logins } = createAccountUnderTest(ios41)
    await account.start()
    const outcome = await run({ type: 'signIn', credentials: { ...agent, host: '' } })
    expect(outcome).toMatchObject({ ok: false, reason: 'failed', vendor: { code: 'ERROR_MISSING_HOST' } })
    expect(registration()).toMatchObject([
      { state: 'failed', reason: 'credentials', vendor: { code: 'ERROR_MISSING_HOST' } },
    ])
    expect(logins()).toEqual([])
  })

  it('refuses a customer with a password on Flutter', async () => {
    const { account, run, registration, logins } = createAccountUnderTest(flutterAndroid)
    await account.start()
    expect(await run({ type: 'signIn', credentials: customer })).toMatchObject({ ok: false, reason: 'not-supported' })
    expect(registration()).toMatchObject([{ state: 'failed', reason: 'forbidden' }])
    expect(logins()).toEqual([])
  })

  it('contains credentials that throw when they are read', async () => {
    const { account, run } = createAccountUnderTest(android41)
    await account.start()
    const credentials = Object.defineProperty({ ...agent }, 'host', {
      get() {
        throw new Error('do not read me')
      },
    })
    expect(await run({ type: 'signIn', credentials })).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('is not begun when it was aborted', async () => {
    const { account, asked } = createAccountUnderTest(android41)
    expect(await account.execute(signIn, AbortSignal.abort())).toMatchObject({ ok: false, reason: 'refused' })
    expect(asked).toEqual([])
  })
})

describe('the hotline of a customer', () => {
  it.each([
    ['one', '1900', ['1900']],
    ['many', ['1900', '1800'], ['1900', '1800']],
  ])('goes with the registration: %s', async (_, hotline, hotlines) => {
    const { account, run, registration } = createAccountUnderTest(android41, {}, { hotline })
    await account.start()
    await run({ type: 'signIn', credentials: customer })
    expect(registration().at(-1)).toEqual({ type: 'registration.changed', state: 'registered', hotlines })
  })

  it('is nothing to an agent, and unknown where no number is given', async () => {
    for (const [credentials, options] of [
      [agent, { hotline: '1900' }],
      [customer, {}],
    ] as const) {
      const { account, run, registration } = createAccountUnderTest(android41, {}, options)
      await account.start()
      await run({ type: 'signIn', credentials })
      expect(registration().at(-1)).toEqual({ type: 'registration.changed', state: 'registered' })
    }
  })
})
