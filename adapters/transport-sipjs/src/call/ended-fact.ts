import { endOfSip, type FactOf, parseReason, type Vendor } from '@offhook/core'
import type { SipCall } from './call.ts'
import type { EndCause } from './end-cause.ts'

/** Why sip.js ends a call of which no message said why: what it then does is known from its code. */
export function causeUnsaid(call: Pick<SipCall, 'stage'>): EndCause {
  switch (call.stage) {
    case 'incoming':
      return { kind: 'fault', reason: 'no-answer', by: 'remote', message: 'The time that the caller gave has run out.' }
    case 'connecting':
      return { kind: 'fault', reason: 'connection-lost', by: 'network', message: 'No ACK came for our answer.' }
    default:
      return { kind: 'fault', reason: 'media-failed', by: 'system', message: 'sip.js could not use what was answered.' }
  }
}

export type EndedFact = FactOf<'call.ended'>

export function endedFact(
  call: Pick<SipCall, 'subject' | 'direction' | 'answered' | 'rang'>,
  cause: EndCause,
): EndedFact {
  const { subject, direction, rang } = call
  const base = { type: 'call.ended', call: subject } as const
  switch (cause.kind) {
    case 'left': {
      const end = endOfSip({
        direction,
        message: call.answered ? 'bye' : 'cancel',
        from: 'local',
        answered: call.answered,
      })
      if (cause.status === undefined) return { ...base, ...end }
      return { ...base, ...end, sip: cause.status, vendor: { code: cause.status, message: cause.phrase ?? '' } }
    }
    case 'declined':
      return {
        ...base,
        ...endOfSip({ direction, rang, message: 'response', from: 'local', answered: false, status: cause.status }),
      }
    case 'answered': {
      const { status, phrase, reasons, contacts } = cause
      const detail = contacts ?? reasons
      const own = vendorCodeOf(reasons, status)
      const vendor: Vendor = { code: own ?? status, message: phrase, ...(detail.length > 0 ? { detail } : {}) }
      if (cause.invented)
        return { ...base, reason: status === 408 ? 'unreachable' : 'connection-lost', by: 'network', vendor }
      const end = endOfSip({
        direction,
        rang,
        message: 'response',
        from: 'remote',
        answered: false,
        status,
        reason: reasons,
      })
      return { ...base, ...end, vendor }
    }
    case 'gone': {
      const { status, phrase, invented } = cause
      const end = endOfSip({ direction, message: 'response', from: 'remote', answered: true, status })
      const { sip, ...withoutCode } = end
      return { ...base, ...(invented ? withoutCode : end), vendor: { code: status, message: phrase } }
    }
    case 'bye':
    case 'cancel': {
      const end = endOfSip({
        direction,
        rang,
        message: cause.kind,
        from: 'remote',
        answered: call.answered,
        reason: cause.reasons,
      })
      return { ...base, ...end, ...vendorOf(cause.reasons) }
    }
    case 'fault':
      return { ...base, reason: cause.reason, by: cause.by, vendor: { message: cause.message } }
  }
}

/** A vendor's own code, which stands as a SIP cause beside the status (OMICALL's 850 and up). */
function vendorCodeOf(reasons: readonly string[], status: number): number | undefined {
  return parseReason(reasons).find(({ protocol, cause }) => protocol === 'SIP' && cause !== status)?.cause
}

/** The raw of a BYE or CANCEL. Vendors carry codes of their own as SIP causes (OMICALL's 850 and up), so those go first. */
function vendorOf(reasons: readonly string[]): { readonly vendor?: Vendor } {
  const values = parseReason(reasons)
  const told = values.find(({ protocol }) => protocol === 'SIP') ?? values[0]
  if (told === undefined) return {}
  const { cause, text } = told
  return {
    vendor: {
      ...(cause === undefined ? {} : { code: cause }),
      ...(text === undefined ? {} : { message: text }),
      detail: reasons,
    },
  }
}
