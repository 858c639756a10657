import type { UserAgent } from 'sip.js'
import type { SipLibrary } from '../options.ts'

/**
 * Takes a Refer-To off that sip.js cannot read (`tel:` is one), and several of them: it would drop the first kind without
 * a word and choose among the second. A REFER without one it refuses, so that its sender waits for nothing.
 */
export function refuseUnreadable(sip: SipLibrary, { transport }: UserAgent): void {
  const take = transport.onMessage
  transport.onMessage = (text) => take?.(text.startsWith('REFER ') ? withReadableReferTo(sip, text) : text)
}

/** A header in its long or short form, with the lines that it is folded into (RFC 3261 section 7.3.1). */
const referTo = /^(?:refer-to|r)[ \t]*:((?:.|\r\n[ \t])*)\r\n/gim

function withReadableReferTo({ Grammar }: SipLibrary, text: string): string {
  const end = text.indexOf('\r\n\r\n') + 2
  const head = text.slice(0, end)
  const values = [...head.matchAll(referTo)].map(([, value = '']) => value.replaceAll(/\s+/g, ' ').trim())
  const isReadable = values.length === 1 && values.every((value) => Grammar.parse(value, 'Refer_To') !== -1)
  return isReadable ? text : head.replace(referTo, '') + text.slice(end)
}
