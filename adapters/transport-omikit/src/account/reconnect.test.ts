import { describe, expect, it } from 'vitest'
import {
  android40,
  android41,
  flutterAndroid,
  flutterIos,
  ios40,
  ios41,
  rejecting,
} from '../functions/native-side.fixture.ts'
import { agent, apiKey, createAccountUnderTest, customer } from './account.fixture.ts'

const signIn = { type: 'signIn', credentials: agent } as const
const reconnect = { type: 'reconnect', fresh: false } as const

describe('a cold start', () => {
  it.each([
    ['React Native', android40, { getSipInfo: '100@demo' }],
    ['React Native 4.1', android41, { getSipInfo: '100@demo', needsReLogin: false }],
    ['Flutter', flutterAndroid, { getCurrentUser: { extension: '100' } }],
  ] as const)('finds the session that the native side has kept: %s', async (_, kind, answers) => {
    const { account, registration, clock } = createAccountUnderTest(kind, answers)
    await account.start()
    await clock.advanceAsync(0)
    expect(registration()).toEqual([{ type: 'registration.changed', state: 'registered', evidence: 'ack' }])
  })

  it('finds a session that the server lists (4.1, iOS)', async () => {
    const { account, registration, clock } = createAccountUnderTest(ios41, {
      getSipInfo: '100@demo',
      needsReLogin: false,
    })
    await account.start()
    await clock.advanceAsync(0)
    expect(registration()).toEqual([{ type: 'registration.changed', state: 'registered' }])
  })

  it.each([
    ['4.0', ios40, { getSipInfo: '100@demo' }],
    ['4.1, the list cannot be asked', ios41, { getSipInfo: '100@demo', needsReLogin: rejecting('E', 'boom') }],
    ['Flutter', flutterIos, { getCurrentUser: { extension: '100' } }],
  ] as const)('takes a session of iOS for what it is, a login that was never checked: %s', async (_, kind, answers) => {
    const { account, registration, clock } = createAccountUnderTest(kind, answers)
    await account.start()
    await clock.advanceAsync(60_000)
    expect(registration()).toMatchObject([{ state: 'registering', evidence: 'ack', vendor: { code: 'unproven' } }])
    account.heard()
    expect(registration().at(-1)).toEqual({ type: 'registration.changed', state: 'registered' })
  })

  it('remembers what a call has proved, from before a stop', async () => {
    const { account, run, registration, clock } = createAccountUnderTest(ios40, { getSipInfo: '100@demo' })
    await account.start()
    await run(signIn, 6_000)
    account.heard()
    account.stop()
    await account.start()
    await clock.advanceAsync(0)
    expect(registration().at(-1)).toEqual({ type: 'registration.changed', state: 'registered' })
  })

  it.each([
    ['nobody is signed in', android40, { getSipInfo: null }],
    ['nobody is signed in (Flutter)', flutterAndroid, { getCurrentUser: null }],
    ['the server has forgotten this device', ios41, { getSipInfo: '100@demo', needsReLogin: true }],
    ['it cannot be asked', android40, { getSipInfo: rejecting('E', 'boom') }],
  ] as const)('says nothing where %s', async (_, kind, answers) => {
    const { account, states, clock } = createAccountUnderTest(kind, answers)
    await account.start()
    await clock.advanceAsync(0)
    expect(states()).toEqual([])
  })

  it('trusts the session where there may be customers, who are on no list of devices', async () => {
    const answers = { getSipInfo: '100@demo', needsReLogin: true }
    const { account, states, clock } = createAccountUnderTest(ios41, answers, { hotline: '1900' })
    await account.start()
    await clock.advanceAsync(0)
    expect(states()).toEqual(['registering'])
  })

  it('says nothing of the old session once somebody signs in', async () => {
    const { account, run, states, clock } = createAccountUnderTest(android41, {
      getSipInfo: () => new Promise((resolve) => void clock.setTimeout(() => resolve('100@demo'), 1_000)),
      initCallWithUserPassword: rejecting('ERROR_FORBIDDEN', 'no (Status: 403)'),
    })
    await account.start()
    const done = run(signIn, 1_000)
    await clock.advanceAsync(4_000)
    await done
    expect(states()).toEqual(['registering', 'failed'])
  })

  it('learns from a call that somebody is signed in', async () => {
    const { account, registration } = createAccountUnderTest(android40)
    await account.start()
    account.heard()
    expect(registration()).toEqual([{ type: 'registration.changed', state: 'registered' }])
  })

  it('looks up the permissions of Android', async () => {
    const { account, facts, clock } = createAccountUnderTest(android40, {
      checkPermissionStatus: { essentialGranted: ['android.permission.RECORD_AUDIO'], essentialMissing: [] },
    })
    await account.start()
    await clock.advanceAsync(0)
    expect(facts).toContainEqual({ type: 'permission.changed', permission: 'microphone', state: 'granted' })
  })
})

describe('coming back', () => {
  it.each([
    ['React Native', android41, { getSipInfo: '100@demo', needsReLogin: false }],
    ['React Native 4.0', android40, { getSipInfo: '100@demo' }],
    ['Flutter', flutterAndroid, { getCurrentUser: { extension: '100' } }],
  ] as const)('leaves it to the SDK, which registers by itself: %s', async (_, kind, answers) => {
    const { account, run, logins, registration } = createAccountUnderTest(kind, answers)
    await account.start()
    await run(signIn)
    expect(await run(reconnect)).toEqual({ ok: true })
    expect(logins()).toHaveLength(1)
    expect(registration().at(-1)).toMatchObject({ state: 'registered' })
    expect(registration()).toHaveLength(3)
  })

  it('does not sign in anew for an account that is unproven, and says so again', async () => {
    const { account, run, logins, registration } = createAccountUnderTest(ios40, { getSipInfo: '100@demo' })
    await account.start()
    await run(signIn, 6_000)
    expect(await run(reconnect)).toEqual({ ok: true })
    expect(logins()).toHaveLength(1)
    expect(registration().slice(2)).toEqual([registration()[1]])
    expect(registration()[1]).toMatchObject({ state: 'registering', evidence: 'ack' })
  })

  it('finds an unproven account proved by the list of devices', async () => {
    const { account, run, registration } = createAccountUnderTest(ios41, {
      getSipInfo: '100@demo',
      isCurrentDeviceRegistered: rejecting('E', 'boom'),
      needsReLogin: false,
    })
    await account.start()
    await run(signIn, 6_000)
    expect(registration().at(-1)).toMatchObject({ evidence: 'ack' })
    await run(reconnect)
    expect(registration().at(-1)).toEqual({ type: 'registration.changed', state: 'registered' })
  })

  it('knows an API key by its user', async () => {
    const { account, run, logins } = createAccountUnderTest(ios41, { getCurrentUser: { extension: '9', uuid: 'u-1' } })
    await account.start()
    await run({ type: 'signIn', credentials: apiKey })
    await run(reconnect)
    expect(logins()).toHaveLength(1)
  })

  it.each([
    ['the native side has lost the account', { getSipInfo: null }],
    ['the server has forgotten this device', { getSipInfo: '100@demo', needsReLogin: true }],
    ['it cannot be asked', { getSipInfo: rejecting('E', 'boom') }],
  ])('signs in anew where %s', async (_, answers) => {
    const { account, run, logins, states } = createAccountUnderTest(android41, answers)
    await account.start()
    await run(signIn)
    await run(reconnect)
    expect(logins()).toHaveLength(2)
    expect(states().slice(-2)).toEqual(['registering', 'registered'])
  })

  it('does not sign in anew for a customer, of whom no list knows', async () => {
    const { account, run, logins } = createAccountUnderTest(android41, { getSipInfo: '100@demo', needsReLogin: true })
    await account.start()
    await run({ type: 'signIn', credentials: customer })
    await run(reconnect)
    expect(logins()).toHaveLength(1)
  })

  it('signs in anew after a failure', async () => {
    const { account, run, logins, states } = createAccountUnderTest(android41, { getSipInfo: '100@demo' })
    await account.start()
    await run(signIn)
    account.failed(503)
    await run(reconnect)
    expect(logins()).toHaveLength(2)
    expect(states().slice(-3)).toEqual(['failed', 'registering', 'registered'])
  })

  it('waits for the sign-in that is under way', async () => {
    const { account, run, logins, states, clock } = createAccountUnderTest(android41, {
      initCallWithUserPassword: () => new Promise((resolve) => void clock.setTimeout(() => resolve(true), 12_000)),
    })
    await account.start()
    const both = [run(signIn, 1_000), run(reconnect, 1_000)]
    await clock.advanceAsync(20_000)
    expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: true }])
    expect(logins()).toHaveLength(1)
    expect(states()).toEqual(['registering', 'registered'])
  })

  it('never ends a call by a login', async () => {
    const { account, run, logins, states, answers, talk } = createAccountUnderTest(android41, {
      getSipInfo: '100@demo',
    })
    await account.start()
    await run(signIn)
    talk()
    expect(await run(reconnect)).toEqual({ ok: true })
    expect(await run({ type: 'signIn', credentials: { ...agent, password: 'new' } })).toEqual({ ok: true })
    expect(states()).toEqual(['registering', 'registered', 'registered', 'registered'])
    answers.getSipInfo = null
    expect(await run(reconnect)).toMatchObject({ ok: false, reason: 'busy' })
    expect(logins()).toHaveLength(1)
    talk(false)
    await run(reconnect)
    expect(logins().at(-1)?.args).toMatchObject({ password: 'new' })
  })

  it('asks for a kept session where nobody signed in', async () => {
    const { account, run, states, answers } = createAccountUnderTest(android40, { getSipInfo: '100@demo' })
    await account.start()
    expect(await run(reconnect)).toEqual({ ok: true })
    answers.getSipInfo = rejecting('E', 'boom')
    expect(await run(reconnect)).toMatchObject({ ok: false, reason: 'failed' })
    expect(states().at(-1)).toBe('registered')
    answers.getSipInfo = null
    expect(await run(reconnect)).toMatchObject({ ok: false, reason: 'not-registered' })
    expect(states().at(-1)).toBe('signed-out')
    account.heard()
    expect(states().at(-1)).toBe('registered')
  })

  it('knows a customer again after a stop', async () => {
    const answers = { getSipInfo: '100@demo', needsReLogin: true }
    const { account, run, registration, clock } = createAccountUnderTest(android41, answers, { hotline: '1900' })
    await account.start()
    await run({ type: 'signIn', credentials: customer })
    account.stop()
    await account.start()
    await clock.advanceAsync(0)
    expect(registration()).toHaveLength(3)
    expect(registration().at(-1)).toMatchObject({ state: 'registered', hotlines: ['1900'] })
  })

  it('asks the server of an agent after a stop, whatever hotlines there are', async () => {
    const answers = { getSipInfo: '100@demo', needsReLogin: true }
    const { account, run, registration, clock } = createAccountUnderTest(android41, answers, { hotline: '1900' })
    await account.start()
    await run(signIn)
    account.stop()
    await account.start()
    await clock.advanceAsync(0)
    expect(registration()).toHaveLength(2)
  })

  it('has no ping', async () => {
    const { run } = createAccountUnderTest(ios41)
    expect(await run({ type: 'ping' })).toEqual({ ok: false, reason: 'not-supported' })
  })
})

describe('a registration that failed in the form of a call that ended', () => {
  it.each([
    [401, 'credentials'],
    [853, 'forbidden'],
    [404, 'forbidden'],
    [408, 'timeout'],
    [503, 'server'],
    [600, 'network'],
    [602, 'unknown'],
    [undefined, 'unknown'],
  ] as const)('%s is %s, read by the table of registrations', async (code, reason) => {
    const { account, run, registration } = createAccountUnderTest(android41)
    await account.start()
    await run(signIn)
    account.failed(code)
    expect(registration().at(-1)).toEqual({
      type: 'registration.changed',
      state: 'failed',
      reason,
      vendor: { ...(code && { code }), message: 'The registration failed.' },
    })
  })

  it('names the right that is missing', async () => {
    const { account, facts } = createAccountUnderTest(android41)
    await account.start()
    account.failed(452)
    expect(facts).toContainEqual({ type: 'permission.changed', permission: 'notifications', state: 'prompt' })
  })
})

describe('an account registered with options', () => {
  const { type: _, mode: __, ...login } = { ...agent, mode: 'agent' }

  it('is the account of the phone from then on', async () => {
    const answers = { registerWithOptions: { success: true, statusCode: 200, message: '' }, getSipInfo: '100@demo' }
    const { account, functions, run, registration, logins } = createAccountUnderTest(android41, answers)
    await account.start()
    await functions.registerWithOptions({ ...login, isVideo: true, showNotification: false })
    expect(registration().at(-1)).toEqual({ type: 'registration.changed', state: 'registered' })
    account.failed(503)
    await run(reconnect)
    expect(logins()).toMatchObject([{ args: { userName: '100', isVideo: true, isSkipDevices: false } }])
  })
})
