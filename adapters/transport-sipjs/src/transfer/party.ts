import type { Remote } from '@offhook/core'
import { type Identity, remoteOf } from '../call/to-facts.ts'

/**
 * Whom a REFER names, as a user knows them. Where a call is to be replaced the address is the contact of one device, which
 * nobody can read or call again unless it is of our own domain; what stands beside it is a name, or an address that whoever refers writes in its place.
 */
export function partyOf(referTo: Identity, domain: string, isReplacing: boolean): Remote {
  const plain = remoteOf(referTo, domain)
  const { name } = plain
  const isOurs = referTo.uri.host.toLowerCase() === domain.toLowerCase()
  if (!isReplacing || isOurs || name === undefined) return plain
  if (/^\+?[\d*#]+$/.test(name)) return { address: name }
  const [, user, host = ''] = /^(?:sips?:)?([^\s@]+)@([^\s@]+)$/.exec(name) ?? []
  return user === undefined ? { name } : remoteOf({ displayName: undefined, uri: { user, host } }, domain)
}
