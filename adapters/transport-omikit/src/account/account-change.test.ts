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
import { agent, apiKey, createAccountUnderTest, other } from './account.fixture.ts'

const signIn = { type: 'signIn', credentials: agent } as const
const signInOther = { type: 'signIn', credentials: other } as const
const signOut = { type: 'signOut' } as const

describe('the native services', () => {
  it('are started once, however often the phone starts', async () => {
    const { account, methods } = createAccountUnderTest(ios41)
    await account.start()
    account.stop()
    await Promise.all([account.start(), account.start()])
    expect(methods().filter((method) => method === 'startServices')).toHaveLength(1)
  })

  it('are started again where that failed', async () => {
    const { account, answers, methods } = createAccountUnderTest(android41, { startServices: false })
    await account.start()
    answers.startServices = true
    await account.start()
    await account.start()
    expect(methods().filter((method) => method === 'startServices')).toHaveLength(2)
  })

  it('reject where there is no native side, in its own words', async () => {
    const startServices = () => {
      throw new Error("The package 'omikit-plugin' doesn't seem to be linked.")
    }
    const { account, answers, states } = createAccountUnderTest(ios41, { startServices, getSipInfo: '100@demo' })
    await expect(account.start()).rejects.toThrow('linked')
    expect(states()).toEqual([])
    answers.startServices = true
    await account.start()
  })

  it('do not hold up a start by saying nothing', async () => {
    const { account, clock, methods } = createAccountUnderTest(android41, { startServices: never })
    const started = account.start()
    await clock.advanceAsync(5_000)
    await started
    await account.start()
    expect(methods().filter((method) => method === 'startServices')).toHaveLength(1)
  })
})

describe('signing out', () => {
  it('waits for what the native side has to do', async () => {
    const { account, run, methods, registration } = createAccountUnderTest(ios41)
    await account.start()
    expect(await run(signOut)).toEqual({ ok: true })
    expect(methods()).toContain('logoutAndWait')
    expect(registration()).toEqual([{ type: 'registration.changed', state: 'signed-out' }])
  })

  it('says that the server did not confirm it', async () => {
    const { account, run, registration } = createAccountUnderTest(ios41, { logoutAndWait: false })
    await account.start()
    await run(signOut)
    expect(registration()).toMatchObject([
      { state: 'signed-out', vendor: { message: expect.stringContaining('confirm') } },
    ])
  })

  it.each([
    ['React Native 4.0', android40, 'getSipInfo', '100@demo', null],
    ['Flutter', flutterIos, 'getCurrentUser', { extension: '100' }, {}],
  ] as const)(
    'asks until nobody is signed in, where there is nothing to wait for: %s',
    async (_, kind, getter, before, after) => {
      const { account, run, answers, states, clock } = createAccountUnderTest(kind, { [getter]: before })
      await account.start()
      const out = run(signOut, 1_000)
      await clock.advanceAsync(1)
      expect(states()).not.toContain('signed-out')
      answers[getter] = after
      await clock.advanceAsync(250)
      expect(await out).toEqual({ ok: true })
      expect(states().at(-1)).toBe('signed-out')
    },
  )

  it('does not wait for ever', async () => {
    const { account, run, registration } = createAccountUnderTest(android40, { getSipInfo: '100@demo' })
    await account.start()
    expect(await run(signOut, 6_000)).toEqual({ ok: true })
    expect(registration().at(-1)).toMatchObject({
      state: 'signed-out',
      vendor: { message: expect.stringContaining('still') },
    })
  })

  it.each([
    ['rejects', rejecting('E', 'boom')],
    ['never answers', never],
  ])('is done with for the user even where the native side %s', async (_, logoutAndWait) => {
    const { account, run, states } = createAccountUnderTest(android41, { logoutAndWait })
    await account.start()
    expect(await run(signOut, 10_000)).toEqual({ ok: true })
    expect(states()).toEqual(['signed-out'])
  })

  it('is not undone by a call that was on its way', async () => {
    const { account, run, states } = createAccountUnderTest(android41)
    await account.start()
    await run(signIn)
    await run(signOut)
    account.heard()
    account.failed(503)
    expect(states()).toEqual(['registering', 'registered', 'signed-out'])
  })
})

describe('signing in as somebody else', () => {
  const changes = (methods: readonly string[]) => methods.filter((method) => /^(logout|initCall)/.test(method))

  it.each([
    ['4.1', android41, 'logoutAndWait'],
    ['4.1, iOS', ios41, 'logoutAndWait'],
    ['4.0', ios40, 'logout'],
    ['Flutter', flutterAndroid, 'logout'],
  ] as const)('signs out whoever is signed in first: %s', async (_, kind, logout) => {
    let extension: string | undefined = '100'
    const gone = () => {
      extension = undefined
      return true
    }
    const { account, run, methods } = createAccountUnderTest(kind, {
      logout: gone,
      logoutAndWait: gone,
      getSipInfo: () => (extension ? `${extension}@demo` : null),
      getCurrentUser: () => (extension ? { extension } : {}),
    })
    await account.start()
    await run(signInOther, 1_000)
    expect(changes(methods())).toEqual([logout, 'initCallWithUserPassword'])
  })

  it('waits for the sign-out before it signs in', async () => {
    const { account, run, methods, clock } = createAccountUnderTest(ios41, {
      getSipInfo: '100@demo',
      logoutAndWait: () => new Promise((resolve) => void clock.setTimeout(() => resolve(true), 3_000)),
    })
    await account.start()
    const done = run(signInOther, 2_900)
    await clock.advanceAsync(2_900)
    expect(changes(methods())).toEqual(['logoutAndWait'])
    await clock.advanceAsync(200)
    await done
    expect(changes(methods())).toEqual(['logoutAndWait', 'initCallWithUserPassword'])
  })

  it.each([
    ['the same extension', android41, { getSipInfo: '100@demo' }, agent],
    ['the same extension in other letters', android41, { getSipInfo: 'sip:100@DEMO' }, agent],
    ['the same user, by API key', ios41, { getCurrentUser: { extension: '9', uuid: 'U-1' } }, apiKey],
    ['nobody', ios41, { getSipInfo: null }, agent],
  ] as const)('signs nobody out for %s', async (_, kind, answers, credentials) => {
    const { account, run, methods } = createAccountUnderTest(kind, answers)
    await account.start()
    await run({ type: 'signIn', credentials })
    expect(changes(methods())).toHaveLength(1)
  })

  it('remembers who signed in, where the native side cannot tell', async () => {
    const { account, run, methods } = createAccountUnderTest(flutterAndroid, { getCurrentUser: {} })
    await account.start()
    await run(signIn)
    await run(signIn)
    await run(signInOther)
    expect(changes(methods())).toEqual([
      'initCallWithUserPassword',
      'initCallWithUserPassword',
      'logout',
      'initCallWithUserPassword',
    ])
  })

  it('signs out an account of which nobody knows whether it is this API key', async () => {
    const { account, run, methods } = createAccountUnderTest(ios41, { getCurrentUser: { extension: '9' } })
    await account.start()
    await run({ type: 'signIn', credentials: apiKey })
    await run({ type: 'signIn', credentials: apiKey })
    expect(changes(methods())).toEqual(['logoutAndWait', 'initCallWithApiKey', 'initCallWithApiKey'])
  })

  it('hears nothing of the account before meanwhile', async () => {
    const { account, run, states, clock } = createAccountUnderTest(android41, {
      initCallWithUserPassword: () => new Promise((resolve) => void clock.setTimeout(() => resolve(true), 2_000)),
    })
    await account.start()
    const done = run(signIn, 1_000)
    await clock.advanceAsync(1_000)
    account.heard()
    account.failed(403)
    account.refuted()
    expect(states()).toEqual(['registering'])
    await clock.advanceAsync(2_000)
    await done
    expect(states()).toEqual(['registering', 'registered'])
  })
})

describe('one change after the other', () => {
  const slow = (clock: { setTimeout(callback: () => void, ms: number): unknown }) => () =>
    new Promise((resolve) => void clock.setTimeout(() => resolve(true), 2_000))

  it('lets a sign-out win over the sign-in before it', async () => {
    const { account, run, answers, states, methods, clock } = createAccountUnderTest(android41)
    answers.initCallWithUserPassword = slow(clock)
    await account.start()
    const signedIn = run(signIn, 1_000)
    await clock.advanceAsync(1_000)
    const signedOut = run(signOut, 500)
    await clock.advanceAsync(500)
    // The login is not answered yet: a logout now would race with it.
    expect(methods()).not.toContain('logoutAndWait')
    await clock.advanceAsync(5_000)
    expect(await signedIn).toMatchObject({ ok: false, reason: 'refused' })
    expect(await signedOut).toEqual({ ok: true })
    expect(states()).toEqual(['registering', 'signed-out'])
    expect(methods()).toContain('logoutAndWait')
  })

  it('does not begin what was overtaken while it waited', async () => {
    const { account, run, answers, logins, states, clock } = createAccountUnderTest(android41)
    answers.initCallWithUserPassword = slow(clock)
    await account.start()
    const first = run(signIn, 1_000)
    await clock.advanceAsync(1_000)
    const third = { ...agent, userName: '300' }
    const rest = [run(signInOther), run({ type: 'signIn', credentials: third })]
    await clock.advanceAsync(20_000)
    await Promise.all([first, ...rest])
    expect(logins().map(({ args }) => args)).toMatchObject([{ userName: '100' }, { userName: '300' }])
    expect(states()).toEqual(['registering', 'registering', 'registered'])
  })

  it('does not show a sign-out that a sign-in has overtaken', async () => {
    const { account, run, answers, states, clock } = createAccountUnderTest(android41)
    answers.logoutAndWait = slow(clock)
    await account.start()
    await run(signIn)
    const out = run(signOut, 1_000)
    await clock.advanceAsync(1_000)
    const back = run(signIn, 5_000)
    await clock.advanceAsync(5_000)
    expect(await Promise.all([out, back])).toEqual([{ ok: true }, { ok: true }])
    expect(states()).toEqual(['registering', 'registered', 'registering', 'registered'])
  })

  it('says nothing after a stop', async () => {
    const { account, run, answers, facts, clock } = createAccountUnderTest(android41)
    answers.initCallWithUserPassword = slow(clock)
    await account.start()
    const signedIn = run(signIn, 1_000)
    await clock.advanceAsync(1_000)
    const before = facts.length
    account.stop()
    account.permissionsAsked({ permissions: ['android.permission.CAMERA'] })
    await clock.advanceAsync(5_000)
    await signedIn
    expect(facts).toHaveLength(before)
  })
})
