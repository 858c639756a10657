import type { Millis } from '../values.ts'
import type { RegistrationFailure } from './registration-failure.ts'

const LONGEST_WAIT_MS = 86_400_000

/** `Retry-After` (RFC 3261 section 20.33), `120;duration=60` or `18 (in a meeting)`, as a wait of at most a day. */
export function retryAfterMs(header: string | undefined): Millis | undefined {
  const seconds = /^\s*(\d{1,10})\s*(?:[;(]|$)/.exec(header ?? '')?.[1]
  return seconds === undefined ? undefined : Math.min(Number(seconds) * 1000, LONGEST_WAIT_MS)
}

function reasonOf(status: number): RegistrationFailure {
  switch (status) {
    // A challenge that remains after our answer to it.
    case 401:
    case 407:
      return 'credentials'
    // RFC 3261 section 10.3: this user may not register (403), or is not one of this domain (404).
    case 402:
    case 403:
    case 404:
    case 410:
      return 'forbidden'
    case 408:
    case 504:
      return 'timeout'
    default:
      if (status >= 300 && status < 600) return 'server'
      // 6xx: no other server would decide otherwise.
      return status >= 600 && status < 700 ? 'forbidden' : 'unknown'
  }
}

/**
 * Why a REGISTER failed, of its final status, 300 to 699; anything else is `unknown`. The parts are those of a
 * `registration.changed` fact. A lost link is no status: the adapter says `network` itself.
 */
export function registrationFailureOfSip(
  status: number,
  retryAfter?: string,
): { readonly reason: RegistrationFailure; readonly retryAfterMs?: Millis } {
  const wait = retryAfterMs(retryAfter)
  return { reason: reasonOf(status), ...(wait !== undefined && { retryAfterMs: wait }) }
}
