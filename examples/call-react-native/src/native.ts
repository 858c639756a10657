import { omikitPluginBridge } from '@offhook/transport-omikit'
import { Platform } from 'react-native'
// The one line to change on a device: import * as plugin from 'omikit-plugin'
import { plugin } from './simulated/plugin.ts'

export const bridge = omikitPluginBridge(plugin, { platform: Platform })

/** The plugin's own views of the two pictures of a video call. */
export const { OmiLocalCamera, OmiRemoteCamera } = plugin
