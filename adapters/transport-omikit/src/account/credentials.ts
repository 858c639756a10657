import { isRecord, readText } from '@offhook/adapter-kit'
import { isFlutter, type NativeKind } from '../dialect.ts'
import type { ApiKey, UserPassword } from '../native/methods.ts'

interface Common {
  /** Push token: of Firebase, or of APNs for Flutter on iOS. */
  readonly fcmToken: string
  /** Of Firebase. */
  readonly projectId?: string
  /** The account makes video calls. Default: `false`. */
  readonly video?: boolean
}

/** Who signs in. An agent may call any number, a customer the hotline of the business. */
export type OmiMode = 'agent' | 'customer'

export interface UserPasswordCredentials extends Common {
  readonly type: 'user-password'
  /** The extension: `100`. */
  readonly userName: string
  readonly password: string
  readonly realm: string
  /** The SIP proxy. The document calls it optional; without it the native side builds an invalid address. */
  readonly host: string
  /** Default: `agent`. `customer` is `isSkipDevices`; the Flutter plugin has no such thing. */
  readonly mode?: OmiMode
}

export interface ApiKeyCredentials extends Common {
  readonly type: 'api-key'
  readonly fullName: string
  readonly usrUuid: string
  readonly apiKey: string
  /** Needed by the Flutter plugin. */
  readonly phone?: string
  /** Default: `agent`. Here it says what the phone refuses by itself; the server knows without. */
  readonly mode?: OmiMode
}

/** What the App-to-App API gave the app's own backend. Signs in as a customer. */
export interface AppToAppCredentials extends Common {
  readonly type: 'app-to-app'
  readonly domain: string
  readonly extension: string
  readonly password: string
  readonly outboundProxy: string
}

/** What `phone.signIn` takes with this transport. */
export type OmiCredentials = UserPasswordCredentials | ApiKeyCredentials | AppToAppCredentials

/** A login as the native side takes it. */
export type Login = {
  readonly mode: OmiMode
  /** The same for the same account, whatever its password is. */
  readonly identity: string
} & (
  | { readonly method: 'initCallWithUserPassword'; readonly args: UserPassword }
  | { readonly method: 'initCallWithApiKey'; readonly args: ApiKey }
)

/** Why these cannot be signed in with. MUST NOT repeat a value: they are secrets. */
export interface BadCredentials {
  readonly reason: 'missing' | 'not-supported'
  /** `ERROR_MISSING_HOST`, as the native side would say it if it looked. */
  readonly code: string
  readonly message: string
}

export const isBad = (read: Login | BadCredentials): read is BadCredentials => 'reason' in read

const hosts = {
  host: 'the SIP proxy, which the document wrongly calls optional',
  outboundProxy: "the 'host' of the SIP proxy",
} as const

export function readCredentials(given: unknown, kind: NativeKind): Login | BadCredentials {
  const from = isRecord(given) ? given : {}
  const base = {
    isVideo: from.video === true,
    fcmToken: readText(from.fcmToken) ?? '',
    ...(readText(from.projectId) !== undefined && { projectId: String(from.projectId) }),
  }
  const text = (key: string) => readText(from[key])?.trim() ?? ''
  // Not trimmed: a blank at its end belongs to it.
  const password = typeof from.password === 'string' ? from.password : ''
  switch (from.type) {
    case 'user-password':
    case 'app-to-app': {
      const isAppToApp = from.type === 'app-to-app'
      const [user, realm, host] = isAppToApp
        ? (['extension', 'domain', 'outboundProxy'] as const)
        : (['userName', 'realm', 'host'] as const)
      const mode = isAppToApp || from.mode === 'customer' ? 'customer' : 'agent'
      const bad = missingIn(from, [user, 'password', realm, host, 'fcmToken'])
      if (bad !== undefined) return bad
      if (mode === 'customer' && isFlutter(kind)) return noCustomers
      return {
        method: 'initCallWithUserPassword',
        identity: `${text(user)}@${text(realm)}`,
        mode,
        args: {
          ...base,
          userName: text(user),
          password,
          realm: text(realm),
          host: text(host),
          isSkipDevices: mode === 'customer',
        },
      }
    }
    case 'api-key': {
      const bad = missingIn(from, ['fullName', 'usrUuid', 'apiKey', ...(isFlutter(kind) ? ['phone'] : []), 'fcmToken'])
      if (bad !== undefined) return bad
      return {
        method: 'initCallWithApiKey',
        identity: `api-key:${text('usrUuid')}`,
        mode: from.mode === 'customer' ? 'customer' : 'agent',
        args: {
          ...base,
          fullName: text('fullName'),
          usrUuid: text('usrUuid'),
          apiKey: text('apiKey'),
          phone: text('phone'),
        },
      }
    }
    default:
      return missing('type', "'user-password', 'api-key' or 'app-to-app'")
  }
}

const noCustomers: BadCredentials = {
  reason: 'not-supported',
  code: 'CUSTOMER_MODE',
  message: 'The Flutter plugin knows no customers with user and password; sign them in with an API key.',
}

function missingIn(from: Readonly<Record<string, unknown>>, keys: readonly string[]): BadCredentials | undefined {
  const absent = keys.find((key) => readText(from[key]) === undefined)
  if (absent === undefined) return undefined
  return missing(absent, absent in hosts ? hosts[absent as keyof typeof hosts] : 'a text that is not empty')
}

const missing = (key: string, what: string): BadCredentials => ({
  reason: 'missing',
  code: `ERROR_MISSING_${key.toUpperCase()}`,
  message: `signIn needs '${key}', ${what}.`,
})
