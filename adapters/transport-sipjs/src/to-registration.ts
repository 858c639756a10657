import { type FactOf, registrationFailureOfSip } from '@offhook/core'
import { isInvented, type MessageLike } from './end-cause.ts'

export function registrationRefused(message: MessageLike): FactOf<'registration.changed'> {
  const status = message.statusCode ?? 0
  const vendor = { code: status, message: message.reasonPhrase ?? '' }
  const base = { type: 'registration.changed', state: 'failed', vendor } as const
  if (isInvented(message)) return { ...base, reason: status === 408 ? 'timeout' : 'network' }
  return { ...base, ...registrationFailureOfSip(status, message.getHeader('Retry-After')) }
}
