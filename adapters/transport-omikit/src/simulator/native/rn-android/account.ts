import type { Reply } from '../../native-queue.ts'
import type { KeyLogin, Login } from '../../stack/accounts.ts'
import { cast, type ReadableMap, read } from '../casts.ts'
import type { NativeHost } from '../native-host.ts'

/** `OmiRegistrationStatus`: by what a login is rejected. */
const refusals: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['ERROR_MISSING_PARAMETERS', 'Missing required parameters.'],
  401: ['ERROR_INVALID_CREDENTIALS', 'Invalid credentials.'],
  403: ['ERROR_FORBIDDEN', 'Access denied.'],
  404: ['ERROR_REALM_NOT_FOUND', 'Realm not found.'],
  408: ['ERROR_TIMEOUT', 'Connection timeout'],
  450: ['ERROR_MISSING_RECORD_AUDIO', 'RECORD_AUDIO permission required'],
  451: ['ERROR_MISSING_FOREGROUND_SERVICE', 'FOREGROUND_SERVICE permission required'],
  452: ['ERROR_MISSING_POST_NOTIFICATIONS', 'POST_NOTIFICATIONS permission required'],
  500: ['ERROR_SERVICE_START_FAILED', 'Failed to start SIP service'],
  501: ['ERROR_SERVICE_NOT_AVAILABLE', 'SIP service not available'],
  502: ['ERROR_SERVICE_DEGRADED', 'Service degraded'],
  503: ['ERROR_SERVICE_UNAVAILABLE', 'Service temporarily unavailable'],
  600: ['ERROR_NETWORK_UNAVAILABLE', 'Network unavailable'],
  601: ['ERROR_CONNECTION_TIMEOUT', 'Connection timeout'],
  999: ['ERROR_UNKNOWN', 'Unknown error occurred'],
}

function rejectWith(reply: Reply, status: number): void {
  const [code, message] = refusals[status] ?? ['ERROR_REGISTRATION_FAILED', 'Registration failed']
  reply.reject(code, `${message} (Status: ${status})`)
}

/** Rejects by the first that is missing or empty. */
function complete(values: Readonly<Record<string, string>>, reply: Reply): boolean {
  const missing = Object.keys(values).find((key) => values[key] === '')
  if (missing)
    reply.reject(`ERROR_MISSING_${missing.toUpperCase()}`, `${missing} is required for OMICALL initialization.`)
  return !missing
}

const loginOf = (data: ReadableMap): Login => ({
  userName: read.text(data, 'userName') ?? '',
  password: read.text(data, 'password') ?? '',
  realm: read.text(data, 'realm') ?? '',
  // An empty host becomes that of production, without a word.
  host: read.text(data, 'host') || 'vh.omicrm.com',
  isVideo: read.flag(data, 'isVideo') ?? false,
  fcmToken: read.text(data, 'fcmToken') ?? '',
  projectId: read.text(data, 'projectId') ?? '',
  isSkipDevices: read.flag(data, 'isSkipDevices') ?? false,
})

const keyLoginOf = (data: ReadableMap): KeyLogin => ({
  fullName: read.text(data, 'fullName') ?? '',
  usrUuid: read.text(data, 'usrUuid') ?? '',
  apiKey: read.text(data, 'apiKey') ?? '',
  phone: read.text(data, 'phone') ?? '',
  isVideo: read.flag(data, 'isVideo') ?? false,
  fcmToken: read.text(data, 'fcmToken') ?? '',
  projectId: read.text(data, 'projectId') ?? '',
})

/** Both logins log out first and wait for it; what is missing is refused by name. */
export function accountFunctions({ stack }: NativeHost) {
  const registrar = () => stack().registrar
  const endCalls = () => {
    for (const call of [...stack().calls.live]) stack().calls.ends(call, 200)
  }

  /** `checkCredentials` and `registerWithOptions`: what is missing makes a map that is no map of the bridge. */
  const verdict = (data: unknown, ask: (login: Login, done: (status: number) => void) => void) => {
    const login = loginOf(cast.map('data', data))
    return (reply: Reply) => {
      if (!login.userName || !login.password || !login.realm || !login.fcmToken) {
        return reply.resolve({ success: false, message: 'Missing required parameters' })
      }
      ask(login, (statusCode) => {
        const success = statusCode === 200
        reply.resolve({ success, statusCode, message: success ? 'Success' : (refusals[statusCode]?.[1] ?? '') })
      })
    }
  }

  return {
    initCallWithUserPassword(data: unknown) {
      const login = loginOf(cast.map('data', data))
      return (reply: Reply) => {
        const { userName, password, realm, fcmToken } = login
        if (!complete({ userName, password, realm, fcmToken }, reply)) return
        endCalls()
        registrar().logout(() =>
          registrar().login(login, (status) => (status === 200 ? reply.resolve(true) : rejectWith(reply, status))),
        )
      }
    },
    initCallWithApiKey(data: unknown) {
      const login = keyLoginOf(cast.map('data', data))
      return (reply: Reply) => {
        const { fullName, usrUuid, apiKey, fcmToken } = login
        if (!complete({ fullName, usrUuid, apiKey, fcmToken }, reply)) return
        if (!stack().permissions.has('RECORD_AUDIO')) return reply.resolve(false)
        endCalls()
        registrar().logout(() => registrar().loginWithKey(login, reply.resolve))
      }
    },
    checkCredentials: (data: unknown) => verdict(data, (login, done) => done(registrar().check(login))),
    registerWithOptions: (data: unknown) => verdict(data, (login, done) => registrar().login(login, done)),
    logout: () => (reply: Reply) => {
      endCalls()
      registrar().logout()
      reply.resolve(true)
    },
    logoutAndWait: () => (reply: Reply) => {
      endCalls()
      registrar().logout(() => reply.resolve(true))
    },
  }
}
