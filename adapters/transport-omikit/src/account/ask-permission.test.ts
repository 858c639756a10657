import type { Permission } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { android41, flutterAndroid, ios41, never, rejecting } from '../functions/native-side.fixture.ts'
import { createAccountUnderTest } from './account.fixture.ts'

const ask = (permission: Permission) => ({ type: 'requestPermission', permission }) as const
const granted = { essentialGranted: ['android.permission.RECORD_AUDIO'], essentialMissing: [], canMakeVoipCalls: true }
const missing = { essentialGranted: [], essentialMissing: ['android.permission.RECORD_AUDIO'], canMakeVoipCalls: false }

describe('asking for a permission', () => {
  it.each([
    ['microphone', 'requestPermissionsByCodes', { codes: [450] }],
    ['notifications', 'requestPermissionsByCodes', { codes: [452] }],
    ['overlay', 'requestSystemAlertWindowPermission', undefined],
  ] as const)('%s goes to %s (Android)', async (permission, method, args) => {
    const { account, run, asked, facts } = createAccountUnderTest(android41, { [method]: true })
    await account.start()
    expect(await run(ask(permission))).toEqual({ ok: true })
    expect(asked.find((one) => one.method === method)?.args).toEqual(args)
    expect(facts).toContainEqual({ type: 'permission.changed', permission, state: 'granted' })
  })

  it('asks for the camera among all others, since 451 is not the camera here', async () => {
    const { account, run, asked } = createAccountUnderTest(android41, { checkAndRequestPermissions: true })
    await account.start()
    expect(await run(ask('camera'))).toEqual({ ok: true })
    expect(asked.find(({ method }) => method === 'checkAndRequestPermissions')?.args).toEqual({ isVideo: true })
  })

  it.each([
    ['camera', 'true', { checkAndRequestPermissions: true }],
    ['camera', 'false', { checkAndRequestPermissions: false }],
    ['notifications', 'false', { requestPermissionsByCodes: false }],
  ] as const)('believes nothing of the %s: %s is said whatever the user chose', async (permission, _, answers) => {
    const { account, run, facts } = createAccountUnderTest(android41, answers)
    await account.start()
    expect(await run(ask(permission))).toEqual({ ok: true })
    expect(facts).toContainEqual({ type: 'permission.changed', permission, state: 'unknown' })
  })

  it.each([
    ['microphone', { requestPermissionsByCodes: false, checkPermissionStatus: missing }],
    ['overlay', { requestSystemAlertWindowPermission: false }],
  ] as const)('%s denied is refused', async (permission, answers) => {
    const { account, run } = createAccountUnderTest(android41, answers)
    await account.start()
    expect(await run(ask(permission))).toEqual({ ok: false, reason: 'permission-denied', permission })
  })

  it('asks for all where the module cannot ask for one', async () => {
    const { account, run, bridge } = createAccountUnderTest(android41, {
      checkAndRequestPermissions: false,
      checkPermissionStatus: granted,
    })
    const has = bridge.has
    Object.assign(bridge, {
      has: (method: Parameters<typeof has>[0]) => method !== 'requestPermissionsByCodes' && has(method),
    })
    await account.start()
    expect(await run(ask('microphone'))).toEqual({ ok: true })
  })

  it.each([
    ['iOS', ios41],
    ['Flutter', flutterAndroid],
  ] as const)('is not for the SDK on %s', async (_, kind) => {
    for (const permission of ['microphone', 'camera', 'notifications', 'overlay'] as const) {
      const { account, run, facts } = createAccountUnderTest(kind, { requestPermissionsByCodes: true })
      await account.start()
      expect(await run(ask(permission))).toMatchObject({ ok: false, reason: 'not-supported', permission })
      expect(facts).toEqual([])
    }
  })

  it.each(['bluetooth', 'phone-account'] as const)('is not for the SDK: %s', async (permission) => {
    const { run } = createAccountUnderTest(android41)
    expect(await run(ask(permission))).toEqual({ ok: false, reason: 'not-supported', permission })
  })

  it('ends without an activity', async () => {
    const rejected = createAccountUnderTest(android41, {
      requestPermissionsByCodes: rejecting('E_NULL_ACTIVITY', 'none'),
    })
    await rejected.account.start()
    expect(await rejected.run(ask('microphone'))).toMatchObject({ ok: false, reason: 'failed' })
    const silent = createAccountUnderTest(android41, { requestSystemAlertWindowPermission: never })
    await silent.account.start()
    expect(await silent.run(ask('overlay'), 60_000)).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('hears what the SDK wants to have asked for', async () => {
    const { account, facts } = createAccountUnderTest(android41)
    await account.start()
    account.permissionsAsked({ permissions: ['android.permission.CAMERA'] })
    expect(facts).toEqual([{ type: 'permission.changed', permission: 'camera', state: 'prompt' }])
  })
})
