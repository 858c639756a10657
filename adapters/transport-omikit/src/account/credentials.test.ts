import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialects, platforms } from '../dialect.ts'
import { android41, flutterAndroid, flutterIos, ios40, ios41 } from '../functions/native-side.fixture.ts'
import { agent, apiKey, appToApp, customer } from './account.fixture.ts'
import { isBad, readCredentials } from './credentials.ts'

describe('credentials', () => {
  it('of an agent', () => {
    expect(readCredentials({ ...agent, video: true, projectId: 'p' }, android41)).toEqual({
      method: 'initCallWithUserPassword',
      identity: '100@demo',
      mode: 'agent',
      args: {
        userName: '100',
        password: 'secret',
        realm: 'demo',
        host: 'sip.example',
        isVideo: true,
        fcmToken: 'token',
        projectId: 'p',
        isSkipDevices: false,
      },
    })
  })

  it('of a customer skip the devices', () => {
    expect(readCredentials(customer, ios41)).toMatchObject({ mode: 'customer', args: { isSkipDevices: true } })
  })

  it('of App-to-App sign in as a customer', () => {
    expect(readCredentials(appToApp, android41)).toEqual({
      method: 'initCallWithUserPassword',
      identity: '300@demo',
      mode: 'customer',
      args: {
        userName: '300',
        password: 'secret',
        realm: 'demo',
        host: 'sip.example',
        isVideo: false,
        fcmToken: 'token',
        isSkipDevices: true,
      },
    })
  })

  it('of an API key', () => {
    expect(readCredentials(apiKey, flutterIos)).toEqual({
      method: 'initCallWithApiKey',
      identity: 'api-key:u-1',
      mode: 'agent',
      args: { fullName: 'An', usrUuid: 'u-1', apiKey: 'key', phone: '0901', isVideo: false, fcmToken: 'token' },
    })
    expect(readCredentials({ ...apiKey, mode: 'customer' }, ios40)).toMatchObject({ mode: 'customer' })
  })

  it.each([
    ...(['userName', 'password', 'realm', 'host', 'fcmToken'] as const).map((key) => [key, agent] as const),
    ...(['extension', 'password', 'domain', 'outboundProxy', 'fcmToken'] as const).map(
      (key) => [key, appToApp] as const,
    ),
    ...(['fullName', 'usrUuid', 'apiKey', 'fcmToken'] as const).map((key) => [key, apiKey] as const),
  ])('are refused by name without %s (%o)', (key, credentials) => {
    for (const value of ['', '  ', undefined, null, 7]) {
      const read = readCredentials({ ...credentials, [key]: value }, android41)
      expect(read).toMatchObject({ reason: 'missing', code: `ERROR_MISSING_${key.toUpperCase()}` })
      expect(isBad(read) && read.message).toContain(`'${key}'`)
    }
  })

  it.each([
    ['host', agent],
    ['outboundProxy', appToApp],
  ])('name the host, where %s is empty', (key, credentials) => {
    const read = readCredentials({ ...credentials, [key]: '' }, ios41)
    expect(isBad(read) && read.message).toMatch(new RegExp(`^signIn needs '${key}', .*SIP proxy`))
  })

  it('need a phone on Flutter only', () => {
    const { phone: _, ...without } = apiKey
    expect(readCredentials(without, flutterAndroid)).toMatchObject({ code: 'ERROR_MISSING_PHONE' })
    expect(readCredentials(without, android41)).toMatchObject({ args: { phone: '' } })
  })

  it.each([customer, appToApp])('of a customer with a password do not exist on Flutter (%o)', (credentials) => {
    expect(readCredentials(credentials, flutterAndroid)).toMatchObject({
      reason: 'not-supported',
      code: 'CUSTOMER_MODE',
    })
  })

  it.each([undefined, null, 'secret', [], {}, { ...agent, type: 'sip' }])('need a type: %j', (given) => {
    expect(readCredentials(given, android41)).toMatchObject({ code: 'ERROR_MISSING_TYPE' })
  })

  it('keep a password as it is, and repeat no value', () => {
    expect(readCredentials({ ...agent, password: ' a ' }, ios41)).toMatchObject({ args: { password: ' a ' } })
    const read = readCredentials({ ...agent, host: '' }, ios41)
    expect(JSON.stringify(read)).not.toMatch(/secret|token|demo|100/)
  })

  it('are either a whole login or a refusal that repeats no secret, whatever is given', () => {
    const keys = Object.keys({ ...agent, ...apiKey, ...appToApp, projectId: '', mode: '', video: true })
    const secret = fc.stringMatching(/^S[a-z0-9]{8}S$/)
    const value = fc.oneof(secret, fc.constantFrom('', ' ', null, undefined, 7, true, {}))
    const type = fc.constantFrom('user-password', 'api-key', 'app-to-app', 'sip', undefined)
    const kinds = dialects.flatMap((dialect) => platforms.map((platform) => ({ dialect, platform })))
    const given = fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] })
    fc.assert(
      fc.property(type, given, fc.constantFrom(...kinds), (name, fields, kind) => {
        const read = readCredentials({ ...fields, type: name }, kind)
        if (isBad(read)) expect(JSON.stringify(read)).not.toMatch(/S[a-z0-9]{8}S/)
        for (const [key, text] of isBad(read) ? [] : Object.entries(read.args)) {
          if (typeof text === 'string' && key !== 'phone') expect(text.trim()).not.toBe('')
        }
      }),
    )
  })

  it('lose blanks around what is no secret', () => {
    expect(readCredentials({ ...agent, userName: ' 100 ' }, ios41)).toMatchObject({ args: { userName: '100' } })
  })
})
