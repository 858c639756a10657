import type { SipCall } from '../call/call.ts'

/** A `Replaces` header (RFC 3891 section 6.1), as its receiver reads it: its own tag is "to". */
interface Replaces {
  readonly callId: string
  readonly toTag: string
  readonly fromTag: string
  readonly earlyOnly: boolean
}

/** RFC 3891 section 3; RFC 3261 sections 21.4.1, 21.4.19, 21.4.24. */
const malformed = 400
const unknown = 481
const busy = 486

/**
 * The call whose place this INVITE takes, or the status to refuse it with; `undefined`: it takes nobody's. sip.js's own
 * reading throws on a header without tags, and ends the replaced call by itself.
 */
export function replacedBy(headers: readonly string[], calls: readonly SipCall[]): SipCall | number | undefined {
  const [header, ...more] = headers
  if (header === undefined) return undefined
  const replaces = readReplaces(header)
  if (replaces === undefined || more.length > 0) return malformed
  const { callId, toTag, fromTag, earlyOnly } = replaces
  const call = calls.find(({ session }) => {
    const dialog = session?.dialog
    return dialog?.callId === callId && dialog.localTag === toTag && dialog.remoteTag === fromTag
  })
  // One that is being left is as good as ended. One that rings here MUST NOT be taken up by another (RFC 3891 section 3).
  if (call === undefined || call.cause !== undefined || call.stage === 'incoming') return unknown
  return earlyOnly ? busy : call
}

function readReplaces(header: string): Replaces | undefined {
  const [callId = '', ...parameters] = header.split(';').map((part) => part.trim())
  const values = (name: string) =>
    parameters.flatMap((part) => (part.toLowerCase().startsWith(`${name}=`) ? part.slice(name.length + 1).trim() : []))
  const [toTag, ...otherTo] = values('to-tag')
  const [fromTag, ...otherFrom] = values('from-tag')
  if (callId === '' || !toTag || !fromTag || otherTo.length > 0 || otherFrom.length > 0) return undefined
  return { callId, toTag, fromTag, earlyOnly: parameters.some((part) => part.toLowerCase() === 'early-only') }
}
