import { type FactOf, registrationFailureOfSip } from '@offhook/core'
import { isInvented, type MessageLike } from './end-cause.ts'

/** A final answer to REGISTER that is no 200. */
export function registrationRefused(message: MessageLike): FactOf<'registration.changed'> {
  const status = message.statusCode ?? 0
  const base = { type: 'registration.changed', state: 'failed', vendor: vendorOf(message) } as const
  if (isInvented(message)) return { ...base, reason: status === 408 ? 'timeout' : 'network' }
  return { ...base, ...registrationFailureOfSip(status, message.getHeader('Retry-After')) }
}

/** A 200 that does not list our contact (RFC 3261 section 10.3, step 8): nobody can reach us by it. */
export function registrationDropped(message: MessageLike): FactOf<'registration.changed'> {
  const detail = 'The answer to REGISTER does not list this contact.'
  return { type: 'registration.changed', state: 'failed', reason: 'server', vendor: { ...vendorOf(message), detail } }
}

function vendorOf({ statusCode = 0, reasonPhrase = '' }: MessageLike) {
  return { code: statusCode, message: reasonPhrase }
}
