import type { Direction } from '../values.ts'
import type { End, EndReason } from './end.ts'
import { endOfQ850 } from './q850.ts'
import { causeOf, parseReason, type ReasonValue } from './reason-header.ts'
import { endOfSipStatus, type Reading } from './sip-status.ts'

/** The SIP message that ended a call. */
export interface SipEnding {
  readonly direction: Direction
  /** `response`: a final response of 300 to 699, to the INVITE or to a request within the call. */
  readonly message: 'response' | 'cancel' | 'bye'
  readonly from: 'local' | 'remote'
  /** A 2xx to the INVITE had been sent or received. */
  readonly answered: boolean
  /** The far side rang before. */
  readonly rang?: boolean
  /** With `response`. */
  readonly status?: number
  /** The `Reason` headers of that message, as they stand. */
  readonly reason?: string | readonly string[]
}

const isOneOf = (reason: EndReason, ...list: readonly EndReason[]) => list.includes(reason)

/** The caller withdrew the call, or its servers did as it ended elsewhere. */
function withdrawn(sip: number, q850: number): Reading {
  if (sip === 200 || q850 === 26) return { reason: 'answered-elsewhere', by: 'network' }
  if (sip === 486 || (sip >= 600 && sip < 700) || q850 === 17 || q850 === 21)
    return { reason: 'declined-elsewhere', by: 'network' }
  if (sip === 408 || sip === 480 || q850 === 18 || q850 === 19) return { reason: 'no-answer', by: 'network' }
  return { reason: 'cancelled', by: 'remote' }
}

/** A server took an established call from this device and gave it to another one of the same user. */
function wentElsewhere({ answered }: SipEnding, values: readonly ReasonValue[]): boolean {
  const said = values.find(({ protocol }) => protocol === 'SIP')
  // Some write `cause=200;text="OK"` into every BYE.
  return answered && said?.cause === 200 && /elsewhere|^$/i.test(said.text ?? '')
}

/** What the causes of a BYE say beyond "a normal hang-up". The PSTN's cause is nearer to the far side: it goes first. */
function released(sip: number, q850: number): Reading {
  const readings = [endOfQ850(q850), endOfSipStatus(sip, { direction: 'outgoing' })]
  const told = readings.find(({ reason }) => !isOneOf(reason, 'hung-up', 'cancelled', 'answered-elsewhere', 'unknown'))
  return told ?? { reason: 'hung-up', by: 'remote' }
}

/** A status that only says "it did not work" is sharpened by the cause that a gateway kept (RFC 3398 maps many to one). */
function rejected(status: number, q850: number, { direction, rang = false }: SipEnding): Reading {
  const reading = endOfSipStatus(status, { direction, rang })
  const cause = endOfQ850(q850)
  const isVague = isOneOf(reading.reason, 'unreachable', 'server-error', 'forbidden', 'unknown')
  const isClear = !isOneOf(cause.reason, 'hung-up', 'answered-elsewhere', 'server-error', 'unknown')
  return direction === 'outgoing' && isVague && isClear ? cause : reading
}

function read(ending: SipEnding, values: readonly ReasonValue[], sip: number, q850: number): Reading {
  const { message, from, answered } = ending
  if (message === 'response') return rejected(sip, q850, ending)
  if (from === 'local') return { reason: answered ? 'hung-up' : 'cancelled', by: 'local' }
  if (wentElsewhere(ending, values)) return { reason: 'ended-elsewhere', by: 'network' }
  return answered || ending.direction === 'outgoing' ? released(sip, q850) : withdrawn(sip, q850)
}

/**
 * Why a SIP call ended, of the message that ended it. Total; the codes are kept beside the reading.
 *
 * 1. Our own BYE is `hung-up`, our own CANCEL (or BYE before the answer) `cancelled`, whatever follows.
 * 2. A CANCEL (or a BYE before the answer) of the caller is `answered-elsewhere` with `SIP;cause=200` (RFC 3326) or
 *    Q.850 26, `declined-elsewhere` with SIP 486 or 6xx or Q.850 17 or 21, `no-answer` with SIP 408 or 480 or Q.850 18
 *    or 19, else `cancelled`.
 * 3. A BYE of the far side is `hung-up`, unless its Q.850 cause, else its SIP cause, tells a fault or a refusal: a PBX
 *    that answers before it has reached anybody sends those. In an answered call `SIP;cause=200`, "call completed
 *    elsewhere", is `ended-elsewhere`.
 * 4. A response is read by its status (`endOfSipStatus`); where that is vague (`unreachable`, `server-error`,
 *    `forbidden`) a clear Q.850 cause wins. Its SIP cause repeats the status and is not read.
 * 5. In an answered call `unreachable` is `connection-lost`.
 *
 * A failure that the stack made up itself (408 or 503 when its link went) looks the same: the adapter MUST tell it apart.
 */
export function endOfSip(ending: SipEnding): Reading & Pick<End, 'sip' | 'q850'> {
  const values = parseReason(ending.reason)
  const sip = (ending.message === 'response' ? ending.status : causeOf(values, 'SIP')) ?? 0
  const q850 = causeOf(values, 'Q.850') ?? 0
  const { reason, by } = read(ending, values, sip, q850)
  return {
    ...(ending.answered && reason === 'unreachable' ? { reason: 'connection-lost', by: 'network' } : { reason, by }),
    ...(Number.isInteger(sip) && sip >= 100 && sip < 700 && { sip }),
    ...(q850 >= 1 && q850 <= 127 && { q850 }),
  }
}
