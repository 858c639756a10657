import { describe, expect, it, vi } from 'vitest'
import { OmikitNotLinkedError } from './not-linked.ts'
import { omikitPluginBridge } from './omikit-plugin.ts'

const omiEmitter = { addListener: () => ({ remove: () => undefined }) }
const pluginOf = (...names: readonly string[]) => ({
  omiEmitter,
  ...Object.fromEntries(names.map((name) => [name, vi.fn(async () => true)])),
})

describe('the bridge over the functions of omikit-plugin', () => {
  it.each([
    ['a default import', { default: pluginOf('joinCall') }, 'ios', "run 'pod install'"],
    ['an emitter alone', { omiEmitter }, 'android', 'rebuild the app'],
    ['nothing', undefined, 'ios', 'import * as plugin'],
    ['no object', 7, 'android', 'Expo Go'],
  ] as const)('says to link or rebuild where there is no function of it: %s', (_, given, platform, words) => {
    const create = () => omikitPluginBridge(given as never, { platform })
    expect(create).toThrow(OmikitNotLinkedError)
    expect(create).toThrow(words)
  })

  it.each([
    [['getKeepAliveStatus'], 'rn-4.1'],
    [['setCameraConfig'], 'rn-4.1'],
    [['joinCall'], 'rn-4.0'],
  ] as const)('tells the version by what is exported: %s is %s', (names, dialect) => {
    for (const platform of ['android', 'ios'] as const) {
      expect(omikitPluginBridge(pluginOf(...names), { platform }).kind).toEqual({ dialect, platform })
    }
  })

  it.each([
    'getUserInfo',
    'checkAndRequestPermissions',
    'requestPermissionsByCodes',
    'hideSystemNotificationAndUnregister',
  ] as const)('does not have %s on Android, where the plugin hands over a wrong type', (name) => {
    expect(omikitPluginBridge(pluginOf(name), { platform: 'android' }).has(name)).toBe(false)
  })

  it('has getUserInfo on iOS', () => {
    expect(omikitPluginBridge(pluginOf('getUserInfo'), { platform: 'ios' }).has('getUserInfo')).toBe(true)
  })

  it('has the call of a cold start on Android from 4.1.2, which hands over the right type', () => {
    const has = (...names: string[]) =>
      omikitPluginBridge(pluginOf('getInitialCall', ...names), { platform: 'android' }).has('getInitialCall')
    expect([has(), has('setCameraConfig'), has('getKeepAliveStatus')]).toEqual([false, false, true])
    const ios = omikitPluginBridge(pluginOf('getInitialCall'), { platform: 'ios' })
    expect(ios.has('getInitialCall')).toBe(true)
  })

  it('hands over what the functions take', async () => {
    const plugin = pluginOf('getUserInfo', 'setupVideoViews', 'startCall', 'joinCall', 'getInitialCall')
    const bridge = omikitPluginBridge(plugin, { platform: 'ios' })
    await bridge.invoke('getUserInfo', { phone: '111' })
    await bridge.invoke('setupVideoViews', { remoteTag: 1, localTag: 2 })
    await bridge.invoke('startCall', { phoneNumber: '111', isVideo: false })
    await bridge.invoke('joinCall', undefined)
    await bridge.invoke('getInitialCall', undefined)
    const calls = Object.entries(plugin).flatMap(([name, fn]) =>
      vi.isMockFunction(fn) ? [[name, fn.mock.calls[0]]] : [],
    )
    expect(Object.fromEntries(calls)).toEqual({
      getUserInfo: ['111'],
      setupVideoViews: [1, 2],
      startCall: [{ phoneNumber: '111', isVideo: false }],
      joinCall: [],
      getInitialCall: [],
    })
  })

  it('rejects where the plugin throws its linking error', async () => {
    const plugin = {
      omiEmitter,
      joinCall() {
        throw new Error('not linked')
      },
    }
    const bridge = omikitPluginBridge(plugin, { platform: 'ios' })
    await expect(bridge.invoke('joinCall', undefined)).rejects.toThrow('not linked')
    await expect(bridge.invoke('endCall', undefined)).rejects.toThrow('no endCall')
  })

  it('listens to the emitter of the plugin', () => {
    const remove = vi.fn()
    const addListener = vi.fn((_: string, listener: (body: unknown) => void) => {
      listener({ status: 2 })
      return { remove }
    })
    const heard = vi.fn()
    const stop = omikitPluginBridge({ ...pluginOf('joinCall'), omiEmitter: { addListener } }, { platform: 'ios' }).on(
      'CALL_STATE_CHANGED',
      heard,
    )
    expect(heard).toHaveBeenCalledWith({ status: 2 })
    stop()
    expect(remove).toHaveBeenCalledOnce()
  })
})
