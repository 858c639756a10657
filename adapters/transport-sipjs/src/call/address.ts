/**
 * The SIP URI of what a user typed: `101`, `090 123 4567`, `101@example.com`, `tel:+1555…` or `sip:101@example.com`.
 * `undefined`: it is no address.
 */
export function toSipUri(to: string, domain: string): string | undefined {
  const text = to.trim()
  if (text === '' || /[\p{Cc}<>"\\]/u.test(text)) return undefined
  const withScheme = /^(sips?|tel):(.+)$/i.exec(text)
  const scheme = withScheme?.[1]?.toLowerCase() ?? 'sip'
  const rest = withScheme?.[2] ?? text
  if (scheme === 'tel') return `sip:${withoutSeparators(rest.replace(/;.*$/, ''))}@${domain}`
  const at = rest.lastIndexOf('@')
  if (at === 0 || at === rest.length - 1) return undefined
  if (at > 0) return `${scheme}:${rest}`
  // A host alone is an address only where the scheme says so.
  if (withScheme !== null) return `${scheme}:${rest}`
  // A text that is not well-formed Unicode cannot be escaped, so it is no address.
  if (/\p{Surrogate}/u.test(text)) return undefined
  const user = isDialString(text) ? withoutSeparators(text) : encodeURIComponent(text)
  return user === '' ? undefined : `sip:${user}@${domain}`
}

/** Digits as people write them (RFC 3966 section 5.1.1 names these separators). */
function isDialString(text: string): boolean {
  return /^\+?[\d\s().*#-]+$/.test(text)
}

function withoutSeparators(text: string): string {
  return text.replaceAll(/[\s().-]/g, '').replaceAll('#', '%23')
}
