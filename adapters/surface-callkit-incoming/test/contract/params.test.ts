import type { SurfaceCall } from '@offhook/core'
import { capabilitiesWith } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type AppParams, callKitParamsOf } from '../../src/index.ts'
import { createCallkitSimulator } from '../../src/simulator/index.ts'
import { callOf, uuid } from '../support/line.ts'

const host = { ringTimeoutMs: 45_000, can: capabilitiesWith({}).can }

/** Every option that there is, each unlike its default. */
const everything: AppParams = {
  appName: 'Demo',
  missedCallNotification: {
    id: 3,
    showNotification: false,
    subtitle: 'Missed',
    callbackText: 'Back',
    isShowCallback: false,
    count: 2,
  },
  callingNotification: { showNotification: false, subtitle: 'Talking', callbackText: 'End', isShowCallback: false },
  extra: { order: 7 },
  headers: { apiKey: 'k' },
  android: {
    isCustomNotification: true,
    isCustomSmallExNotification: true,
    isShowLogo: true,
    logoUrl: 'https://example.com/logo.png',
    isShowCallID: true,
    ringtonePath: 'ringtone_default',
    backgroundColor: '#000000',
    backgroundUrl: 'assets/night.png',
    actionColor: '#111111',
    textColor: '#222222',
    incomingCallNotificationChannelName: 'Calls',
    missedCallNotificationChannelName: 'Missed calls',
    isShowFullLockedScreen: false,
    isImportant: true,
    isBot: true,
    isFullScreen: false,
    textAccept: 'Take it',
    textDecline: 'Leave it',
  },
  ios: {
    iconName: 'Logo',
    handleType: 'number',
    normalHandle: 1,
    supportsVideo: false,
    maximumCallGroups: 1,
    maximumCallsPerCallGroup: 2,
    supportsDTMF: false,
    supportsHolding: false,
    supportsGrouping: false,
    supportsUngrouping: false,
    includesCallsInRecents: false,
    ringtonePath: 'Ringtone.caf',
    configureAudioSession: false,
    audioSessionMode: 'voiceChat',
    audioSessionActive: false,
    audioSessionPreferredSampleRate: 16_000,
    audioSessionPreferredIOBufferDuration: 0.02,
  },
}

describe('the parameters of a call', () => {
  it('say who calls, how, and for how long', () => {
    const call = callOf({
      remote: { address: '0901', name: 'Mai', avatarUrl: 'https://example.com/mai.png' },
      video: true,
    })
    expect(callKitParamsOf(call, host)).toMatchObject({
      id: uuid,
      nameCaller: 'Mai',
      handle: '0901',
      avatar: 'https://example.com/mai.png',
      type: 1,
      duration: 45_000,
    })
  })

  it.each([
    [{ address: '0901' }, { nameCaller: '0901', handle: '0901' }],
    [{ userId: 'u-1' }, { nameCaller: 'u-1', handle: 'u-1' }],
    [{ name: 'Mai' }, { nameCaller: 'Mai' }],
    [{ withheld: true }, {}],
  ] satisfies [SurfaceCall['remote'], object][])('of %j say what is known', (remote, known) => {
    const { nameCaller, handle } = callKitParamsOf(callOf({ remote }), host)
    expect({ ...(nameCaller && { nameCaller }), ...(handle && { handle }) }).toEqual(known)
  })

  it.each([
    [45_000.4, 45_001],
    [0, 0x7fffffff],
    [Number.POSITIVE_INFINITY, 0x7fffffff],
    [Number.NaN, 0x7fffffff],
  ])('ring for %s ms as the whole number %s, since native sides take no other', (ringTimeoutMs, duration) => {
    expect(callKitParamsOf(callOf(), { ...host, ringTimeoutMs }).duration).toBe(duration)
  })

  it.each([
    [{ order: 7 }, { order: 7 }],
    ['a text', { extra: 'a text' }],
    [[1, 2], { extra: [1, 2] }],
    [null, undefined],
    [undefined, undefined],
  ] satisfies [unknown, unknown][])('carry the data %j of a call as %j, which Android can cast', (extra, carried) => {
    const call = { ...callOf(), ...(extra !== undefined && { extra }) } as SurfaceCall
    expect(callKitParamsOf(call, host).extra).toEqual(carried)
  })

  it('offer the buttons of what the transport can do, unless the app says otherwise', () => {
    const { can } = capabilitiesWith({ can: { setHold: false, merge: false } })
    expect(callKitParamsOf(callOf(), { ...host, can }).ios).toMatchObject({
      supportsHolding: false,
      supportsGrouping: false,
      supportsDTMF: true,
    })
    expect(callKitParamsOf(callOf(), { ...host, can }, { ios: { supportsHolding: true } }).ios).toMatchObject({
      supportsHolding: true,
      supportsGrouping: false,
    })
  })

  it('let the app name people, and choose by call', () => {
    const names = (call: SurfaceCall): AppParams => ({ nameCaller: `Dr ${call.remote.name}`, appName: 'Clinic' })
    expect(callKitParamsOf(callOf(), host, names)).toMatchObject({ nameCaller: 'Dr Mai', appName: 'Clinic' })
  })

  it('let no app change what must agree with the phone', () => {
    const wrong = { id: 'mine', type: 1, duration: 1 } as AppParams
    expect(callKitParamsOf(callOf(), host, wrong)).toMatchObject({ id: uuid, type: 0, duration: 45_000 })
  })

  it('reach Android, every one of them', async () => {
    const simulator = createCallkitSimulator({ platform: 'android' })
    await simulator.channel.invoke('showCallkitIncoming', callKitParamsOf(callOf(), host, everything))
    const { missedCallNotification: missed, callingNotification: calling, android, appName, headers } = everything
    expect(simulator.activeCalls).toEqual([
      {
        ...android,
        id: uuid,
        nameCaller: 'Mai',
        handle: '0901234567',
        avatar: '',
        appName,
        headers,
        extra: { order: 7 },
        type: 0,
        duration: 45_000,
        isAccepted: false,
        from: 'notification',
        missedNotificationId: missed?.id,
        isShowMissedCallNotification: missed?.showNotification,
        missedNotificationSubtitle: missed?.subtitle,
        missedNotificationCallbackText: missed?.callbackText,
        isShowCallback: missed?.isShowCallback,
        missedNotificationCount: missed?.count,
        callingNotificationId: null,
        isShowCallingNotification: calling?.showNotification,
        callingNotificationSubtitle: calling?.subtitle,
        callingNotificationCallbackText: calling?.callbackText,
        isShowHangup: calling?.isShowCallback,
      },
    ])
  })

  it('reach iOS, every one of them', async () => {
    const simulator = createCallkitSimulator({ platform: 'ios' })
    await simulator.channel.invoke('showCallkitIncoming', callKitParamsOf(callOf(), host, everything))
    await simulator.channel.invoke('activeCalls')
    const { id: _, count, ...missed } = everything.missedCallNotification ?? {}
    expect(count).toBe(2)
    expect(simulator.activeCalls).toEqual([
      {
        uuid,
        id: uuid,
        nameCaller: 'Mai',
        handle: '0901234567',
        avatar: '',
        appName: 'Demo',
        headers: { apiKey: 'k' },
        extra: { order: 7 },
        type: 0,
        duration: 45_000,
        isAccepted: false,
        accepted: false,
        ios: everything.ios,
        missedCallNotification: missed,
        callingNotification: everything.callingNotification,
      },
    ])
  })

  it('that are left out have the defaults of the native side', async () => {
    const [android, ios] = [
      createCallkitSimulator({ platform: 'android' }),
      createCallkitSimulator({ platform: 'ios' }),
    ]
    for (const { channel } of [android, ios]) {
      await channel.invoke('showCallkitIncoming', { id: uuid })
      await channel.invoke('activeCalls')
    }
    expect(android.activeCalls[0]).toMatchObject({
      duration: 30_000,
      backgroundColor: '#0955fa',
      actionColor: '#4CAF50',
      textColor: '#ffffff',
      isShowFullLockedScreen: true,
      isFullScreen: false,
    })
    expect(ios.activeCalls[0]).toMatchObject({
      duration: 30_000,
      appName: 'Callkit',
      ios: {
        iconName: 'CallKitLogo',
        handleType: '',
        normalHandle: 0,
        supportsVideo: true,
        maximumCallGroups: 2,
        maximumCallsPerCallGroup: 1,
        supportsHolding: true,
        includesCallsInRecents: true,
        configureAudioSession: true,
        audioSessionPreferredSampleRate: 44_100,
        audioSessionPreferredIOBufferDuration: 0.005,
      },
    })
  })
})
