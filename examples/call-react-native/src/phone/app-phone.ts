import { createPhone, type Phone } from '@offhook/core'
import { createReactNativeDevice, type PermissionGate } from '@offhook/react-native'
import {
  createOmikitTransport,
  type NativeBridge,
  type OmiCredentials,
  type OmikitTransport,
  type OmiResult,
} from '@offhook/transport-omikit'
import { AppState, PermissionsAndroid, Platform } from 'react-native'
import type { Host } from '../host.ts'

/** The phone of the app, and what OMICALL can do beside calls. It lives outside of React: no screen owns a call. */
export interface AppPhone {
  readonly phone: Phone<OmiCredentials>
  readonly transport: OmikitTransport
  readonly host: Host
}

/** An ended call stays until the user closes its screen. */
const UNTIL_CLOSED = 2 ** 31 - 1

export function createAppPhone(bridge: NativeBridge, host: Host): AppPhone {
  const { NetInfo, hotlines } = host
  const transport = createOmikitTransport({ bridge, ...(hotlines && { hotline: hotlines }) })
  const device = createReactNativeDevice({
    Platform,
    AppState,
    PermissionsAndroid,
    ...(NetInfo && { NetInfo }),
    ...(Platform.OS === 'android' && { permissions: { overlay: overlayOf(transport) } }),
  })
  const phone = createPhone({ transport, device, policy: { lingerMs: UNTIL_CLOSED } })
  return { phone, transport, host }
}

/** Android asks for this one in its settings, and the plugin knows the way there. */
function overlayOf({ omi }: OmikitTransport): PermissionGate {
  const granted = (answer: OmiResult<boolean>) => answer.ok && answer.value
  return {
    check: async () => granted(await omi.systemAlertWindow()),
    request: async () => granted(await omi.requestSystemAlertWindowPermission()),
  }
}
