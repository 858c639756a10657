import type { Reply } from '../../native-queue.ts'
import { type AndroidPermission, androidPermissions } from '../../stack/permissions.ts'
import { cast } from '../casts.ts'
import type { NativeHost } from '../native-host.ts'

const name = (permission: AndroidPermission) => `android.permission.${permission}`

const essential: readonly AndroidPermission[] = ['RECORD_AUDIO', 'CALL_PHONE', 'MODIFY_AUDIO_SETTINGS', 'USE_SIP']
const foreground: readonly AndroidPermission[] = ['FOREGROUND_SERVICE_MICROPHONE', 'FOREGROUND_SERVICE_PHONE_CALL']

/** What a code asks for in this domain; nothing for any other. */
const ofCode: Readonly<Record<number, readonly AndroidPermission[]>> = {
  450: ['RECORD_AUDIO'],
  451: foreground,
  452: ['POST_NOTIFICATIONS'],
}

export function permissionFunctions({ stack, inFront }: NativeHost) {
  const permissions = () => stack().permissions
  /** One place for the promise of a request: a second request while one is open leaves the first without an answer. */
  let waiting: Reply | undefined

  function request(wanted: readonly AndroidPermission[], reply: Reply): void {
    waiting = reply
    const granted = permissions().ask(wanted)
    // Judged by what this one request granted: what had been granted before does not count.
    const enough = (['RECORD_AUDIO', 'CALL_PHONE', 'MODIFY_AUDIO_SETTINGS'] as const).every((each) =>
      granted.includes(each),
    )
    waiting?.resolve(enough)
    waiting = undefined
  }

  return {
    checkAndRequestPermissions(isVideo: unknown) {
      const video = cast.flag('isVideo', isVideo)
      return (reply: Reply) => {
        const camera: readonly AndroidPermission[] = video ? ['CAMERA'] : []
        const missing = permissions().missing([...essential, ...camera, 'POST_NOTIFICATIONS', ...foreground])
        if (missing.length === 0) return reply.resolve(true)
        if (!inFront()) return reply.resolve(false)
        request(missing, reply)
      }
    },
    requestPermissionsByCodes(codes: unknown) {
      const wanted = cast.numbers('codes', codes).flatMap((code) => ofCode[code] ?? [])
      return (reply: Reply) => {
        const missing = permissions().missing(wanted)
        if (missing.length === 0) return reply.resolve(true)
        if (!inFront()) return reply.reject('E_NULL_ACTIVITY', 'Current activity is null')
        request(missing, reply)
      }
    },
    checkPermissionStatus: () => (reply: Reply) => {
      const essentialMissing = permissions().missing(essential)
      const granted = essential.filter((permission) => !essentialMissing.includes(permission))
      reply.resolve({
        essentialGranted: granted.map(name),
        essentialMissing: essentialMissing.map(name),
        canMakeVoipCalls: essentialMissing.length === 0,
        foregroundServicePermissions: Object.fromEntries(foreground.map((each) => [each, permissions().has(each)])),
        canDrawOverlays: permissions().has('SYSTEM_ALERT_WINDOW'),
        androidVersion: 35,
        targetSdk: 35,
      })
    },
    systemAlertWindow: () => (reply: Reply) => reply.resolve(permissions().has('SYSTEM_ALERT_WINDOW')),
    requestSystemAlertWindowPermission: () => (reply: Reply) => {
      if (!permissions().has('SYSTEM_ALERT_WINDOW')) permissions().ask(['SYSTEM_ALERT_WINDOW'])
      reply.resolve(permissions().has('SYSTEM_ALERT_WINDOW'))
    },
    openSystemAlertSetting: () => (reply: Reply) => reply.resolve(true),
  }
}

/** The long name of a permission, as events and answers carry it. */
export const permissionNames = (of: readonly AndroidPermission[] = androidPermissions) => of.map(name)
