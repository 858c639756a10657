import { describe, expect, it } from 'vitest'
import { flutterIos, ios40, ios41, never, rejecting } from '../functions/native-side.fixture.ts'
import { agent, createAccountUnderTest, customer } from './account.fixture.ts'

const signIn = { type: 'signIn', credentials: agent } as const

describe('a login that iOS took unchecked', () => {
  it('is registered as soon as the server lists this device', async () => {
    let listed = false
    const { account, run, registration, clock } = createAccountUnderTest(ios41, {
      isCurrentDeviceRegistered: () => listed,
      getSipInfo: '100@demo',
    })
    await account.start()
    await run(signIn, 1_500)
    expect(registration().map(({ state }) => state)).toEqual(['registering'])
    listed = true
    await clock.advanceAsync(1_000)
    expect(registration().at(-1)).toEqual({ type: 'registration.changed', state: 'registered' })
  })

  it('is registered as soon as a call shows it', async () => {
    const { account, run, registration, clock } = createAccountUnderTest(ios40)
    await account.start()
    await run(signIn, 1_000)
    account.heard()
    account.heard()
    expect(registration().slice(1)).toEqual([{ type: 'registration.changed', state: 'registered' }])
    await clock.advanceAsync(60_000)
    expect(registration()).toHaveLength(2)
  })

  it('is not proved by the directory, which knows no passwords', async () => {
    let asked = 0
    const { account, run, registration } = createAccountUnderTest(flutterIos, {
      // Before the login nobody was signed in.
      getCurrentUser: () => (asked++ < 2 ? {} : { extension: '100', uuid: 'u' }),
    })
    await account.start()
    await run(signIn, 60_000)
    expect(registration().at(-1)).toMatchObject({ state: 'registering', evidence: 'ack' })
  })

  it.each([
    ['4.0', ios40, { getSipInfo: '100@demo' }, agent],
    ['4.1, customer, who is on no list', ios41, { getSipInfo: '100@demo', isCurrentDeviceRegistered: false }, customer],
    ['Flutter, in no directory', flutterIos, { getCurrentUser: {} }, agent],
    ['nothing answers', ios40, { getSipInfo: 7, getCurrentUser: 7 }, agent],
    [
      '4.1, the list cannot be asked',
      ios41,
      { getSipInfo: '100@demo', isCurrentDeviceRegistered: rejecting('E', 'boom') },
      agent,
    ],
    ['4.1, the list never answers', ios41, { getSipInfo: '100@demo', isCurrentDeviceRegistered: never }, agent],
  ] as const)(
    'is unproven after 5 s, with no word for it and none against it, and stays so (%s)',
    async (_, kind, answers, credentials) => {
      const { account, run, registration } = createAccountUnderTest(kind, answers)
      await account.start()
      await run({ type: 'signIn', credentials }, 4_900)
      expect(registration().at(-1)).toEqual({ type: 'registration.changed', state: 'registering' })
      await run({ type: 'ping' }, 600_000)
      expect(registration().slice(1)).toMatchObject([
        { state: 'registering', evidence: 'ack', vendor: { code: 'unproven' } },
      ])
    },
  )

  it('has failed where the server has not listed this device by then', async () => {
    const { account, run, registration } = createAccountUnderTest(ios41, {
      getSipInfo: '100@demo',
      isCurrentDeviceRegistered: false,
    })
    await account.start()
    await run(signIn, 4_900)
    expect(registration()).toHaveLength(1)
    await run({ type: 'ping' }, 200)
    expect(registration().slice(1)).toMatchObject([
      { state: 'failed', reason: 'unknown', vendor: { message: expect.stringContaining('list') } },
    ])
  })

  it('tells a customer on the way what they may call', async () => {
    const { account, run, registration } = createAccountUnderTest(
      ios41,
      { getSipInfo: '100@demo' },
      { hotline: '1900' },
    )
    await account.start()
    await run({ type: 'signIn', credentials: customer }, 6_000)
    expect(registration().at(-1)).toMatchObject({ state: 'registering', evidence: 'ack', hotlines: ['1900'] })
  })

  it.each([
    ['nobody is signed in', null],
    ['somebody else is', '200@demo'],
    ['it is in another realm', '100@elsewhere'],
  ])('has failed where %s after all', async (_, info) => {
    let asked = 0
    const { account, run, registration } = createAccountUnderTest(ios40, {
      // Before the login nobody was signed in.
      getSipInfo: () => (asked++ < 2 ? null : info),
    })
    await account.start()
    await run(signIn, 6_000)
    expect(registration().at(-1)).toMatchObject({ state: 'failed', reason: 'unknown' })
  })

  it('never asks the list of devices for a customer', async () => {
    const { account, run, methods } = createAccountUnderTest(ios41)
    await account.start()
    await run({ type: 'signIn', credentials: customer }, 6_000)
    expect(methods()).not.toContain('isCurrentDeviceRegistered')
  })

  it('is proved later, once', async () => {
    const { account, run, registration } = createAccountUnderTest(ios40, { getSipInfo: '100@demo' })
    await account.start()
    await run(signIn, 6_000)
    account.heard()
    account.heard()
    expect(registration().slice(2)).toEqual([{ type: 'registration.changed', state: 'registered' }])
  })
})

describe('a start that finds the account not registered', () => {
  it('makes it fail, so that the core tries it anew', async () => {
    const { account, run, registration, logins, clock } = createAccountUnderTest(ios40, { getSipInfo: '100@demo' })
    await account.start()
    await run(signIn, 6_000)
    account.refuted({ code: 6, message: 'REGISTER_ACCOUNT_FAIL' })
    account.refuted()
    expect(registration().slice(2)).toEqual([
      {
        type: 'registration.changed',
        state: 'failed',
        reason: 'unknown',
        vendor: { code: 6, message: 'REGISTER_ACCOUNT_FAIL' },
      },
    ])
    await run({ type: 'reconnect', fresh: false }, 0)
    await clock.advanceAsync(6_000)
    expect(logins()).toHaveLength(2)
    expect(registration().at(-1)).toMatchObject({ state: 'registering', evidence: 'ack' })
  })

  it('says nothing of an account that nobody signed in to', async () => {
    const { account, states } = createAccountUnderTest(ios40)
    await account.start()
    account.refuted()
    expect(states()).toEqual([])
  })
})
