import { messageChannelBridge, type NativeBridge, omikitPluginBridge } from '../../src/index.ts'
import type { OmiSimulator } from '../../src/simulator/index.ts'

/** The bridge that an app on this native side would use. */
export function bridgeTo({ kind, plugin, port }: OmiSimulator): NativeBridge {
  if (plugin)
    return omikitPluginBridge(plugin, {
      platform: kind.platform,
      ...(kind.dialect !== 'flutter-3.3' && { dialect: kind.dialect }),
    })
  if (port) return messageChannelBridge(port, { platform: kind.platform })
  throw new Error('The simulator has neither a plugin nor a port.')
}

/** The same bridge, which writes down what it is asked. */
export const counted = (bridge: NativeBridge, asked: string[]): NativeBridge => ({
  ...bridge,
  invoke(method, args) {
    asked.push(method)
    return bridge.invoke(method, args)
  },
})
