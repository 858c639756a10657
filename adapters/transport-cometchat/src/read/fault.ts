import { readText } from '@offhook/adapter-kit'
import type { Outcome, OutcomeReason, RegistrationFailure, Vendor } from '@offhook/core'
import { isObject } from './read.ts'

export type Refused = Extract<Outcome, { readonly ok: false }>

export const taken: Outcome = { ok: true }

export const refused = (reason: OutcomeReason, message?: string): Refused => ({
  ok: false,
  reason,
  ...(message !== undefined && { vendor: { message } }),
})

/** A `CometChatException`, a `CometChatCallsException`, or whatever else was thrown. MUST NOT throw. */
export function vendorOf(error: unknown): Vendor {
  try {
    if (!isObject(error)) return { message: String(error) }
    const code = readText(error.code) ?? readText(error.name)
    const message = readText(error.message)
    return { ...(code !== undefined && { code }), ...(message !== undefined && { message }) }
  } catch {
    return { message: 'It failed with what nobody can read.' }
  }
}

/** Codes of both SDKs and of the server; all others are faults. */
const reasons: Readonly<Record<string, OutcomeReason>> = {
  CALL_ALREADY_INITIATED: 'busy',
  CALL_IN_PROGRESS: 'busy',
  NOT_INITIALIZED: 'not-registered',
  NOT_LOGGED_IN: 'not-registered',
  USER_NOT_LOGGED_IN: 'not-registered',
  USER_NOT_LOGED_IN: 'not-registered',
  AUTH_ERR_AUTH_TOKEN_NOT_FOUND: 'not-registered',
  ERR_NO_AUTH: 'not-registered',
  ERR_UID_NOT_FOUND: 'bad-address',
  ERR_GUID_NOT_FOUND: 'bad-address',
  ERR_GROUP_NOT_JOINED: 'forbidden',
  ERR_BLOCKED_BY_RECEIVER: 'forbidden',
  ERR_BLOCKED_BY_SENDER: 'forbidden',
  ERR_CALLING_SELF: 'self-call',
  FAILED_TO_FETCH: 'offline',
}

export function refusedBy(error: unknown): Refused {
  const vendor = vendorOf(error)
  const { code } = vendor
  const reason = typeof code === 'string' && Object.hasOwn(reasons, code) ? reasons[code] : undefined
  return { ok: false, reason: reason ?? 'failed', vendor }
}

const failures: Readonly<Record<string, RegistrationFailure>> = {
  ERR_UID_NOT_FOUND: 'credentials',
  ERR_BAD_API_KEY: 'credentials',
  AUTH_ERR_AUTH_TOKEN_NOT_FOUND: 'credentials',
  AUTH_ERR_APIKEY_NOT_FOUND: 'credentials',
  ERR_APIKEY_NOT_FOUND: 'credentials',
  UNAUTHORISED: 'credentials',
  MISSING_PARAMETERS: 'credentials',
  AUTH_ERR_NO_ACCESS: 'forbidden',
  ERR_APP_NOT_FOUND: 'forbidden',
  FAILED_TO_FETCH: 'network',
}

export function registrationFailure({ code }: Vendor): RegistrationFailure {
  return (typeof code === 'string' && Object.hasOwn(failures, code) ? failures[code] : undefined) ?? 'unknown'
}
