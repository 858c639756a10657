import type { NetInfoPart } from '@offhook/react-native'

type Listener = Parameters<NetInfoPart['addEventListener']>[0]

let isConnected = true
const listeners = new Set<Listener>()

/** `@react-native-community/netinfo`, as far as the app uses it. */
export const NetInfo: NetInfoPart = {
  addEventListener(listener) {
    listeners.add(listener)
    listener({ isConnected })
    return () => void listeners.delete(listener)
  },
}

export function setConnected(is: boolean): void {
  isConnected = is
  for (const listener of [...listeners]) listener({ isConnected })
}
