import { describe, expect, it } from 'vitest'
import type { Dialect, Platform } from '../dialect.ts'
import { type Answer, createStage, customer, login, type Stage } from './test-stage.ts'

const is = (value: unknown): Answer => ({ value })
const refused = (rejected: string): Answer => ({ rejected })
const thrown = (words: string) => ({ thrown: expect.stringContaining(words) })
const absent = (name: string) => ({ thrown: `${name} is not a function` })
const android = { 'rn-4.0': 'android', 'rn-4.1': 'android' } as const
const bothVersions = ['rn-4.0', 'rn-4.1'] as const

type Situation = 'signed out' | 'idle' | 'ringing' | 'talking'

async function staged(dialect: Dialect, platform: Platform, situation: Situation): Promise<Stage> {
  const stage = createStage({ dialect, platform })
  if (situation === 'signed out') {
    await stage.does('startServices')
    return stage
  }
  await stage.signIn()
  if (situation === 'idle') return stage
  stage.simulator.far.call({ from: '200' })
  await stage.pass()
  if (situation === 'talking') await stage.does('joinCall')
  stage.forget()
  return stage
}

/** A function, what it is given, and what becomes of it in this situation. */
type Row = readonly [name: string, args: readonly unknown[], situation: Situation, answer: unknown]

const person = { extension: '100', uuid: 'user-100', full_name: 'Nguyễn Văn An', avatar_url: '' }
const guest = { extension: '200', uuid: 'user-200', full_name: 'Trần Thị Bình', avatar_url: '' }
const twice = <P extends typeof person>(of: P) => ({ ...of, fullName: of.full_name, avatarUrl: of.avatar_url })
const credentials = { userName: '100', password: 'secret', realm: 'demo', fcmToken: 't' }

const bothPlatforms: readonly Row[] = [
  ['startServices', [], 'signed out', is(true)],
  ['configPushNotification', [{}], 'idle', is(true)],
  ['joinCall', [], 'idle', is(true)],
  ['joinCall', [], 'ringing', is(true)],
  ['endCall', [], 'idle', is(true)],
  ['endCall', [], 'ringing', is(true)],
  ['dropCall', [], 'idle', is(true)],
  ['dropCall', [], 'ringing', is(true)],
  ['rejectCall', [], 'idle', is(false)],
  ['rejectCall', [], 'ringing', is(true)],
  ['transferCall', [{ phoneNumber: '101' }], 'idle', is(true)],
  ['toggleSpeaker', [], 'talking', is(true)],
  ['sendDTMF', [{ character: '5' }], 'talking', is(true)],
  ['setAudio', [{ portType: 1 }], 'talking', is(true)],
  ['toggleOmiVideo', [], 'talking', is(true)],
  ['switchOmiCamera', [], 'talking', is(true)],
  ['logout', [], 'idle', is(true)],
  ['hideSystemNotificationOnly', [], 'idle', is(true)],
  ['hideSystemNotificationSafely', [], 'idle', is(true)],
  ['getProjectId', [], 'idle', is('project')],
  ['getProjectId', [], 'signed out', is(null)],
  ['getSipInfo', [], 'idle', is('100@demo')],
  ['getSipInfo', [], 'signed out', is(null)],
  ['getFcmToken', [], 'idle', is('token')],
  ['getFcmToken', [], 'signed out', is(null)],
]

const rnAndroid: readonly Row[] = [
  ...bothPlatforms,
  ['configPushNotification', ['text'], 'idle', thrown('cannot be cast from String to ReadableMap')],
  ['startServices', [undefined], 'idle', thrown('called with 1 arguments (expected argument count: 0)')],
  ['toggleMute', [], 'idle', is(null)],
  ['toggleMute', [], 'talking', is(true)],
  ['toggleHold', [], 'talking', is(null)],
  ['onHold', [{ holdStatus: true }], 'talking', absent('onHold')],
  ['registerVideoEvent', [], 'idle', absent('registerVideoEvent')],
  ['removeVideoEvent', [], 'idle', absent('removeVideoEvent')],
  ['setupVideoViews', [1, 2], 'idle', absent('setupVideoViews')],
  ['setCameraConfig', [{}], 'idle', absent('setCameraConfig')],
  ['getKeepAliveStatus', [], 'idle', absent('getKeepAliveStatus')],
  ['triggerKeepAlivePing', [], 'idle', absent('triggerKeepAlivePing')],
  ['startCall', [{ isVideo: false }], 'idle', refused('E_INVALID_PHONE')],
  ['transferCall', [{}], 'talking', refused('E_INVALID_PHONE')],
  [
    'getAudio',
    [],
    'idle',
    is([
      { name: 'Receiver', type: 0 },
      { name: 'Speaker', type: 1 },
    ]),
  ],
  ['getCurrentAudio', [], 'idle', is([{ name: 'Receiver', type: 0 }])],
  ['setAudio', [{ portType: '1' }], 'talking', thrown('cannot be cast from String to Number')],
  ['getCurrentUser', [], 'idle', is(twice(person))],
  ['getCurrentUser', [], 'signed out', is(null)],
  ['getGuestUser', [], 'ringing', is(twice(guest))],
  ['getGuestUser', [], 'idle', is(null)],
  ['getUserInfo', ['200'], 'idle', is(twice(guest))],
  ['getUserInfo', ['999'], 'idle', is(null)],
  ['getUserInfo', [{ phone: '200' }], 'idle', thrown('cannot be cast from ReadableNativeMap to String')],
  [
    'checkAndRequestPermissions',
    [{ isVideo: true }],
    'idle',
    thrown('cannot be cast from ReadableNativeMap to boolean'),
  ],
  [
    'requestPermissionsByCodes',
    [{ codes: [450] }],
    'idle',
    thrown('cannot be cast from ReadableNativeMap to ReadableArray'),
  ],
  [
    'hideSystemNotificationAndUnregister',
    [{ reason: 'r' }],
    'idle',
    thrown('cannot be cast from ReadableNativeMap to String'),
  ],
  ['hideSystemNotificationAndUnregister', ['r'], 'idle', is(true)],
  ['systemAlertWindow', [], 'idle', is(true)],
  ['requestSystemAlertWindowPermission', [], 'idle', is(true)],
  ['openSystemAlertSetting', [], 'idle', is(true)],
  ['checkCredentials', [credentials], 'idle', is({ success: true, statusCode: 200, message: 'Success' })],
  [
    'checkCredentials',
    [{ ...credentials, password: 'x' }],
    'idle',
    is({ success: false, statusCode: 401, message: expect.any(String) }),
  ],
  ['checkCredentials', [{}], 'idle', is({ success: false, message: 'Missing required parameters' })],
  ['registerWithOptions', [credentials], 'idle', is({ success: true, statusCode: 200, message: 'Success' })],
  ['registerWithOptions', [{}], 'idle', is({ success: false, message: 'Missing required parameters' })],
  ['getVoipToken', [], 'idle', is(null)],
  [
    'getAutoUnregisterStatus',
    [],
    'idle',
    is({ isScheduled: false, timeUntilExecution: 0, timestamp: expect.any(Number) }),
  ],
  ['preventAutoUnregister', ['r'], 'idle', is(false)],
  ['prepareForIncomingCall', [], 'idle', is(true)],
  ['prepareForOutgoingCall', [], 'idle', is(true)],
]

const didNothing = { success: true, statusCode: 200, message: 'iOS stub' }
const rnIos: readonly Row[] = [
  ...bothPlatforms,
  ['configPushNotification', ['text'], 'idle', refused('INVALID_DATA')],
  ['startCall', [{}], 'idle', refused('INVALID_DATA')],
  ['transferCall', [{}], 'talking', refused('INVALID_DATA')],
  ['sendDTMF', [{}], 'talking', refused('INVALID_DATA')],
  ['toggleMute', [], 'idle', is(false)],
  ['toggleMute', [], 'talking', is(true)],
  ['toggleHold', [], 'talking', is(true)],
  ['toggleHold', [], 'idle', 'nothing'],
  ['onHold', [{ holdStatus: true }], 'talking', is(true)],
  ['registerVideoEvent', [], 'idle', is(true)],
  ['removeVideoEvent', [], 'idle', is(true)],
  ['setupVideoViews', [1, 2], 'idle', absent('setupVideoViews')],
  [
    'getAudio',
    [],
    'idle',
    is([
      { name: 'Receiver', type: '0' },
      { name: 'Speaker', type: '1' },
    ]),
  ],
  ['getCurrentAudio', [], 'idle', is([{ name: 'Receiver', type: '0' }])],
  ['setAudio', [{ portType: '1' }], 'talking', is(true)],
  ['setAudio', [{}], 'talking', refused('INVALID_DATA')],
  ['getCurrentUser', [], 'idle', is(person)],
  ['getGuestUser', [], 'ringing', is(guest)],
  ['getGuestUser', [], 'idle', is({})],
  ['getUserInfo', [{ phone: '200' }], 'idle', is(guest)],
  ['getUserInfo', ['200'], 'idle', is(guest)],
  ['getUserInfo', [{ phone: '999' }], 'idle', refused('USER_NOT_FOUND')],
  ['checkAndRequestPermissions', [{ isVideo: true }], 'idle', is(true)],
  ['requestPermissionsByCodes', [{ codes: [450] }], 'idle', is(true)],
  ['checkPermissionStatus', [], 'idle', is(null)],
  ['hideSystemNotificationAndUnregister', [{ reason: 'r' }], 'idle', is(true)],
  ['systemAlertWindow', [], 'idle', is(true)],
  ['requestSystemAlertWindowPermission', [], 'idle', is(true)],
  ['openSystemAlertSetting', [], 'idle', is(null)],
  ['checkCredentials', [{}], 'idle', is(didNothing)],
  ['registerWithOptions', [{}], 'idle', is(didNothing)],
  ['getKeepAliveStatus', [], 'idle', is({ isActive: false, platform: 'ios' })],
  ['triggerKeepAlivePing', [], 'idle', is(true)],
  ['getVoipToken', [], 'idle', is('voip-simulator')],
  ['initCallWithUserPassword', ['text'], 'signed out', refused('INVALID_DATA')],
  ['initCallWithUserPassword', [{}], 'signed out', refused('INIT_FAILED')],
  ['initCallWithUserPassword', [{ ...credentials, password: 'x' }], 'signed out', is(true)],
  ['getInitialCall', [{ counter: 0 }], 'idle', is(null)],
  [
    'getInitialCall',
    [{ counter: 0 }],
    'ringing',
    is({ callerNumber: '200', status: 180, muted: false, isVideo: false }),
  ],
  [
    'getInitialCall',
    [{ counter: 0 }],
    'talking',
    is({ callerNumber: '200', status: 200, muted: false, isVideo: false }),
  ],
]

describe.each(Object.keys(android) as readonly (keyof typeof android)[])('on Android, %s', (dialect) => {
  it.each(rnAndroid)('%s(%j), %s', async (name, args, situation, answer) => {
    const stage = await staged(dialect, 'android', situation)
    expect(await stage.ask(name, ...args)).toEqual(answer)
  })

  it('sends * as 10 and # as 11, and nothing for a letter', async () => {
    const stage = await staged(dialect, 'android', 'talking')
    for (const character of ['1', '*', 'x', '#', '0']) await stage.ask('sendDTMF', { character })
    expect(stage.simulator.far.calls[0]?.seen.digits).toBe('1*#0')
  })
})

describe.each(bothVersions)('on iOS, %s', (dialect) => {
  it.each(rnIos)('%s(%j), %s', async (name, args, situation, answer) => {
    const stage = await staged(dialect, 'ios', situation)
    expect(await stage.ask(name, ...args)).toEqual(answer)
  })

  it('knows of nobody who is signed out', async () => {
    const stage = await staged(dialect, 'ios', 'signed out')
    expect(await stage.ask('getCurrentUser')).toEqual(is(dialect === 'rn-4.0' ? {} : null))
  })
})

describe('functions that came with 4.1', () => {
  const newer = ['logoutAndWait', 'getOmiDevices', 'isCurrentDeviceRegistered', 'needsReLogin']

  it.each(['android', 'ios'] as const)('on %s', async (platform) => {
    const [old, now] = [await staged('rn-4.0', platform, 'idle'), await staged('rn-4.1', platform, 'idle')]
    for (const name of newer) expect(await old.ask(name)).toEqual(absent(name))
    expect(await now.ask('isCurrentDeviceRegistered')).toEqual(is(true))
    expect(await now.ask('needsReLogin')).toEqual(is(false))
    const here = { device_type: platform, sipNumber: '100', project_id: 'project', token: 'token' }
    expect(await now.ask('getOmiDevices')).toEqual(is([expect.objectContaining(here)]))
    expect(await now.ask('logoutAndWait')).toEqual(is(true))
    expect(await now.ask('getOmiDevices')).toEqual(is([]))
    expect(await now.ask('isCurrentDeviceRegistered')).toEqual(is(false))
  })

  it('for cameras are on iOS alone, and want containers first', async () => {
    const stage = await staged('rn-4.1', 'ios', 'talking')
    expect(await stage.ask('setCameraConfig', { target: 'local' })).toEqual(is(false))
    expect(await stage.ask('setupVideoContainers')).toEqual(is(true))
    expect(await stage.ask('setCameraConfig', { target: 'local' })).toEqual(is(true))
    expect(await (await staged('rn-4.0', 'ios', 'talking')).ask('setupVideoContainers')).toEqual(
      absent('setupVideoContainers'),
    )
  })
})

describe('logging out', () => {
  it('without waiting answers before the clean-up, with waiting after it', async () => {
    const stage = await staged('rn-4.1', 'ios', 'idle')
    const answered: string[] = []
    void stage.simulator.functions.logout?.().then(() => answered.push('logout'))
    void stage.simulator.functions.logoutAndWait?.().then(() => answered.push('logoutAndWait'))
    await stage.pass(10)
    expect(answered).toEqual(['logout'])
    await stage.pass(100)
    expect(answered).toEqual(['logout', 'logoutAndWait'])
  })

  it('on iOS tells whether the server knows', async () => {
    const stage = await staged('rn-4.1', 'ios', 'idle')
    stage.simulator.far.setNetwork('offline')
    expect(await stage.ask('logoutAndWait')).toEqual(is(false))
  })

  it('without waiting may undo the login that follows', async () => {
    const stage = createStage({ dialect: 'rn-4.1', platform: 'ios' }, { anomalies: { logoutRace: 1 } })
    await stage.signIn()
    void stage.simulator.functions.logout?.()
    void stage.simulator.functions.initCallWithUserPassword?.(login)
    await stage.pass()
    expect(await stage.ask('getSipInfo')).toEqual(is(null))
  })

  it('is what hiding the notification safely does on Android, after 2 seconds', async () => {
    const stage = await staged('rn-4.1', 'android', 'idle')
    const started = stage.clock.now()
    let at = 0
    void stage.simulator.functions.hideSystemNotificationSafely?.().then(() => {
      at = stage.clock.now()
    })
    await stage.pass(3_000)
    expect(at - started).toBe(2_000)
    expect(await stage.ask('getSipInfo')).toEqual(is(null))
  })
})

describe('getInitialCall on Android', () => {
  const known = { callerNumber: '200', incoming: true, muted: false, isVideo: false, typeNumber: 'internal' }

  it('of 4.0 wants a number and throws at the object that its own JavaScript gives', async () => {
    const stage = await staged('rn-4.0', 'android', 'ringing')
    expect(await stage.ask('getInitialCall', { counter: 4 })).toEqual(thrown('cannot be cast from ReadableNativeMap'))
    expect(await stage.ask('getInitialCall', 4)).toEqual(is({ ...known, _id: 0, status: 3, autoAnswered: false }))
  })

  it('names a call by its number in SIP, and says 3 for one that rings', async () => {
    const stage = await staged('rn-4.1', 'android', 'ringing')
    expect(await stage.ask('getInitialCall', { counter: 4 })).toEqual(
      is({ ...known, _id: 0, status: 3, autoAnswered: false }),
    )
    expect(stage.heard).toEqual([])
  })

  it('looks again each second, four times, before it says false', async () => {
    const stage = await staged('rn-4.1', 'android', 'idle')
    const started = stage.clock.now()
    let at = 0
    void stage.simulator.functions.getInitialCall?.({ counter: 4 }).then(() => {
      at = stage.clock.now()
    })
    await stage.pass(10_000)
    expect(at - started).toBe(4_000)
  })

  it('finds a call that comes while it looks', async () => {
    const stage = await staged('rn-4.1', 'android', 'idle')
    const asked = stage.simulator.functions.getInitialCall?.({ counter: 4 })
    await stage.pass(2_500)
    stage.simulator.far.call({ from: '200' })
    await stage.pass(1_000)
    expect(await asked).toMatchObject({ callerNumber: '200', status: 3 })
  })

  it('says false of a caller without a number', async () => {
    const stage = await staged('rn-4.1', 'android', 'idle')
    stage.simulator.far.call({})
    expect(await stage.ask('getInitialCall', { counter: 4 })).toEqual(is(false))
  })

  it('answers by itself what was answered in the notification before JavaScript ran', async () => {
    const stage = await staged('rn-4.1', 'android', 'idle')
    stage.simulator.react.detach()
    const call = stage.simulator.far.call({ from: '200' })
    stage.simulator.far.tapNotification('answer')
    await stage.pass(5_000)
    expect(call.seen.stage).toBe('ringing')
    stage.simulator.react.attach()
    expect(await stage.ask('getInitialCall', { counter: 4 })).toMatchObject({
      value: { status: 3, autoAnswered: true },
    })
    expect(call.seen.stage).toBe('talking')
    expect(stage.states()).toEqual([4, 5])
  })

  it('forgets that tap after 29 seconds', async () => {
    const stage = await staged('rn-4.1', 'android', 'idle')
    stage.simulator.react.detach()
    stage.simulator.far.call({ from: '200' })
    stage.simulator.far.tapNotification('answer')
    await stage.pass(29_001)
    stage.simulator.react.attach()
    expect(await stage.ask('getInitialCall', { counter: 4 })).toMatchObject({ value: { autoAnswered: false } })
  })

  it('says incoming once more where the notification was opened', async () => {
    const stage = await staged('rn-4.1', 'android', 'ringing')
    stage.simulator.far.tapNotification('open')
    await stage.ask('getInitialCall', { counter: 4 })
    const body = { isVideo: false, incoming: true, callerNumber: '200', _id: '', status: 2, typeNumber: 'internal' }
    expect(stage.bodies('CALL_STATE_CHANGED')).toEqual([body])
    await stage.ask('getInitialCall', { counter: 4 })
    expect(stage.bodies('CALL_STATE_CHANGED')).toHaveLength(1)
  })
})

describe('permissions on Android', () => {
  const codes = async (stage: Stage, ...of: readonly number[]) => await stage.ask('requestPermissionsByCodes', of)

  it('are told in full', async () => {
    const stage = await staged('rn-4.1', 'android', 'idle')
    stage.simulator.far.permissions.deny('RECORD_AUDIO', 'SYSTEM_ALERT_WINDOW', 'FOREGROUND_SERVICE_MICROPHONE')
    const name = (short: string) => `android.permission.${short}`
    expect(await stage.ask('checkPermissionStatus')).toEqual(
      is({
        essentialGranted: ['CALL_PHONE', 'MODIFY_AUDIO_SETTINGS', 'USE_SIP'].map(name),
        essentialMissing: [name('RECORD_AUDIO')],
        canMakeVoipCalls: false,
        foregroundServicePermissions: { FOREGROUND_SERVICE_MICROPHONE: false, FOREGROUND_SERVICE_PHONE_CALL: true },
        canDrawOverlays: false,
        androidVersion: 35,
        targetSdk: 35,
      }),
    )
  })

  it.each([
    [450, 'RECORD_AUDIO'],
    [451, 'FOREGROUND_SERVICE_MICROPHONE'],
    [452, 'POST_NOTIFICATIONS'],
  ] as const)('by code %i ask for %s, and say false though it was granted', async (code, permission) => {
    const asked: unknown[] = []
    const stage = createStage(
      { dialect: 'rn-4.1', platform: 'android' },
      {
        denied: [permission],
        askUser(wanted) {
          asked.push(...wanted)
          return wanted
        },
      },
    )
    expect(await codes(stage, code)).toEqual(is(false))
    expect(asked).toEqual([permission])
    expect(await codes(stage, code)).toEqual(is(true))
  })

  it('that all had to be asked for say true', async () => {
    const stage = createStage(
      { dialect: 'rn-4.1', platform: 'android' },
      { denied: ['RECORD_AUDIO', 'CALL_PHONE', 'MODIFY_AUDIO_SETTINGS'] },
    )
    expect(await stage.ask('checkAndRequestPermissions', false)).toEqual(is(true))
  })

  it('that the user refuses stay refused', async () => {
    const stage = createStage(
      { dialect: 'rn-4.1', platform: 'android' },
      { denied: ['RECORD_AUDIO', 'SYSTEM_ALERT_WINDOW'], askUser: () => [] },
    )
    expect(await stage.ask('checkAndRequestPermissions', true)).toEqual(is(false))
    expect(await stage.ask('requestSystemAlertWindowPermission')).toEqual(is(false))
    expect(await stage.ask('systemAlertWindow')).toEqual(is(false))
  })
})

describe('refresh of the camera views', () => {
  const refresh = async (dialect: Dialect, platform: Platform, module: string, surface = true) => {
    const stage = createStage({ dialect, platform })
    stage.simulator.far.surfaces(surface)
    let answer: unknown = 'nothing'
    void (stage.simulator.nativeModules[module]?.refresh?.() as Promise<unknown> | undefined)?.then((value) => {
      answer = value
    })
    await stage.pass()
    return { stage, answer: () => answer, module: stage.simulator.nativeModules[module] }
  }

  it('of 4.1 on Android waits for a surface', async () => {
    const { answer, stage } = await refresh('rn-4.1', 'android', 'OmiRemoteCameraView', false)
    expect(answer()).toBe('nothing')
    stage.simulator.far.surfaces(true)
    await stage.pass()
    expect(answer()).toBe(true)
  })

  it('of 4.0 on Android answers for its own picture, and without a surface not for the other', async () => {
    expect((await refresh('rn-4.0', 'android', 'FLLocalCameraModule', false)).answer()).toBe(true)
    expect((await refresh('rn-4.0', 'android', 'FLRemoteCameraModule', false)).answer()).toBe('nothing')
    expect((await refresh('rn-4.0', 'android', 'FLRemoteCameraModule')).answer()).toBe(true)
  })

  it('of 4.0 on iOS never answers, and of 4.1 is not there', async () => {
    expect((await refresh('rn-4.0', 'ios', 'FLLocalCameraView')).answer()).toBe('nothing')
    expect((await refresh('rn-4.1', 'ios', 'OmiLocalCameraView')).module).toBeUndefined()
  })
})

describe('without an activity in front, Android', () => {
  it.each([
    ['startCall', [{ phoneNumber: customer, isVideo: false }], refused('E_NO_ACTIVITY')],
    ['joinCall', [], refused('E_NULL_ACTIVITY')],
    ['configPushNotification', [{}], refused('E_NULL_ACTIVITY')],
    ['transferCall', [{ phoneNumber: '1' }], is(false)],
    ['toggleSpeaker', [], is(null)],
    ['sendDTMF', [{ character: '1' }], is(false)],
    ['toggleOmiVideo', [], is(false)],
    ['switchOmiCamera', [], is(false)],
  ] as const)('answers %s(%j)', async (name, args, answer) => {
    const stage = await staged('rn-4.1', 'android', 'talking')
    stage.simulator.react.detach()
    expect(await stage.ask(name, ...args)).toEqual(answer)
  })
})
