import { given, isRecord, known, readFlag, readText, readWhole, refuse } from '@offhook/adapter-kit'
import type { RegistrationFailure } from '@offhook/core'
import { readRegistrationStatus } from '../codes/registration-status.ts'
import type { Ask } from './ask.ts'
import { type OmiResult, type Read, readDone, unreadable } from './result.ts'

export interface OmiLogin {
  readonly userName: string
  readonly password: string
  readonly realm: string
  /** The SIP proxy. */
  readonly host: string
  readonly fcmToken: string
  readonly projectId?: string
}

export interface OmiRegisterOptions extends OmiLogin {
  readonly isVideo?: boolean
  /** Shows the notification of the service. Default: `true`. */
  readonly showNotification?: boolean
  /** Lets the SDK unregister by itself while there are no calls. Default: `true`. */
  readonly enableAutoUnregister?: boolean
}

/** What the registrar said. `reason` where it refused. */
export interface OmiVerdict {
  readonly accepted: boolean
  readonly status?: number
  readonly message?: string
  readonly reason?: RegistrationFailure
}

export interface RegistrationFunctions {
  /** Tries an account without staying signed in (RN on Android; iOS says "success" to anything, so it is not asked). */
  checkCredentials(login: OmiLogin): Promise<OmiResult<OmiVerdict>>
  /** Signs in with control over the notification (RN on Android). The phone learns of it, as of a `signIn`. */
  registerWithOptions(options: OmiRegisterOptions): Promise<OmiResult<OmiVerdict>>
  /** In both documents, and in no native code that does anything: `not-supported` everywhere. */
  getKeepAliveStatus(): Promise<OmiResult<unknown>>
  /** As `getKeepAliveStatus`. */
  triggerKeepAlivePing(): Promise<OmiResult<true>>
}

const needed = ['userName', 'password', 'realm', 'host', 'fcmToken'] as const

/** `registered`: told of an account that was registered here, past the phone's own sign-in. */
export function createRegistrationFunctions(
  ask: Ask,
  registered: (options: OmiRegisterOptions) => void,
): RegistrationFunctions {
  return {
    async checkCredentials(login) {
      return (
        missingIn('checkCredentials', login) ?? (await ask('checkCredentials', { ...login }, { read: readVerdict }))
      )
    },
    async registerWithOptions(options) {
      const refused = missingIn('registerWithOptions', options)
      if (refused !== undefined) return refused
      const answer = await ask('registerWithOptions', { ...options }, { read: readVerdict })
      if (answer.ok && answer.value.accepted) registered(options)
      return answer
    },
    getKeepAliveStatus: () => ask('getKeepAliveStatus', undefined),
    triggerKeepAlivePing: () => ask('triggerKeepAlivePing', undefined, { read: readDone }),
  }
}

/** MUST be refused here: Kotlin answers a missing one with an object that no bridge can carry, which takes the app down. */
function missingIn(name: string, login: OmiLogin): OmiResult<never> | undefined {
  const missing = needed.find((key) => !isRecord(login) || readText(login[key]) === undefined)
  return missing === undefined
    ? undefined
    : refuse('bad-arguments', `${name} needs '${missing}', a text that is not empty.`)
}

const readVerdict: Read<OmiVerdict> = (raw) => {
  if (!isRecord(raw)) return unreadable
  const accepted = readFlag(raw.success)
  if (accepted === undefined) return unreadable
  const status = readWhole(raw.statusCode)
  const message = readText(raw.message)
  return given({
    accepted,
    ...known({ status, message }),
    ...(!accepted && { reason: readRegistrationStatus(status).reason }),
  })
}
