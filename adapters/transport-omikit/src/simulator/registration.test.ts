import { describe, expect, it } from 'vitest'
import type { Platform } from '../dialect.ts'
import type { AndroidPermission } from './stack/permissions.ts'
import { createStage, login } from './test-stage.ts'

const dialects = ['rn-4.0', 'rn-4.1'] as const
const keyLogin = { fullName: 'An', usrUuid: 'u-1', apiKey: 'demo-key', phone: '105', fcmToken: 't', isVideo: false }
const changed = (change: object) => ({ ...login, ...change })

describe.each(dialects)('initCallWithUserPassword of %s on Android', (dialect) => {
  const stageOf = (options = {}) => createStage({ dialect, platform: 'android' }, options)

  it.each([
    ['a wrong password', changed({ password: 'x' }), 'ERROR_INVALID_CREDENTIALS', 401],
    ['an account that is not there', changed({ userName: '999' }), 'ERROR_FORBIDDEN', 853],
    ['a realm that is not there', changed({ realm: 'x' }), 'ERROR_REALM_NOT_FOUND', 404],
  ])('with %s is rejected, and told as the end of a call too', async (_what, data, rejected, code) => {
    const stage = stageOf()
    expect(await stage.does('initCallWithUserPassword', data)).toEqual({ rejected })
    expect(stage.bodies('CALL_STATE_CHANGED')).toEqual([
      expect.objectContaining({ status: 6, incoming: true, codeEndCall: code }),
    ])
  })

  it.each(['userName', 'password', 'realm', 'fcmToken'])('without %s is rejected by its name', async (key) => {
    const stage = stageOf()
    const answer = { rejected: `ERROR_MISSING_${key.toUpperCase()}` }
    expect(await stage.does('initCallWithUserPassword', changed({ [key]: '' }))).toEqual(answer)
    expect(await stage.does('initCallWithUserPassword', changed({ [key]: undefined }))).toEqual(answer)
    expect(stage.heard).toEqual([])
  })

  it.each([
    ['RECORD_AUDIO', 'ERROR_MISSING_RECORD_AUDIO'],
    ['FOREGROUND_SERVICE_MICROPHONE', 'ERROR_MISSING_FOREGROUND_SERVICE'],
    ['POST_NOTIFICATIONS', 'ERROR_MISSING_POST_NOTIFICATIONS'],
  ] as const)('without the permission %s is rejected by %s', async (permission: AndroidPermission, rejected) => {
    expect(await stageOf({ denied: [permission] }).does('initCallWithUserPassword', login)).toEqual({ rejected })
  })

  it.each([
    [408, 'ERROR_TIMEOUT'],
    [500, 'ERROR_SERVICE_START_FAILED'],
    [501, 'ERROR_SERVICE_NOT_AVAILABLE'],
    [502, 'ERROR_SERVICE_DEGRADED'],
    [503, 'ERROR_SERVICE_UNAVAILABLE'],
    [600, 'ERROR_NETWORK_UNAVAILABLE'],
    [601, 'ERROR_CONNECTION_TIMEOUT'],
    [999, 'ERROR_UNKNOWN'],
    [777, 'ERROR_REGISTRATION_FAILED'],
  ])('that comes to %i is rejected by %s', async (status, rejected) => {
    const stage = stageOf()
    stage.simulator.far.nextRegistration(status)
    expect(await stage.does('initCallWithUserPassword', login)).toEqual({ rejected })
  })

  it('without a network is rejected', async () => {
    const stage = stageOf()
    stage.simulator.far.setNetwork('offline')
    expect(await stage.does('initCallWithUserPassword', login)).toEqual({ rejected: 'ERROR_NETWORK_UNAVAILABLE' })
  })

  it('is true where it is taken, takes an empty host, and ends the call that there was', async () => {
    const stage = stageOf()
    await stage.signIn()
    const call = stage.simulator.far.call({ from: '1' })
    expect(await stage.does('initCallWithUserPassword', changed({ host: '' }))).toEqual({ value: true })
    expect(call.seen.stage).toBe('ended')
  })
})

describe.each(dialects)('initCallWithApiKey of %s', (dialect) => {
  it.each([
    ['android', keyLogin, { value: true }],
    ['android', { ...keyLogin, apiKey: 'x' }, { value: false }],
    ['android', { ...keyLogin, fullName: '' }, { rejected: 'ERROR_MISSING_FULLNAME' }],
    ['android', { ...keyLogin, usrUuid: '' }, { rejected: 'ERROR_MISSING_USRUUID' }],
    ['android', { ...keyLogin, apiKey: '' }, { rejected: 'ERROR_MISSING_APIKEY' }],
    ['android', { ...keyLogin, fcmToken: '' }, { rejected: 'ERROR_MISSING_FCMTOKEN' }],
    ['ios', keyLogin, { value: true }],
    ['ios', { ...keyLogin, apiKey: 'x' }, { value: false }],
    ['ios', {}, { value: false }],
  ] as const)('on %s with %j comes to %j', async (platform: Platform, data, answer) => {
    const stage = createStage({ dialect, platform })
    expect(await stage.does('initCallWithApiKey', data)).toEqual(answer)
  })

  it('on Android is false without the microphone', async () => {
    const stage = createStage({ dialect, platform: 'android' }, { denied: ['RECORD_AUDIO'] })
    expect(await stage.does('initCallWithApiKey', keyLogin)).toEqual({ value: false })
  })

  it('makes the extension the phone that was given', async () => {
    const stage = createStage({ dialect, platform: 'android' })
    await stage.does('initCallWithApiKey', keyLogin)
    expect(await stage.ask('getCurrentUser')).toMatchObject({ value: { extension: '105', uuid: 'u-1' } })
  })
})

describe('a login on iOS', () => {
  it.each(dialects)('of %s is true at once, whatever its credentials', async (dialect) => {
    const stage = createStage({ dialect, platform: 'ios' }, { registerMs: 10_000 })
    expect(await stage.does('initCallWithUserPassword', changed({ password: 'x' }))).toEqual({ value: true })
  })

  it('that was not taken lets no call come', async () => {
    const stage = createStage({ dialect: 'rn-4.1', platform: 'ios' })
    await stage.does('startServices')
    await stage.does('initCallWithUserPassword', changed({ password: 'x' }))
    expect(stage.simulator.far.call({ from: '1' }).seen).toMatchObject({ stage: 'ended', code: 480 })
  })
})
