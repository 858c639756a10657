import type { Permission } from '@offhook/core'
import type { ReactNativeParts } from './parts.ts'

const known: Readonly<Record<Permission, true>> = {
  microphone: true,
  camera: true,
  notifications: true,
  overlay: true,
  bluetooth: true,
  'phone-account': true,
}

/** Throws a `TypeError` that names the part and the way to get it. */
export function checkParts(parts: ReactNativeParts): void {
  const { Platform, AppState, PermissionsAndroid, NetInfo, permissions = {} }: Partial<ReactNativeParts> = Object(parts)
  if (typeof Platform?.OS !== 'string') fail('Platform', "`import { Platform } from 'react-native'`")
  if (!has(AppState, ['addEventListener'])) fail('AppState', "`import { AppState } from 'react-native'`")
  if (PermissionsAndroid !== undefined && !has(PermissionsAndroid, ['check', 'request']))
    fail('PermissionsAndroid', "`import { PermissionsAndroid } from 'react-native'`, or leave it out")
  if (NetInfo !== undefined && !has(NetInfo, ['addEventListener']))
    fail('NetInfo', 'the default export of `@react-native-community/netinfo`, or leave it out')
  for (const [name, gate] of Object.entries(permissions)) {
    if (!Object.hasOwn(known, name)) fail(`permissions.${name}`, `one of ${Object.keys(known).join(', ')}`)
    if (!has(gate, ['check', 'request'])) fail(`permissions.${name}`, 'an object with `check` and `request`')
  }
}

const has = (part: unknown, methods: readonly string[]): boolean =>
  methods.every((name) => typeof Object(part)[name] === 'function')

function fail(part: string, wanted: string): never {
  throw new TypeError(`createReactNativeDevice: \`${part}\` is missing or wrong; pass ${wanted}.`)
}
