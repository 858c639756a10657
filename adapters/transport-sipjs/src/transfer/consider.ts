import type { Referral, Session } from 'sip.js'
import type { SipCall } from '../call/call.ts'
import type { Context } from '../context.ts'
import type { Asked } from './asked.ts'
import { Notifier } from './notifier.ts'
import { partyOf } from './party.ts'

/** RFC 3261 sections 21.4.1, 21.4.14, 21.5.2, 21.4.27. */
const malformed = 400
const unsupportedScheme = 416
const notImplemented = 501
const pending = 491

/**
 * Puts the question to the user, or refuses what nobody could follow. sip.js would dial whatever it names. The REFER is
 * answered at once: a user takes longer than proxies wait (RFC 3515 section 2.4.2, RFC 4320 section 1).
 */
export function consider(context: Context, call: SipCall, session: Session, referral: Referral): void {
  const order = read(referral, call, session.userAgent.configuration.uri.host)
  if (typeof order === 'number') {
    referral.reject({ statusCode: order }).catch(() => undefined)
    return
  }
  referral.accept().catch(() => undefined)
  // RFC 3515 section 2.4.6 wants the second one and those after it to be told by number.
  const event = call.wasReferred ? `refer;id=${referral.request.cseq}` : 'refer'
  call.wasReferred = true
  const notifier = new Notifier(context.sip, session, event)
  notifier.tell(100, 'Trying')
  call.asked = { ...order, notifier }
  const { remote, target } = order
  context.emit({ type: 'call.transferAsked', call: call.subject, to: remote.address ?? remote.name ?? target.host })
}

function read(referral: Referral, call: SipCall, domain: string): Omit<Asked, 'notifier'> | number {
  const { request } = referral
  // There is one, and sip.js can read it: see `unreadable.ts`.
  if (!/^(?:[^<]*<)?\s*sips?:/i.test(request.getHeader('Refer-To') ?? '')) return unsupportedScheme
  if (call.asked !== undefined || call.stage !== 'active') return pending
  const { referTo, referredBy } = referral
  const target = referTo.uri.clone()
  target.clearHeaders()
  const method = target.getParam('method') ?? 'INVITE'
  target.deleteParam('method')
  if (method !== 'INVITE') return notImplemented
  const replaces = decode(referral.replaces)
  if (replaces === undefined) return malformed
  return {
    target,
    remote: partyOf(referTo, domain, replaces !== ''),
    headers: [
      ...(replaces === '' ? [] : [`Replaces: ${replaces}`]),
      ...(referredBy === undefined ? [] : [`Referred-By: ${referredBy}`]),
    ],
  }
}

/** As a header of its own; `undefined`: it MUST NOT become one, since it would break the line. */
function decode(escaped = ''): string | undefined {
  try {
    const text = decodeURIComponent(escaped)
    return /\p{Cc}/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
