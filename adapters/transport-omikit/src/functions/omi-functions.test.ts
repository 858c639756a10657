import type { Fact } from '@offhook/core'
import { hostilePayloads } from '@offhook/testing'
import { describe, expect, it, vi } from 'vitest'
import type { NativeKind } from '../dialect.ts'
import { dialects, platforms } from '../dialect.ts'
import { createAsk } from './ask.ts'
import {
  type Answers,
  android40,
  android41,
  createNativeSide,
  flutterAndroid,
  flutterIos,
  ios40,
  ios41,
  never,
  rejecting,
} from './native-side.fixture.ts'
import { createOmiFunctions, type OmiFunctions } from './omi-functions.ts'
import type { PushConfig, PushConfigFor } from './push.ts'

function functionsOf(kind: NativeKind, answers: Answers = {}) {
  const side = createNativeSide(kind, answers)
  const facts: Fact[] = []
  const registered = vi.fn()
  const { bridge, clock } = side
  const omi = createOmiFunctions({
    bridge,
    ask: createAsk(bridge, clock),
    emit: (fact) => void facts.push(fact),
    registered,
  })
  return { ...side, omi, facts, registered }
}

/** Every method, with arguments that it takes. */
const everything = (omi: OmiFunctions): readonly Promise<{ readonly ok: boolean }>[] => [
  omi.getCurrentUser(),
  omi.getGuestUser(),
  omi.getUserInfo('111'),
  omi.getOmiDevices(),
  omi.isCurrentDeviceRegistered(),
  omi.needsReLogin(),
  omi.getProjectId(),
  omi.getAppId(),
  omi.getDeviceId(),
  omi.getFcmToken(),
  omi.getSipInfo(),
  omi.getVoipToken(),
  omi.getHistoryCallLog(),
  omi.getCameraStatus(),
  omi.changeTransport('TCP'),
  omi.getAudio(),
  omi.getCurrentAudio(),
  omi.configPushNotification({ channelId: 'c' }),
  omi.hideSystemNotificationOnly(),
  omi.hideSystemNotificationSafely(),
  omi.hideSystemNotificationAndUnregister('why'),
  omi.checkPermissionStatus(),
  omi.checkAndRequestPermissions(true),
  omi.requestPermissionsByCodes([450, 452]),
  omi.systemAlertWindow(),
  omi.requestSystemAlertWindowPermission(),
  omi.openSystemAlertSetting(),
  omi.checkCredentials(login),
  omi.registerWithOptions(login),
  omi.getKeepAliveStatus(),
  omi.triggerKeepAlivePing(),
  omi.refreshLocalCamera(),
  omi.cameras.remote.refresh(),
  omi.setupVideoContainers(),
  omi.setCameraConfig({ target: 'remote' }),
  omi.setupVideoViews(1, 2),
]
const login = { userName: '100', password: 'secret', realm: 'demo', host: 'sip.example', fcmToken: 'token' }
const sides = dialects.flatMap((dialect) => platforms.map((platform) => ({ dialect, platform })))

describe('every function of both documents', () => {
  it.each(sides)('ends in a result when nothing ever answers ($dialect, $platform)', async (kind) => {
    const silent = createNativeSide(kind)
    const bridge = { ...silent.bridge, invoke: never }
    const omi = createOmiFunctions({
      bridge,
      ask: createAsk(bridge, silent.clock),
      emit: () => undefined,
      registered: () => undefined,
    })
    const all = Promise.all(everything(omi))
    await silent.clock.advanceAsync(180_000)
    const reasons = (await all).map((result) => ('reason' in result ? result.reason : 'ok'))
    // 4.0 on iOS refreshes its cameras without a word.
    const isMute = kind.dialect === 'rn-4.0' && kind.platform === 'ios'
    expect(new Set(reasons)).toEqual(new Set(['timed-out', 'not-supported', ...(isMute ? ['ok'] : [])]))
    expect(silent.clock.pending).toBe(0)
  })

  it.each(sides)('ends in a result whatever is answered ($dialect, $platform)', async (kind) => {
    for (const payload of hostilePayloads) {
      const { bridge, clock } = createNativeSide(kind)
      const hostile = { ...bridge, invoke: async () => payload }
      const ports = { emit: () => undefined, registered: () => undefined }
      const omi = createOmiFunctions({ bridge: hostile, ask: createAsk(hostile, clock), ...ports })
      for (const result of await Promise.all(everything(omi))) expect(typeof result.ok).toBe('boolean')
    }
  })

  it('is known beforehand', () => {
    expect(functionsOf(ios41).omi.supports('getVoipToken')).toBe(true)
    expect(functionsOf(android41).omi.supports('getVoipToken')).toBe(false)
  })

  it.each(['getKeepAliveStatus', 'triggerKeepAlivePing'] as const)('%s is nowhere', async (name) => {
    for (const kind of sides) expect(await functionsOf(kind).omi[name]()).toMatchObject({ reason: 'not-supported' })
  })
})

describe('users', () => {
  const android = { extension: '111', uuid: 'u', full_name: 'An', avatar_url: '', fullName: 'An', avatarUrl: '' }

  it.each([
    ['Android', android41, android, { extension: '111', uuid: 'u', name: 'An' }],
    [
      'iOS',
      ios41,
      { extension: 111, uuid: 'u', full_name: 'An', avatar_url: 'a.png' },
      { extension: '111', uuid: 'u', name: 'An', avatarUrl: 'a.png' },
    ],
    ['Flutter', flutterIos, { extension: '111', full_name: 'An' }, { extension: '111', name: 'An' }],
  ] as const)('are read alike on %s', async (_, kind, raw, expected) => {
    const { omi } = functionsOf(kind, { getCurrentUser: raw, getGuestUser: raw, getUserInfo: raw })
    const value = { ...expected, raw }
    expect(await omi.getCurrentUser()).toEqual({ ok: true, value })
    expect(await omi.getGuestUser()).toEqual({ ok: true, value })
    expect(await omi.getUserInfo('111')).toEqual({ ok: true, value })
  })

  it.each([
    ['null (Android)', android41, null],
    ['{} (iOS)', ios41, {}],
    ['{} (Flutter)', flutterIos, {}],
    ['false', flutterAndroid, false],
  ])('are nobody: %s', async (_, kind, raw) => {
    const { omi } = functionsOf(kind, { getGuestUser: raw, getUserInfo: raw })
    expect(await omi.getGuestUser()).toEqual({ ok: true, value: undefined })
    expect(await omi.getUserInfo('999')).toEqual({ ok: true, value: undefined })
  })

  it('are nobody where iOS rejects', async () => {
    const { omi } = functionsOf(ios41, { getUserInfo: rejecting('USER_NOT_FOUND', 'User not found') })
    expect(await omi.getUserInfo('999')).toEqual({ ok: true, value: undefined })
  })

  it('are not looked up without a number', async () => {
    const { omi, asked } = functionsOf(ios41)
    expect(await omi.getUserInfo(' ')).toMatchObject({ reason: 'bad-arguments' })
    expect(asked).toEqual([])
  })
})

describe('devices', () => {
  const camel = { deviceId: 'd', deviceType: 'ios', createdTime: 17, sipNumber: '100' }

  it.each([
    ['snake case', { device_id: 'd', device_type: 'ios', created_time: 17, sipNumber: '100', voip_token: null }],
    ['camel case', { ...camel, token: undefined }],
  ])('are read in %s', async (_, raw) => {
    const { omi } = functionsOf(android41, { getOmiDevices: [raw, null, 7] })
    expect(await omi.getOmiDevices()).toEqual({ ok: true, value: [camel] })
  })

  it('are none where there is no list', async () => {
    expect(await functionsOf(ios41, { getOmiDevices: null }).omi.getOmiDevices()).toEqual({ ok: true, value: [] })
    expect(await functionsOf(ios41, { getOmiDevices: 'x' }).omi.getOmiDevices()).toMatchObject({ reason: 'failed' })
  })

  it('are not known before 4.1.7', async () => {
    for (const kind of [android40, ios40, flutterAndroid, flutterIos]) {
      const { omi } = functionsOf(kind)
      expect(await omi.isCurrentDeviceRegistered()).toMatchObject({ reason: 'not-supported' })
      expect(await omi.needsReLogin()).toMatchObject({ reason: 'not-supported' })
    }
  })

  it('are asked about', async () => {
    const { omi } = functionsOf(ios41, { isCurrentDeviceRegistered: true, needsReLogin: false })
    expect(await omi.isCurrentDeviceRegistered()).toEqual({ ok: true, value: true })
    expect(await omi.needsReLogin()).toEqual({ ok: true, value: false })
  })

  it('name the extension that one of them is signed in with', () => {
    const { omi } = functionsOf(android41)
    expect(omi.findSipNumberByDeviceId([{}, camel], 'd')).toBe('100')
    expect(omi.findSipNumberByDeviceId([{}, camel], 'other')).toBeUndefined()
    expect(omi.findSipNumberByDeviceId([{ sipNumber: '1' }], undefined)).toBeUndefined()
    expect(omi.findSipNumberByDeviceId([{ deviceId: '', sipNumber: '1' }], '')).toBeUndefined()
  })
})

describe('what the SDK knows of itself', () => {
  it.each(['getProjectId', 'getAppId', 'getDeviceId', 'getFcmToken', 'getSipInfo'] as const)(
    '%s is a text or nothing',
    async (name) => {
      expect(await functionsOf(android41, { [name]: 'abc' }).omi[name]()).toEqual({ ok: true, value: 'abc' })
      expect(await functionsOf(android41, { [name]: null }).omi[name]()).toEqual({ ok: true, value: undefined })
      expect(await functionsOf(flutterIos).omi[name]()).toMatchObject({ reason: 'not-supported' })
    },
  )

  it('has a VoIP token on iOS only', async () => {
    expect(await functionsOf(ios40, { getVoipToken: 'abc' }).omi.getVoipToken()).toEqual({ ok: true, value: 'abc' })
    expect(await functionsOf(android41).omi.getVoipToken()).toMatchObject({ reason: 'not-supported' })
  })

  it.each([
    ['Android', android41, [{ name: 'Speaker', type: 1 }]],
    ['iOS', ios41, [{ name: 'Speaker', type: '1' }]],
  ])('reads audio outputs of %s', async (_, kind, raw) => {
    const { omi } = functionsOf(kind, { getAudio: raw, getCurrentAudio: raw })
    const speaker = { id: '1', kind: 'speaker', name: 'Speaker' }
    expect(await omi.getAudio()).toEqual({ ok: true, value: [speaker] })
    expect(await omi.getCurrentAudio()).toEqual({ ok: true, value: speaker })
  })

  it('knows on Flutter what was tapped in the call log, and whether the camera is on (iOS)', async () => {
    const { omi } = functionsOf(flutterIos, { getHistoryCallLog: '111', getCameraStatus: false })
    expect(await omi.getHistoryCallLog()).toEqual({ ok: true, value: '111' })
    expect(await omi.getCameraStatus()).toEqual({ ok: true, value: false })
    expect(await omi.changeTransport('TCP')).toMatchObject({ reason: 'not-supported' })
    const android = functionsOf(flutterAndroid, { changeTransport: true })
    expect(await android.omi.changeTransport('UDP')).toEqual({ ok: true, value: true })
    expect(android.asked).toEqual([{ method: 'changeTransport', args: { type: 'UDP' } }])
  })
})

describe('push', () => {
  const everyKey: Required<PushConfig> = {
    notificationIcon: 'icon',
    prefix: 'from',
    incomingBackgroundColor: '#FFFFFF',
    incomingAcceptButtonImage: 'a',
    incomingDeclineButtonImage: 'd',
    backImage: 'b',
    userImage: 'u',
    missedCallTitle: 'missed',
    prefixMissedCallMessage: 'missed from',
    userNameKey: 'uuid',
    channelId: 'calls',
    audioNotificationDescription: 'audio',
    videoNotificationDescription: 'video',
    representName: 'us',
    isUseIntentFilter: false,
    isUserBusy: false,
  }
  const nobody = ['incomingBackgroundColor', 'incomingAcceptButtonImage', 'incomingDeclineButtonImage', 'backImage']
  const android = ['notificationIcon', 'userImage', 'userNameKey', 'channelId', 'representName']

  it.each([
    ['React Native, Android', android41, ['prefix', ...nobody, 'isUseIntentFilter']],
    [
      'React Native, iOS',
      ios41,
      [
        'prefix',
        ...nobody,
        ...android,
        'audioNotificationDescription',
        'videoNotificationDescription',
        'isUseIntentFilter',
      ],
    ],
    [
      'Flutter, Android',
      flutterAndroid,
      [...nobody, 'missedCallTitle', 'audioNotificationDescription', 'videoNotificationDescription', 'isUserBusy'],
    ],
    [
      'Flutter, iOS',
      flutterIos,
      [
        'prefix',
        ...nobody,
        ...android,
        'audioNotificationDescription',
        'videoNotificationDescription',
        'isUseIntentFilter',
        'isUserBusy',
      ],
    ],
  ] as const)('names the keys that are not read: %s', async (_, kind, ignored) => {
    const { omi, asked } = functionsOf(kind, { configPushNotification: true })
    const result = await omi.configPushNotification(everyKey)
    if (!result.ok) throw new Error(result.reason)
    expect([...result.value.ignored].sort()).toEqual([...ignored].sort())
    const expected = Object.entries(everyKey).filter(([key]) => !(ignored as readonly string[]).includes(key))
    expect(asked).toEqual([{ method: 'configPushNotification', args: Object.fromEntries(expected) }])
  })

  it('is typed by the native side, too, where an app names it', () => {
    const read: Readonly<Record<keyof PushConfigFor<'rn/ios'>, true>> = {
      missedCallTitle: true,
      prefixMissedCallMessage: true,
      isUserBusy: true,
    }
    const config = { missedCallTitle: 'Missed', isUserBusy: true } satisfies PushConfigFor<'rn/ios'>
    for (const key of Object.keys(config)) expect(read).toHaveProperty(key, true)
  })

  it('ignores half of the words for a missed call on iOS, as the native side does', async () => {
    const { omi, asked } = functionsOf(ios41, { configPushNotification: true })
    expect(await omi.configPushNotification({ missedCallTitle: 'missed' })).toEqual({
      ok: true,
      value: { ignored: ['missedCallTitle'] },
    })
    expect(asked[0]?.args).toEqual({ isUserBusy: true })
  })

  it.each([
    [android41, { isUserBusy: true, channelId: 'omicall_channel' }],
    [ios41, { isUserBusy: true }],
    [flutterAndroid, { channelId: 'omicall_channel' }],
    [flutterIos, {}],
  ])('has one default where the platforms have two (%o)', async (kind, expected) => {
    const { omi, asked } = functionsOf(kind, { configPushNotification: true })
    await omi.configPushNotification({})
    expect(asked[0]?.args).toEqual(expected)
  })

  it('says so when there is no activity', async () => {
    const { omi } = functionsOf(android41, { configPushNotification: rejecting('E_NULL_ACTIVITY', 'none') })
    expect(await omi.configPushNotification({})).toEqual({
      ok: false,
      reason: 'failed',
      vendor: { code: 'E_NULL_ACTIVITY', message: 'none' },
    })
  })

  it('tells which way of hiding unregisters', async () => {
    const { omi, asked } = functionsOf(android41, {
      hideSystemNotificationOnly: true,
      hideSystemNotificationSafely: true,
      hideSystemNotificationAndUnregister: true,
    })
    expect(await omi.hideSystemNotificationOnly()).toEqual({ ok: true, value: { unregistered: false } })
    expect(await omi.hideSystemNotificationSafely()).toEqual({ ok: true, value: { unregistered: true } })
    expect(await omi.hideSystemNotificationAndUnregister('bye')).toEqual({ ok: true, value: { unregistered: true } })
    expect(asked[2]?.args).toEqual({ reason: 'bye' })
    const broken = functionsOf(android41, { hideSystemNotificationOnly: false })
    expect(await broken.omi.hideSystemNotificationOnly()).toMatchObject({ reason: 'failed' })
    expect(await functionsOf(ios41).omi.hideSystemNotificationSafely()).toMatchObject({ reason: 'not-supported' })
  })
})

describe('credentials tried aside', () => {
  it.each([
    [
      { success: true, statusCode: 200, message: '' },
      { accepted: true, status: 200 },
    ],
    [
      { success: false, statusCode: 401, message: 'Wrong' },
      { accepted: false, status: 401, message: 'Wrong', reason: 'credentials' },
    ],
    [
      { success: false, message: 'boom' },
      { accepted: false, message: 'boom', reason: 'unknown' },
    ],
  ])('are judged: %o', async (raw, value) => {
    const { omi, registered } = functionsOf(android41, { checkCredentials: raw, registerWithOptions: raw })
    expect(await omi.checkCredentials(login)).toEqual({ ok: true, value })
    expect(await omi.registerWithOptions({ ...login, showNotification: false })).toEqual({ ok: true, value })
    expect(registered).toHaveBeenCalledTimes(value.accepted ? 1 : 0)
  })

  it.each(['userName', 'password', 'realm', 'host', 'fcmToken'] as const)('are not tried without %s', async (key) => {
    const { omi, asked } = functionsOf(android41)
    for (const result of [
      await omi.checkCredentials({ ...login, [key]: '' }),
      await omi.registerWithOptions({ ...login, [key]: ' ' }),
    ]) {
      expect(result).toMatchObject({
        reason: 'bad-arguments',
        vendor: { message: expect.stringContaining(`'${key}'`) },
      })
    }
    expect(asked).toEqual([])
  })

  it('are not tried on iOS, which says yes to anything', async () => {
    const { omi, asked } = functionsOf(ios41, {
      checkCredentials: { success: true, statusCode: 200, message: 'iOS stub' },
    })
    expect(await omi.checkCredentials(login)).toMatchObject({ reason: 'not-supported' })
    expect(asked).toEqual([])
  })
})

describe('camera views', () => {
  it.each([
    [android40, 'FLLocalCameraView', 'FLRemoteCameraView'],
    [ios41, 'OmiLocalCameraView', 'OmiRemoteCameraView'],
    [flutterIos, 'omicallsdk/local_camera_view', 'omicallsdk/remote_camera_view'],
  ])('name their native views (%o)', (kind, local, remote) => {
    const { cameras } = functionsOf(kind).omi
    expect([cameras.local.view, cameras.remote.view]).toEqual([local, remote])
    expect([cameras.local.side, cameras.remote.side]).toEqual(['local', 'remote'])
  })

  it.each([
    [android41, 'refreshRemoteCamera'],
    [ios40, 'refreshRemoteCamera'],
    [ios41, 'setupVideoContainers'],
  ] as const)('are refreshed (%o: %s)', async (kind, method) => {
    const { omi, methods } = functionsOf(kind, { [method]: true })
    expect(await omi.cameras.remote.refresh()).toEqual({ ok: true, value: true })
    expect(methods()).toEqual([method])
  })

  it('are refreshed where that is never confirmed', async () => {
    const { omi, clock } = functionsOf(ios40, { refreshLocalCamera: never })
    const refreshed = omi.cameras.local.refresh()
    await clock.advanceAsync(500)
    expect(await refreshed).toEqual({ ok: true, value: true })
    const broken = functionsOf(ios40, { refreshLocalCamera: rejecting('E', 'boom') })
    expect(await broken.omi.cameras.local.refresh()).toMatchObject({ reason: 'failed' })
  })

  it('are refreshed by the host of Flutter', async () => {
    expect(await functionsOf(flutterAndroid).omi.cameras.local.refresh()).toMatchObject({ reason: 'not-supported' })
  })

  it('are placed on iOS', async () => {
    const { omi, asked } = functionsOf(ios41, { setCameraConfig: true, setupVideoContainers: true })
    expect(await omi.setCameraConfig({ target: 'local', hidden: true })).toEqual({ ok: true, value: true })
    expect(await omi.setupVideoContainers()).toEqual({ ok: true, value: true })
    expect(await omi.setupVideoViews(1, 2)).toMatchObject({ reason: 'not-supported' })
    expect(asked[0]).toEqual({ method: 'setCameraConfig', args: { target: 'local', hidden: true } })
    const early = functionsOf(ios41, { setCameraConfig: false })
    expect(await early.omi.setCameraConfig({ target: 'local' })).toMatchObject({ reason: 'failed' })
  })
})

describe('a function that is handed nothing', () => {
  it.each([undefined, null, 'text'])('says so, and does not reject: %s', async (nothing) => {
    const { omi, asked } = functionsOf(android41)
    const given = nothing as never
    const answers = await Promise.all([
      omi.configPushNotification(given),
      omi.checkCredentials(given),
      omi.registerWithOptions(given),
    ])
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, reason: 'bad-arguments' })
    expect(asked).toEqual([])
    expect(omi.findSipNumberByDeviceId(null, 'a')).toBeUndefined()
  })
})
