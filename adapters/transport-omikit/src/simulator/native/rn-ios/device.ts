import type { Reply } from '../../native-queue.ts'
import { cast, isMap, type ReadableMap } from '../casts.ts'
import { accountOf, audioOf, iosDevice, iosDevices } from '../ios-device.ts'
import type { ManagerState } from '../ios-state.ts'
import type { NativeHost } from '../native-host.ts'

const texts = (data: ReadableMap, ...keys: readonly string[]) => keys.every((key) => typeof data[key] === 'string')
const text = (data: ReadableMap, key: string) => (typeof data[key] === 'string' ? data[key] : '')

/** Account, services, users, audio, and what answers without doing anything, because Android alone can do it. */
export function deviceFunctions({ stack }: NativeHost, state: ManagerState, dialect: 'rn-4.0' | 'rn-4.1') {
  const registrar = () => stack().registrar
  const says = (value: () => unknown) => () => (reply: Reply) => reply.resolve(value())
  const ignores = (value: unknown) => (_data: unknown) => (reply: Reply) => reply.resolve(value)
  const invalid = (reply: Reply) => reply.reject('INVALID_DATA', 'Expected a dictionary.')
  const endCalls = () => {
    for (const call of [...stack().calls.live]) stack().calls.ends(call, 200)
  }
  const idle = { success: true, statusCode: 200, message: 'iOS stub' }
  let containers = false

  return {
    startServices: says(() => {
      // It stops listening to everything before it begins again, to the pictures too.
      Object.assign(state, { observing: true, videoObservers: 0 })
      return true
    }),
    configPushNotification: (data: unknown) => (reply: Reply) => {
      if (!isMap(data)) return invalid(reply)
      state.userBusy = data.isUserBusy !== false
      reply.resolve(true)
    },
    initCallWithUserPassword: (data: unknown) => (reply: Reply) => {
      if (!isMap(data)) return invalid(reply)
      if (!texts(data, 'userName', 'password', 'realm', 'fcmToken')) {
        return reply.reject('INIT_FAILED', 'Không thể login vào OMI.')
      }
      const known = { userName: text(data, 'userName'), password: text(data, 'password'), realm: text(data, 'realm') }
      const more = { host: text(data, 'host') || 'vh.omicrm.com', projectId: text(data, 'projectId') }
      const flags = { isVideo: data.isVideo === true, isSkipDevices: data.isSkipDevices === true }
      registrar().login({ ...known, ...more, ...flags, fcmToken: text(data, 'fcmToken') }, () => {})
      // Whether these credentials are any good is not looked at.
      reply.resolve(true)
    },
    initCallWithApiKey: (data: unknown) => (reply: Reply) => {
      if (!isMap(data)) return invalid(reply)
      if (!texts(data, 'usrUuid', 'fullName', 'apiKey', 'fcmToken')) return reply.resolve(false)
      const known = { usrUuid: text(data, 'usrUuid'), fullName: text(data, 'fullName'), apiKey: text(data, 'apiKey') }
      const more = { phone: text(data, 'phone'), fcmToken: text(data, 'fcmToken'), projectId: text(data, 'projectId') }
      registrar().loginWithKey({ ...known, ...more, isVideo: data.isVideo !== false }, reply.resolve)
    },
    logout: says(() => {
      endCalls()
      registrar().logout()
      return true
    }),
    logoutAndWait: () => (reply: Reply) => {
      endCalls()
      registrar().logout(reply.resolve)
    },
    getCurrentUser: says(() => {
      const { session } = registrar()
      return session || dialect === 'rn-4.0' ? accountOf(session?.person) : null
    }),
    getGuestUser: says(() => accountOf(stack().personOf(state.guestPhone))),
    getUserInfo: (data: unknown) => (reply: Reply) => {
      const phone = isMap(data) ? data.phone : data
      if (typeof phone !== 'string') return invalid(reply)
      const person = stack().personOf(phone)
      if (person) reply.resolve(accountOf(person))
      else reply.reject('USER_NOT_FOUND', `User not found for phone number: ${phone}`)
    },
    getProjectId: says(() => registrar().session?.projectId || null),
    getSipInfo: says(() => {
      const { session } = registrar()
      return session ? `${session.person.extension}@${session.realm}` : null
    }),
    getDeviceId: says(() => iosDevice.id),
    getFcmToken: says(() => registrar().session?.fcmToken ?? null),
    getAppId: says(() => iosDevice.app),
    getVoipToken: says(() => iosDevice.voip),
    getOmiDevices: says(() => iosDevices(registrar())),
    isCurrentDeviceRegistered: says(() => registrar().state === 'registered'),
    needsReLogin: says(() => registrar().state === 'failed'),
    getAudio: says(() => stack().audio.outputs.map(audioOf)),
    getCurrentAudio: says(() => [audioOf(stack().audio.current)]),
    setAudio: (data: unknown) => (reply: Reply) => {
      const port = isMap(data) ? data.portType : undefined
      if (typeof port !== 'string' && typeof port !== 'number') return invalid(reply)
      stack().audio.use(Number(port))
      reply.resolve(true)
    },
    registerVideoEvent: says(() => {
      // Nothing keeps it from listening twice.
      state.videoObservers += 1
      return true
    }),
    removeVideoEvent: says(() => {
      Object.assign(state, { videoObservers: 0 })
      containers = false
      return true
    }),
    setupVideoContainers: says(() => {
      containers = true
      return true
    }),
    setCameraConfig(data: unknown) {
      cast.map('data', data)
      return (reply: Reply) => reply.resolve(containers)
    },
    attachRemoteView: ignores(false),
    attachLocalView: ignores(false),
    onHold: ignores(true),
    hideSystemNotificationSafely: says(() => true),
    hideSystemNotificationOnly: says(() => true),
    hideSystemNotificationAndUnregister: ignores(true),
    checkAndRequestPermissions: ignores(true),
    checkPermissionStatus: says(() => null),
    requestPermissionsByCodes: ignores(true),
    systemAlertWindow: says(() => true),
    requestSystemAlertWindowPermission: says(() => true),
    openSystemAlertSetting: says(() => null),
    checkCredentials: ignores({ ...idle }),
    registerWithOptions: ignores({ ...idle }),
    getKeepAliveStatus: says(() => ({ isActive: false, platform: 'ios' })),
    triggerKeepAlivePing: says(() => true),
  }
}
