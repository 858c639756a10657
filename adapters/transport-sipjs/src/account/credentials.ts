import type { URI } from 'sip.js'
import type { SipLibrary } from '../options.ts'

/** What `phone.signIn` takes with this transport. */
export interface SipCredentials {
  /** The user part of the account's address: `100` of `sip:100@example.com`. */
  readonly username: string
  readonly password: string
  /** The domain part of the account's address. `realm` is another name for it; one of the two is needed. */
  readonly domain?: string
  readonly realm?: string
  readonly displayName?: string
  /** Where the server knows the account under another name for authentication. Default: `username`. */
  readonly authorizationUsername?: string
}

export interface Account {
  /** `sip:username@domain` */
  readonly uri: URI
  readonly password: string
  readonly domain: string
  readonly displayName: string
  readonly authorizationUsername: string
}

/** The account, or a sentence that says what is wrong. MUST NOT repeat a value: they are secrets. */
export function readCredentials(given: unknown, sip: SipLibrary): Account | string {
  if (typeof given !== 'object' || given === null) return 'signIn needs { username, password, domain }.'
  const { username, password, domain, realm, displayName, authorizationUsername } = given as Record<string, unknown>
  if (!isName(username)) return "signIn needs 'username', the user part of the SIP address."
  if (typeof password !== 'string') return "signIn needs 'password', a string."
  const host = domain ?? realm
  if (!isName(host)) return "signIn needs 'domain' (or 'realm'), the domain part of the SIP address."
  if (displayName !== undefined && typeof displayName !== 'string') return "signIn: 'displayName' must be a string."
  if (authorizationUsername !== undefined && !isName(authorizationUsername)) {
    return "signIn: 'authorizationUsername' must be a string without spaces."
  }
  const uri = sip.UserAgent.makeURI(`sip:${username}@${host}`)
  if (uri === undefined) return "signIn: 'username' and 'domain' make no SIP address."
  return {
    uri,
    password,
    domain: host,
    displayName: quotable(displayName ?? ''),
    authorizationUsername: authorizationUsername ?? username,
  }
}

/** The same address, whatever the password and the names are. */
export function isSame(one: Account, other: Account): boolean {
  return one.uri.toString() === other.uri.toString()
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[^\s<>"@]+$/.test(value)
}

/** sip.js puts the name between quotes as it is (RFC 3261 section 25.1, quoted-string). */
function quotable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').replaceAll(/[\\"]/g, '\\$&')
}
