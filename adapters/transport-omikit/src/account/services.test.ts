import { createVirtualClock } from '@offhook/testing'
import { describe, expect, it, vi } from 'vitest'
import { messageChannelBridge } from '../bridges/message-channel.ts'
import { omikitPluginBridge } from '../bridges/omikit-plugin.ts'
import { reactNativeBridge } from '../bridges/react-native.ts'
import { createAsk } from '../functions/ask.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { startServices } from './services.ts'

const emitter = { addListener: () => ({ remove: () => undefined }) }
const startedBy = async (...bridges: readonly NativeBridge[]) => {
  for (const bridge of bridges) await startServices(createAsk(bridge, createVirtualClock()), bridge)
}

describe('the services of one native module', () => {
  it('are started once, though several bridges lead to it (React Native)', async () => {
    const OmikitPlugin = { startServices: vi.fn(async () => true) }
    const bridge = () => reactNativeBridge({ NativeModules: { OmikitPlugin }, emitter, platform: 'ios' })
    await startedBy(bridge(), bridge())
    expect(OmikitPlugin.startServices).toHaveBeenCalledOnce()
  })

  it('are started once, whatever object holds the exports of the plugin', async () => {
    const startServices = vi.fn(async () => true)
    const bridge = () => omikitPluginBridge({ startServices, omiEmitter: emitter }, { platform: 'ios' })
    await startedBy(bridge(), bridge())
    expect(startServices).toHaveBeenCalledOnce()
  })

  it('are started once over one channel', async () => {
    const listeners = new Set<(message: unknown) => void>()
    const postMessage = vi.fn((message: unknown) => {
      const { id } = message as { readonly id: string }
      for (const listener of listeners) listener({ id, result: true })
    })
    const onMessage = (listener: (message: unknown) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
    const port = { postMessage, onMessage }
    const bridge = () => messageChannelBridge(port, { platform: 'ios' })
    await startedBy(bridge(), bridge())
    expect(postMessage).toHaveBeenCalledOnce()
  })

  it('are started for each of two', async () => {
    const modules = [{ startServices: vi.fn(async () => true) }, { startServices: vi.fn(async () => true) }]
    await startedBy(
      ...modules.map((OmikitPlugin) =>
        reactNativeBridge({ NativeModules: { OmikitPlugin }, emitter, platform: 'ios' }),
      ),
    )
    for (const { startServices } of modules) expect(startServices).toHaveBeenCalledOnce()
  })
})
