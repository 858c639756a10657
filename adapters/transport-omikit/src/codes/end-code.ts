import type { Direction, EndedBy, EndReason } from '@offhook/core'

/** What is known of a call when its end code comes. */
export interface EndingCall {
  readonly direction: Direction
  readonly established: boolean
  /** The far side rang, or sent sound, before. */
  readonly rang: boolean
}

/** The parts of a `call.ended` fact. Where this side left, what it did wins over all of them (the core sees to it). */
export interface EndReading {
  readonly reason?: EndReason
  readonly by?: EndedBy
  /** SIP status code (RFC 3261 section 21), where the number is one. */
  readonly sip?: number
}

type Cell = readonly [EndReason, EndedBy]
/** One reading for all calls, or one for each situation. */
type Row = Cell | ((call: EndingCall) => Cell)

const outgoing =
  (there: Cell, here: Cell): Row =>
  ({ direction }) =>
    direction === 'outgoing' ? there : here

const unanswered: Row = ({ direction, rang, established }) => {
  if (established) return ['connection-lost', 'network']
  if (direction === 'incoming') return ['no-answer', 'local']
  return rang ? ['no-answer', 'remote'] : ['unreachable', 'network']
}

const plan: Cell = ['forbidden', 'network']
const barred: Cell = ['blocked', 'network']

/** RN 4.x and Flutter 3.3 in one table: where they differ, the reading that both can mean. */
const rows: Readonly<Record<number, Row>> = {
  403: plan,
  404: ['not-found', 'network'],
  408: unanswered,
  480: unanswered,
  // Unanswered, and refused on this device without our asking: by the system's own call screen.
  486: outgoing(['busy', 'remote'], ['busy', 'local']),
  487: outgoing(['cancelled', 'local'], ['cancelled', 'remote']),
  500: ['server-error', 'network'],
  503: ({ established }) => (established ? ['connection-lost', 'network'] : ['server-error', 'network']),
  600: outgoing(['declined', 'remote'], ['declined', 'local']),
  601: ['hung-up', 'remote'],
  602: ({ established }) => [established ? 'ended-elsewhere' : 'answered-elsewhere', 'network'],
  603: outgoing(['declined', 'remote'], ['declined-elsewhere', 'network']),
  850: plan,
  851: plan,
  852: plan,
  853: plan,
  854: barred,
  855: plan,
  856: plan,
  857: barred,
  858: ['not-found', 'network'],
  859: plan,
  860: plan,
  861: plan,
  862: barred,
  863: barred,
  864: barred,
  865: plan,
}

/** No code at all, and the codes of a plain end: nobody needs to be told. */
export const plainEndCodes: readonly (number | undefined)[] = [undefined, 0, 200, 487]

/** iOS gives the last status that it has heard: one that is not final (180, say) ends nothing, and so explains nothing. */
export const isProvisional = (code: number | undefined): boolean => code !== undefined && code >= 100 && code < 200

/** Numbers of the switchboard in the range of SIP. */
const ours = [601, 602]

/** Reads `codeEndCall` / `code_end_call`. Total: an unknown code says nothing but itself. */
export function readEndCode(code: number | undefined, call: EndingCall): EndReading {
  if (code === undefined || code === 0 || code === 200) return plainEnd(code, call)
  const sip = code >= 100 && code < 700 && !ours.includes(code) ? { sip: code } : {}
  const row = rows[code]
  if (row === undefined) return { reason: 'unknown', by: 'network', ...sip }
  const [reason, by] = typeof row === 'function' ? row(call) : row
  return { reason, by, ...sip }
}

/** Codes that mean more than one thing, and what they may mean: for whoever has to find out. */
export const ambiguousEndCodes: Readonly<Record<number, string>> = {
  403: 'The service plan does not allow this number, or the server refuses the account.',
  404: 'There is no such number, or the account may not call this network.',
  408: 'The far side did not answer, or nothing answered at all.',
  480: 'The far side did not answer, is not signed in, is busy, or its number has a fault.',
  486: 'The far side is busy, or refused the call on one device.',
  503: 'The service is unavailable, or nobody answered.',
  600: 'The far side declined, or its network found nobody to answer.',
  602: 'Another agent answered the call, or ended it.',
  603: 'Somebody declined for all devices, or a limit or barring of the account refused the call.',
  851: 'A limit of calls, or of the length of a call.',
  853: 'The internal number is switched off, or the registrar refused the account (Android writes 853 over its 403).',
}

/** A BYE, or an end without a code: who hung up is not said. An outgoing call that ends so unanswered stays unexplained. */
function plainEnd(code: number | undefined, { direction, established }: EndingCall): EndReading {
  const sip = code === 200 ? { sip: code } : {}
  if (established) return { reason: 'hung-up', ...sip }
  return direction === 'incoming' ? { reason: 'cancelled', by: 'remote', ...sip } : sip
}
