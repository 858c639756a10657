import type { Permission } from '@offhook/core'
import type { PermissionGate, PermissionsAndroidPart, PlatformPart, ReactNativeParts } from '../parts.ts'

export type Gates = ReadonlyMap<Permission, PermissionGate>

interface AndroidPermission {
  readonly permission: Permission
  readonly name: string
  /** The API level from which the user is asked. Before it, installing the app granted this. */
  readonly since: number
}

/** The calls' share of Android's runtime permissions. React Native itself begins at API level 24. */
const androidPermissions: readonly AndroidPermission[] = [
  { permission: 'microphone', name: 'android.permission.RECORD_AUDIO', since: 23 },
  { permission: 'camera', name: 'android.permission.CAMERA', since: 23 },
  { permission: 'notifications', name: 'android.permission.POST_NOTIFICATIONS', since: 33 },
  { permission: 'bluetooth', name: 'android.permission.BLUETOOTH_CONNECT', since: 31 },
]

const installed: PermissionGate = { check: () => true, request: () => true }

/** What can be asked for here: none on iOS, unless the app brings it. */
export function gatesOf({ Platform, PermissionsAndroid, permissions = {} }: ReactNativeParts): Gates {
  const own = Platform.OS === 'android' && PermissionsAndroid ? androidGates(Platform, PermissionsAndroid) : []
  return new Map([...own, ...(Object.entries(permissions) as [Permission, PermissionGate][])])
}

function androidGates({ Version }: PlatformPart, android: PermissionsAndroidPart): [Permission, PermissionGate][] {
  return androidPermissions.map(({ permission, name, since }) => [
    permission,
    // Asked for by an older Android, the system would answer `never_ask_again` to a name that it does not know.
    Number(Version) < since ? installed : { check: () => android.check(name), request: () => android.request(name) },
  ])
}
