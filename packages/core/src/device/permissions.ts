import type { Outcome } from '../ports/command.ts'
import type { Permission, PermissionState } from '../values.ts'
import type { BrowserPermission, BrowserScope } from './browser-scope.ts'
import type { DeviceSession } from './device-session.ts'
import { vendorOf } from './vendor-error.ts'

const PERMISSIONS: readonly BrowserPermission[] = ['microphone', 'camera', 'notifications']

/** A page that was denied is not asked about again: only the browser's settings help, hence `blocked`. */
const STATES = new Map<string | undefined, PermissionState>([
  ['granted', 'granted'],
  ['prompt', 'prompt'],
  ['default', 'prompt'],
  ['denied', 'blocked'],
])

/** Reports every permission that the browser can tell, now and whenever it changes. */
export async function watchPermissions(session: DeviceSession): Promise<void> {
  await Promise.all(PERMISSIONS.map((permission) => watchPermission(session, permission)))
}

async function watchPermission(session: DeviceSession, permission: BrowserPermission): Promise<void> {
  const { scope, signal, emit } = session
  const report = (raw: string | undefined): void => {
    const state = STATES.get(raw)
    if (state !== undefined) emit({ type: 'permission.changed', permission, state })
  }
  const status = await query(scope, permission)
  report(status?.state ?? (permission === 'notifications' ? scope.Notification?.permission : undefined))
  status?.addEventListener('change', () => report(status.state), { signal })
}

/** Calls back whenever the browser changes its mind about a permission. */
export async function onPermissionChange(
  { scope, signal }: DeviceSession,
  permission: BrowserPermission,
  listener: () => void,
): Promise<void> {
  const status = await query(scope, permission)
  status?.addEventListener('change', listener, { signal })
}

/** What the user said, and what is known of the permission afterwards. */
interface Answer {
  readonly outcome: Outcome
  readonly state?: PermissionState | undefined
}

/** Asks the user. Devices are opened for that, and closed at once. */
export async function askPermission(scope: BrowserScope, permission: Permission): Promise<Answer> {
  switch (permission) {
    case 'microphone':
    case 'camera':
      return askForMedia(scope, permission)
    case 'notifications':
      return askForNotifications(scope)
    case 'overlay':
    case 'bluetooth':
    case 'phone-account':
      return { outcome: { ok: false, reason: 'not-supported', permission } }
    default:
      return permission satisfies never
  }
}

async function askForMedia(scope: BrowserScope, permission: 'microphone' | 'camera'): Promise<Answer> {
  const devices = scope.navigator?.mediaDevices
  if (devices === undefined) return { outcome: { ok: false, reason: 'not-supported', permission } }
  try {
    const stream = await devices.getUserMedia(permission === 'microphone' ? { audio: true } : { video: true })
    for (const track of stream.getTracks()) track.stop()
    return { outcome: { ok: true }, state: 'granted' }
  } catch (error) {
    const left = (await query(scope, permission))?.state
    const vendor = vendorOf(error, left === undefined ? undefined : { permission: left })
    // NotFoundError (no such device), NotReadableError (in use elsewhere) and the like say nothing about permission.
    if (vendor.code !== 'NotAllowedError') {
      return { outcome: { ok: false, reason: 'failed', permission, vendor }, state: STATES.get(left) }
    }
    // Still `prompt`: dismissed, may be asked again. `granted`: the operating system refused.
    const state = left === 'prompt' || left === 'denied' ? STATES.get(left) : 'denied'
    return { outcome: { ok: false, reason: 'permission-denied', permission, vendor }, state }
  }
}

async function askForNotifications({ Notification }: BrowserScope): Promise<Answer> {
  const permission = 'notifications'
  if (Notification === undefined) return { outcome: { ok: false, reason: 'not-supported', permission } }
  try {
    const said = await Notification.requestPermission()
    if (said === 'granted') return { outcome: { ok: true }, state: 'granted' }
    const vendor = { code: said }
    return { outcome: { ok: false, reason: 'permission-denied', permission, vendor }, state: STATES.get(said) }
  } catch (error) {
    return { outcome: { ok: false, reason: 'failed', permission, vendor: vendorOf(error) } }
  }
}

/** A browser that does not know the permission by name rejects. */
async function query(scope: BrowserScope, name: BrowserPermission) {
  try {
    return await scope.navigator?.permissions?.query({ name })
  } catch {
    return undefined
  }
}
