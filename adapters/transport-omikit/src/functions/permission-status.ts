import { entryOf, given, isRecord, known, readFlag, readText, readWhole } from '@offhook/adapter-kit'
import type { Fact, Permission, PermissionState } from '@offhook/core'
import { type Read, unreadable } from './result.ts'

/** What Android has granted, of what a call needs. The names are Android's: `android.permission.RECORD_AUDIO`. */
export interface OmiPermissionStatus {
  readonly granted: readonly string[]
  readonly missing: readonly string[]
  /** Everything is granted without which no call works. */
  readonly canMakeVoipCalls: boolean
  /** From Android 14: the kinds of foreground service. */
  readonly foregroundService: { readonly microphone?: boolean; readonly phoneCall?: boolean }
  readonly canDrawOverlays?: boolean
  /** API level of the device, and the one that the app is built for. */
  readonly androidVersion?: number
  readonly targetSdk?: number
}

const permissions: Readonly<Record<string, Permission>> = {
  RECORD_AUDIO: 'microphone',
  CAMERA: 'camera',
  POST_NOTIFICATIONS: 'notifications',
  SYSTEM_ALERT_WINDOW: 'overlay',
  BLUETOOTH_CONNECT: 'bluetooth',
}

/** Android's permission in the words of the core; most have none. */
export const permissionOf = (name: string): Permission | undefined => entryOf(permissions, name.split('.').at(-1))

/**
 * Reads the answer of `checkPermissionStatus`: two lists and some flags, not the `{ microphone, camera, overlay }` of the
 * document, which is understood as well.
 */
export const readPermissionStatus: Read<OmiPermissionStatus> = (raw) => {
  if (!isRecord(raw)) return unreadable
  const documented = Object.entries({ RECORD_AUDIO: raw.microphone, CAMERA: raw.camera }).flatMap(([name, value]) => {
    const flag = readFlag(value)
    return flag === undefined ? [] : [[`android.permission.${name}`, flag] as const]
  })
  const granted = [...namesIn(raw.essentialGranted), ...documented.filter(([, has]) => has).map(([name]) => name)]
  const missing = [...namesIn(raw.essentialMissing), ...documented.filter(([, has]) => !has).map(([name]) => name)]
  const overlay = readFlag(raw.canDrawOverlays) ?? readFlag(raw.overlay)
  if (granted.length + missing.length === 0 && overlay === undefined) return unreadable
  const services = isRecord(raw.foregroundServicePermissions) ? raw.foregroundServicePermissions : {}
  return given({
    granted,
    missing,
    canMakeVoipCalls: readFlag(raw.canMakeVoipCalls) ?? missing.length === 0,
    foregroundService: known({
      microphone: readFlag(services.FOREGROUND_SERVICE_MICROPHONE),
      phoneCall: readFlag(services.FOREGROUND_SERVICE_PHONE_CALL),
    }),
    ...known({
      canDrawOverlays: overlay,
      androidVersion: readWhole(raw.androidVersion),
      targetSdk: readWhole(raw.targetSdk),
    }),
  })
}

/** What a status says of the permissions that the core knows. What is missing can still be asked for. */
export function permissionFacts({ granted, missing, canDrawOverlays }: OmiPermissionStatus): readonly Fact[] {
  const ofNames = (names: readonly string[], state: PermissionState) =>
    names.flatMap((name) => permissionFact(permissionOf(name), state))
  const overlay = canDrawOverlays === undefined ? [] : permissionFact('overlay', canDrawOverlays ? 'granted' : 'prompt')
  return [...ofNames(granted, 'granted'), ...ofNames(missing, 'prompt'), ...overlay]
}

/** Reads the body of a `REQUEST_PERMISSION`: what the SDK wants to have asked for. */
export function requestedFacts(body: unknown): readonly Fact[] {
  const names = isRecord(body) ? namesIn(body.permissions) : []
  return names.flatMap((name) => permissionFact(permissionOf(name), 'prompt'))
}

function permissionFact(permission: Permission | undefined, state: PermissionState): readonly Fact[] {
  return permission === undefined ? [] : [{ type: 'permission.changed', permission, state }]
}

const namesIn = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.slice(0, 64).flatMap((entry: unknown) => readText(entry) ?? []) : []
