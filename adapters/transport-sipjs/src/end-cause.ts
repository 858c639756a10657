import { type EndedBy, type EndReason, endOfSip, type FactOf, parseReason, type Vendor } from '@offhook/core'
import type { SipCall } from './call.ts'

/** Why a call ended, as SIP said it or as this side did it. */
export type EndCause =
  /** This side hung up or cancelled. `status`: what answered our CANCEL. */
  | { readonly kind: 'left'; readonly status?: number; readonly phrase?: string }
  /** This side refused. */
  | { readonly kind: 'declined'; readonly status: number }
  /** A final answer to our INVITE. `invented`: sip.js made it up, no server sent it. */
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly phrase: string
      readonly reasons: readonly string[]
      /** Where else the far side can be reached (a 3xx, RFC 3261 section 21.3). The phone never calls there by itself. */
      readonly contacts?: readonly string[]
      readonly invented: boolean
    }
  /** The far side answered a request within the call as if there was none, or not at all. */
  | { readonly kind: 'gone'; readonly status: number; readonly phrase: string; readonly invented: boolean }
  /** BYE or CANCEL of the far side, with its `Reason` headers (RFC 3326). */
  | { readonly kind: 'bye' | 'cancel'; readonly reasons: readonly string[] }
  /** sip.js or the browser could not go on. */
  | { readonly kind: 'fault'; readonly reason: EndReason; readonly by: EndedBy; readonly message: string }

/** A response or request of sip.js as far as it is read here. */
export interface MessageLike {
  readonly statusCode?: number | undefined
  readonly reasonPhrase?: string | undefined
  getHeader(name: string): string | undefined
  getHeaders(name: string): readonly string[]
  hasHeader(name: string): boolean
}

export function answered(message: MessageLike): EndCause {
  const { statusCode: status = 0, reasonPhrase: phrase = '' } = message
  return {
    kind: 'answered',
    status,
    phrase,
    reasons: message.getHeaders('Reason'),
    ...(status >= 300 && status < 400 ? { contacts: message.getHeaders('Contact') } : {}),
    invented: isInvented(message),
  }
}

/** sip.js makes up 408 for a timeout and 503 for a lost transport; what a server sent has a Via header. */
export function isInvented(message: MessageLike): boolean {
  return !message.hasHeader('Via')
}

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
      const vendor: Vendor = { code: status, message: phrase, ...(detail.length > 0 ? { detail } : {}) }
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
