/** Of Android, as `android.permission.<name>`. iOS asks by itself and tells nobody. */
export const androidPermissions = [
  'RECORD_AUDIO',
  'CALL_PHONE',
  'MODIFY_AUDIO_SETTINGS',
  'USE_SIP',
  'CAMERA',
  'POST_NOTIFICATIONS',
  'FOREGROUND_SERVICE_MICROPHONE',
  'FOREGROUND_SERVICE_PHONE_CALL',
  'SYSTEM_ALERT_WINDOW',
] as const
export type AndroidPermission = (typeof androidPermissions)[number]

/** What the user says when the system asks. */
export type AskUser = (permissions: readonly AndroidPermission[]) => readonly AndroidPermission[]

export interface Permissions {
  has(permission: AndroidPermission): boolean
  missing(of: readonly AndroidPermission[]): readonly AndroidPermission[]
  /** The system asks the user, who grants these. */
  ask(permissions: readonly AndroidPermission[]): readonly AndroidPermission[]
  grant(...permissions: readonly AndroidPermission[]): void
  deny(...permissions: readonly AndroidPermission[]): void
}

export function createPermissions(denied: readonly AndroidPermission[], askUser: AskUser): Permissions {
  const held = new Set<AndroidPermission>(androidPermissions.filter((permission) => !denied.includes(permission)))
  const grant = (...permissions: readonly AndroidPermission[]) => {
    for (const permission of permissions) held.add(permission)
  }
  return {
    has: (permission) => held.has(permission),
    missing: (of) => of.filter((permission) => !held.has(permission)),
    ask(permissions) {
      const granted = askUser(permissions)
      grant(...granted)
      return granted
    },
    grant,
    deny: (...permissions) => {
      for (const permission of permissions) held.delete(permission)
    },
  }
}
