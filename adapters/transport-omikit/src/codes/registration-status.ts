import { entryOf } from '@offhook/adapter-kit'
import type { Permission, RegistrationFailure } from '@offhook/core'

/** Why a login or a registration failed, in the words of the core; where a right is missing, which. */
export interface RegistrationReading {
  readonly reason: RegistrationFailure
  readonly permission?: Permission
}

const readings: Readonly<Record<number, RegistrationReading>> = {
  400: { reason: 'unknown' },
  401: { reason: 'credentials' },
  403: { reason: 'forbidden' },
  404: { reason: 'forbidden' },
  408: { reason: 'timeout' },
  450: { reason: 'forbidden', permission: 'microphone' },
  // The right to run a foreground service: declared in the manifest, asked of nobody.
  451: { reason: 'forbidden' },
  452: { reason: 'forbidden', permission: 'notifications' },
  500: { reason: 'server' },
  501: { reason: 'server' },
  502: { reason: 'server' },
  503: { reason: 'server' },
  600: { reason: 'network' },
  601: { reason: 'timeout' },
  // Android writes 853, "internal number off", over a 403 of the registrar.
  853: { reason: 'forbidden' },
  999: { reason: 'unknown' },
}

/**
 * `OmiRegistrationStatus` of omikit-plugin 4.1 (Android). Its numbers are neither end codes nor start results, though 403,
 * 404, 408, 450 to 452, 500, 503, 600 and 601 stand in those tables as well.
 */
export function readRegistrationStatus(code: number | undefined): RegistrationReading {
  return (code === undefined ? undefined : readings[code]) ?? { reason: 'unknown' }
}

const logins: Readonly<Record<string, RegistrationFailure>> = {
  NETWORK_UNAVAILABLE: 'network',
  MISSING_PARAMS: 'credentials',
  INIT_FAILED: 'credentials',
  ERROR_INVALID_CREDENTIALS: 'credentials',
  ERROR_NETWORK_UNAVAILABLE: 'network',
}

/** Here a right is missing; in every other `ERROR_MISSING_…` it is a parameter of the login. */
const rights: Readonly<Record<string, number>> = {
  ERROR_MISSING_RECORD_AUDIO: 450,
  ERROR_MISSING_FOREGROUND_SERVICE: 451,
  ERROR_MISSING_POST_NOTIFICATIONS: 452,
}

/** The status and the message of a refused login: Flutter's 400, 500 and 600, and the error codes of React Native. */
export function readLoginFailure(status: number | undefined, message: string | undefined): RegistrationReading {
  const named = entryOf(logins, message)
  if (named !== undefined) return { reason: named }
  const right = entryOf(rights, message)
  if (right !== undefined) return readRegistrationStatus(right)
  return message?.startsWith('ERROR_MISSING_') ? { reason: 'credentials' } : readRegistrationStatus(status)
}
