import { createVirtualClock } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import {
  type CallkitFunctions,
  createCallkitIncomingSurface,
  type NativeMethod,
  nativeMethods,
} from '../../src/index.ts'
import { createCallkitSimulator } from '../../src/simulator/index.ts'
import { platforms } from '../support/bodies.ts'
import { openLine, uuid } from '../support/line.ts'
import { quiet } from '../support/simulated.ts'

const calls: Readonly<Record<NativeMethod, (callkit: CallkitFunctions) => Promise<unknown>>> = {
  showCallkitIncoming: (callkit) => callkit.showCallkitIncoming({ id: uuid }),
  showCallkitIncomingSilently: (callkit) => callkit.showCallkitIncomingSilently({ id: uuid }),
  showMissCallNotification: (callkit) => callkit.showMissCallNotification({ id: uuid }),
  hideCallkitIncoming: (callkit) => callkit.hideCallkitIncoming(uuid),
  startCall: (callkit) => callkit.startCall({ id: uuid }),
  endCall: (callkit) => callkit.endCall(uuid),
  endAllCalls: (callkit) => callkit.endAllCalls(),
  muteCall: (callkit) => callkit.muteCall(uuid),
  holdCall: (callkit) => callkit.holdCall(uuid),
  isMuted: (callkit) => callkit.isMuted(uuid),
  callConnected: (callkit) => callkit.setCallConnected(uuid),
  activeCalls: (callkit) => callkit.activeCalls(),
  getDevicePushTokenVoIP: (callkit) => callkit.getDevicePushTokenVoIP(),
  silenceEvents: (callkit) => callkit.silenceEvents(),
  requestNotificationPermission: (callkit) => callkit.requestNotificationPermission({ title: 'Notifications' }),
  requestFullIntentPermission: (callkit) => callkit.requestFullIntentPermission(),
  canUseFullScreenIntent: (callkit) => callkit.canUseFullScreenIntent(),
  registerBackgroundHandler: (callkit) => callkit.registerBackgroundHandler({ pluginHandle: 1, userHandle: 2 }),
  getBackgroundHandler: (callkit) => callkit.getBackgroundHandler(),
  setAcceptCallHandle: (callkit) => callkit.setAcceptCallHandle(42),
  endNativeSubsystemOnly: (callkit) => callkit.endNativeSubsystemOnly(),
  setAudioRoute: (callkit) => callkit.setAudioRoute(),
}

/** What each platform has: android, ios. `+` does what it says, `-` does not. */
const has: Readonly<Record<NativeMethod, string>> = {
  showCallkitIncoming: '++',
  showCallkitIncomingSilently: '--',
  showMissCallNotification: '++',
  hideCallkitIncoming: '+-',
  startCall: '++',
  endCall: '++',
  endAllCalls: '++',
  muteCall: '++',
  holdCall: '++',
  isMuted: '-+',
  callConnected: '++',
  activeCalls: '++',
  getDevicePushTokenVoIP: '-+',
  silenceEvents: '++',
  requestNotificationPermission: '++',
  requestFullIntentPermission: '+-',
  canUseFullScreenIntent: '+-',
  registerBackgroundHandler: '+-',
  getBackgroundHandler: '+-',
  setAcceptCallHandle: '+-',
  endNativeSubsystemOnly: '--',
  setAudioRoute: '--',
}

async function open(platform: 'android' | 'ios') {
  const clock = createVirtualClock()
  const simulator = createCallkitSimulator({ platform, clock })
  const { callkit } = createCallkitIncomingSurface({ channel: simulator.channel })
  const done = async <T>(asked: Promise<T>): Promise<T> => {
    await quiet(clock)
    return await asked
  }
  return { simulator, callkit, done }
}

describe.each(platforms)('each method of the plugin on %s', (platform) => {
  it.each([...nativeMethods])('%s does what it says, or says that it does not', async (method) => {
    const { simulator, callkit, done } = await open(platform)
    const isThere = has[method][platforms.indexOf(platform)] === '+'
    expect(await done(callkit.supports(method))).toBe(isThere)
    const result = await done(calls[method](callkit))
    expect(result).toMatchObject(isThere ? { ok: true } : { ok: false, reason: 'not-supported' })
    // Known to be of no use, it is not asked; `isMuted` once, to recognise the platform.
    const asked = simulator.asked.filter((one) => one.method === method && one.args !== null).length
    if (!isThere) expect(asked).toBe(method === 'isMuted' ? 1 : 0)
  })
})

describe('the functions of the plugin', () => {
  it('hand over what the native side reads', async () => {
    const line = await openLine({ platform: 'android' })
    const { callkit } = line.surface
    await callkit.muteCall(uuid)
    await callkit.holdCall(uuid, false)
    await callkit.silenceEvents()
    await callkit.unsilenceEvents()
    await callkit.setAcceptCallHandle(42)
    await callkit.setCallConnected(uuid)
    expect(line.asked).toEqual([
      { method: 'muteCall', args: { id: uuid, isMuted: true } },
      { method: 'holdCall', args: { id: uuid, isOnHold: false } },
      { method: 'silenceEvents', args: true },
      { method: 'silenceEvents', args: false },
      { method: 'setAcceptCallHandle', args: [42, 'acceptCallHandle'] },
      { method: 'callConnected', args: { id: uuid } },
    ])
  })

  it('give calls in one form on both platforms', async () => {
    for (const platform of platforms) {
      const { callkit, done } = await open(platform)
      await done(callkit.showCallkitIncoming({ id: uuid, nameCaller: 'Mai', handle: '0901', extra: { a: 1 } }))
      const result = await done(callkit.activeCalls())
      expect(result).toMatchObject({
        ok: true,
        value: [{ id: uuid, nameCaller: 'Mai', handle: '0901', extra: { a: 1 }, isAccepted: false }],
      })
    }
  })

  it('give the token of iOS, and undefined where there is none', async () => {
    const { simulator, callkit, done } = await open('ios')
    expect(await done(callkit.getDevicePushTokenVoIP())).toEqual({ ok: true, value: undefined })
    simulator.native.pushToken('d6a77ca8')
    expect(await done(callkit.getDevicePushTokenVoIP())).toEqual({ ok: true, value: 'd6a77ca8' })
  })

  it('never trust isMuted of Android, which is true of every call', async () => {
    const { simulator, callkit, done } = await open('android')
    expect(await done(simulator.channel.invoke('isMuted', { id: uuid }))).toBe(true)
    expect(await done(callkit.isMuted(uuid))).toMatchObject({ ok: false, reason: 'not-supported' })
  })

  it('neither reject nor throw where there is no plugin', async () => {
    const { callkit } = createCallkitIncomingSurface({
      channel: {
        invoke: () => {
          throw new Error('MissingPluginException(No implementation found)')
        },
        on: () => () => {},
      },
    })
    for (const call of Object.values(calls)) expect(await call(callkit)).toMatchObject({ ok: false })
    expect(await callkit.supports('endCall')).toBe(false)
  })

  it('say it where an answer cannot be read', async () => {
    const line = await openLine({ platform: 'android' })
    line.answers('activeCalls', 7)
    line.answers('canUseFullScreenIntent', 'perhaps')
    expect(await line.surface.callkit.activeCalls()).toMatchObject({ ok: false, reason: 'failed' })
    expect(await line.surface.callkit.canUseFullScreenIntent()).toMatchObject({ ok: false, reason: 'failed' })
  })
})
