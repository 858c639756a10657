import type { Fact } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../dialect.ts'
import { createAsk } from './ask.ts'
import { type Answers, android41, createNativeSide, flutterAndroid, ios41, never } from './native-side.fixture.ts'
import { permissionFacts, readPermissionStatus, requestedFacts } from './permission-status.ts'
import { createPermissionFunctions, promptMs } from './permissions.ts'

const RECORD_AUDIO = 'android.permission.RECORD_AUDIO'
const CALL_PHONE = 'android.permission.CALL_PHONE'
/** As Kotlin writes it. */
const status = (granted: readonly string[], missing: readonly string[], canDrawOverlays = true) => ({
  essentialGranted: granted,
  essentialMissing: missing,
  canMakeVoipCalls: missing.length === 0,
  foregroundServicePermissions: { FOREGROUND_SERVICE_MICROPHONE: true, FOREGROUND_SERVICE_PHONE_CALL: false },
  canDrawOverlays,
  androidVersion: 35,
  targetSdk: 34,
})
const allGranted = status([RECORD_AUDIO, CALL_PHONE], [])
const noMicrophone = status([CALL_PHONE], [RECORD_AUDIO])

function permissionsOf(kind: NativeKind, answers: Answers) {
  const side = createNativeSide(kind, answers)
  const facts: Fact[] = []
  const functions = createPermissionFunctions(createAsk(side.bridge, side.clock), (fact) => void facts.push(fact))
  const said = () => facts.map((fact) => ('permission' in fact ? `${fact.permission} ${fact.state}` : fact.type))
  return { ...side, functions, said }
}

describe('the status of permissions', () => {
  it('is read as Android writes it, and not as it is documented', () => {
    expect(readPermissionStatus(noMicrophone)).toEqual({
      ok: true,
      value: {
        granted: [CALL_PHONE],
        missing: [RECORD_AUDIO],
        canMakeVoipCalls: false,
        foregroundService: { microphone: true, phoneCall: false },
        canDrawOverlays: true,
        androidVersion: 35,
        targetSdk: 34,
      },
    })
  })

  it('is read as it is documented, too', () => {
    expect(readPermissionStatus({ microphone: true, camera: false, overlay: false })).toEqual({
      ok: true,
      value: {
        granted: [RECORD_AUDIO],
        missing: ['android.permission.CAMERA'],
        canMakeVoipCalls: false,
        foregroundService: {},
        canDrawOverlays: false,
      },
    })
  })

  it.each([null, 'granted', {}, [], { essentialGranted: 'all' }])('is nothing: %j', (raw) => {
    expect(readPermissionStatus(raw).ok).toBe(false)
  })

  it('becomes facts of the permissions that the core knows', async () => {
    const { functions, said } = permissionsOf(android41, { checkPermissionStatus: noMicrophone })
    expect((await functions.checkPermissionStatus()).ok).toBe(true)
    expect(said()).toEqual(['microphone prompt', 'overlay granted'])
  })

  it('knows nothing of iOS and Flutter', async () => {
    for (const kind of [ios41, flutterAndroid]) {
      const { functions, said } = permissionsOf(kind, { checkPermissionStatus: allGranted })
      expect(await functions.checkPermissionStatus()).toMatchObject({ reason: 'not-supported' })
      expect(said()).toEqual([])
    }
  })

  it('says nothing of an overlay that it does not name', () => {
    const facts = permissionFacts({ granted: [CALL_PHONE], missing: [], canMakeVoipCalls: true, foregroundService: {} })
    expect(facts).toEqual([])
  })
})

describe('REQUEST_PERMISSION', () => {
  it('names what has to be asked for', () => {
    const names = ['RECORD_AUDIO', 'CAMERA', 'POST_NOTIFICATIONS', 'BLUETOOTH_CONNECT', 'USE_SIP']
    const facts = requestedFacts({ permissions: names.map((name) => `android.permission.${name}`) })
    expect(facts).toEqual(
      ['microphone', 'camera', 'notifications', 'bluetooth'].map((permission) => ({
        type: 'permission.changed',
        permission,
        state: 'prompt',
      })),
    )
  })

  it.each([null, {}, { permissions: 'all' }, { permissions: [null, 7, ''] }])('says nothing: %j', (body) => {
    expect(requestedFacts(body)).toEqual([])
  })
})

describe('asking by number', () => {
  it.each([
    [[450], ['microphone granted']],
    [[452], ['notifications granted']],
    [[451], []],
    [
      [450, 451, 452],
      ['microphone granted', 'notifications granted'],
    ],
  ] as const)('%j granted says %j: 451 is the foreground service here, not the camera', async (codes, expected) => {
    const { functions, said } = permissionsOf(android41, { requestPermissionsByCodes: true })
    expect(await functions.requestPermissionsByCodes(codes)).toEqual({ ok: true, value: true })
    expect(said()).toEqual(expected)
  })

  it('believes no false about the microphone', async () => {
    const answers = { requestPermissionsByCodes: false, checkPermissionStatus: allGranted }
    const { functions, said } = permissionsOf(android41, answers)
    expect(await functions.requestPermissionsByCodes([450])).toEqual({ ok: true, value: true })
    expect(said()).toEqual(['microphone granted'])
  })

  it('knows a microphone that was denied', async () => {
    const answers = { requestPermissionsByCodes: false, checkPermissionStatus: noMicrophone }
    const { functions, said } = permissionsOf(android41, answers)
    expect(await functions.requestPermissionsByCodes([450])).toEqual({ ok: true, value: false })
    expect(said()).toEqual(['microphone denied'])
  })

  it('says nothing of notifications that may have been granted', async () => {
    const answers = { requestPermissionsByCodes: false, checkPermissionStatus: allGranted }
    const { functions, said } = permissionsOf(android41, answers)
    expect(await functions.requestPermissionsByCodes([452])).toEqual({ ok: true, value: false })
    expect(said()).toEqual([])
  })

  it('looks up what an app that hands on no results never answers', async () => {
    const answers = { requestPermissionsByCodes: never, checkPermissionStatus: allGranted }
    const { functions, clock } = permissionsOf(android41, answers)
    const asked = functions.requestPermissionsByCodes([450])
    await clock.advanceAsync(promptMs)
    expect(await asked).toEqual({ ok: true, value: true })
  })

  it('says that it timed out where nothing can be looked up', async () => {
    const answers = { requestPermissionsByCodes: never, checkPermissionStatus: null }
    const { functions, clock, said } = permissionsOf(android41, answers)
    const asked = functions.requestPermissionsByCodes([450])
    await clock.advanceAsync(promptMs)
    expect(await asked).toMatchObject({ reason: 'timed-out' })
    expect(said()).toEqual([])
  })
})

describe('asking for all', () => {
  it('looks up the truth of a false, but for the camera', async () => {
    const answers = { checkAndRequestPermissions: false, checkPermissionStatus: allGranted }
    const { functions, asked, said } = permissionsOf(android41, answers)
    expect(await functions.checkAndRequestPermissions()).toEqual({ ok: true, value: true })
    expect(asked[0]?.args).toEqual({ isVideo: false })
    expect(said()).toEqual(['microphone granted', 'overlay granted'])
    expect(await functions.checkAndRequestPermissions(true)).toEqual({ ok: true, value: false })
  })

  it('has no answer of its own on iOS', async () => {
    const { functions } = permissionsOf(ios41, { checkAndRequestPermissions: true })
    expect(await functions.checkAndRequestPermissions()).toMatchObject({ reason: 'not-supported' })
  })
})

describe('drawing over other apps', () => {
  it.each([
    [true, 'overlay granted'],
    [false, 'overlay denied'],
  ])('is asked for: %s', async (answer, fact) => {
    const { functions, said } = permissionsOf(android41, { requestSystemAlertWindowPermission: answer })
    expect(await functions.requestSystemAlertWindowPermission()).toEqual({ ok: true, value: answer })
    expect(said()).toEqual([fact])
  })

  it.each([
    [true, 'overlay granted'],
    [false, 'overlay prompt'],
  ])('is looked up: %s', async (answer, fact) => {
    const { functions, said } = permissionsOf(android41, { systemAlertWindow: answer })
    expect(await functions.systemAlertWindow()).toEqual({ ok: true, value: answer })
    expect(said()).toEqual([fact])
  })

  it('opens the settings', async () => {
    const { functions } = permissionsOf(android41, { openSystemAlertSetting: true })
    expect(await functions.openSystemAlertSetting()).toEqual({ ok: true, value: true })
  })
})
