import type { Reply } from '../../native-queue.ts'
import { type Person, recordOf } from '../../stack/accounts.ts'
import { cast, read } from '../casts.ts'
import type { NativeHost } from '../native-host.ts'
import type { ModuleState } from './module-state.ts'

/** A person as the module hands them on: each name twice. */
function userOf(person: Person | undefined) {
  if (!person) return null
  const record = recordOf(person)
  return { ...record, fullName: record.full_name, avatarUrl: record.avatar_url }
}

const device = { id: 'simulator-android', app: 'org.offhook.simulator', token: 'fcm-simulator' } as const

/** Services, users, identities, notifications. */
export function deviceFunctions({ clock, timers, stack, inFront }: NativeHost, state: ModuleState) {
  const session = () => stack().registrar.session
  const says = (value: () => unknown) => () => (reply: Reply) => reply.resolve(value())
  const unregister = () => stack().registrar.logout()
  const isHere = () => stack().registrar.state === 'registered'

  return {
    startServices: says(() => true),
    configPushNotification(data: unknown) {
      const busy = read.flag(cast.map('data', data), 'isUserBusy') ?? false
      return (reply: Reply) => {
        if (!inFront()) return reply.reject('E_NULL_ACTIVITY', 'Current activity is null')
        state.userBusy = busy
        reply.resolve(true)
      }
    },
    getCurrentUser: says(() => userOf(session()?.person)),
    getGuestUser: says(() => {
      const { current } = stack().calls
      return userOf(current?.direction === 'inbound' ? stack().personOf(current.number ?? '') : undefined)
    }),
    getUserInfo(phone: unknown) {
      const number = cast.text('phone', phone)
      return (reply: Reply) => reply.resolve(userOf(stack().personOf(number)))
    },
    getProjectId: says(() => session()?.projectId || null),
    getAppId: says(() => device.app),
    getDeviceId: says(() => device.id),
    getFcmToken: says(() => session()?.fcmToken ?? null),
    getSipInfo: says(() => {
      const is = session()
      return is ? `${is.person.extension}@${is.realm}` : null
    }),
    getVoipToken: says(() => null),
    getOmiDevices: says(() => {
      const is = session()
      if (!is || !isHere()) return []
      const here = { device_id: device.id, token: is.fcmToken, device_type: 'android', voip_token: null }
      const made = { app_id: device.app, created_time: 0, project_id: is.projectId }
      return [{ ...here, ...made, sipNumber: is.person.extension }]
    }),
    isCurrentDeviceRegistered: says(isHere),
    needsReLogin: says(() => session() !== undefined && stack().registrar.state === 'failed'),
    // Hides and unregisters, whatever its name and its documentation say.
    hideSystemNotificationSafely: () => (reply: Reply) =>
      void timers.after(2_000, () => {
        unregister()
        reply.resolve(true)
      }),
    hideSystemNotificationOnly: says(() => true),
    hideSystemNotificationAndUnregister(reason: unknown) {
      cast.text('reason', reason)
      return (reply: Reply) => {
        unregister()
        reply.resolve(true)
      }
    },
    getAutoUnregisterStatus: says(() => ({ isScheduled: false, timeUntilExecution: 0, timestamp: clock.now() })),
    preventAutoUnregister(reason: unknown) {
      cast.text('reason', reason)
      return (reply: Reply) => reply.resolve(false)
    },
    prepareForIncomingCall: says(() => true),
    prepareForOutgoingCall: says(() => true),
  }
}
