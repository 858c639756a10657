import type { Fact, FactOf } from '@offhook/core'
import { isProvisional, readEndCode } from '../codes/end-code.ts'
import type { CallStateEvent } from '../read/call-state.ts'
import { type LineCall, newCall } from './line.ts'
import { subjectOf } from './state-facts.ts'

export type CallEnd = Extract<CallStateEvent, { readonly kind: 'end' }>

/** Of a call that nobody here knows, the little that its own record says. */
const strange = ({ record, report }: CallEnd): LineCall => ({
  ...newCall(record?.direction ?? (report.incoming ? 'incoming' : 'outgoing')),
  established: record?.answeredAt !== undefined && record.disposition === 'answered',
})

const codeOf = ({ code }: CallEnd) => (code === undefined ? {} : { vendor: { code } })

const read = (end: CallEnd, call: LineCall | undefined) =>
  readEndCode(isProvisional(end.code) ? undefined : end.code, call ?? strange(end))

export function endFact(end: CallEnd, call: LineCall | undefined): FactOf<'call.ended'> {
  return { type: 'call.ended', call: subjectOf(end.report, call), ...read(end, call), ...codeOf(end) }
}

/**
 * The code that comes when iOS frees a call, after its end was told: it may be the true one. It explains nothing of a call
 * that this side left, and nothing where it says the same again. `call` is the one that ended last.
 */
export function refinement(end: CallEnd, call: LineCall | undefined): Fact | undefined {
  if (end.code === undefined || call?.left) return undefined
  const { reason, ...rest } = read(end, call)
  const told = call?.toldEnd
  const isNews =
    reason !== told?.reason || (rest.by !== undefined && rest.by !== told?.by) || end.code !== told?.vendor?.code
  if (reason === undefined || !isNews) return undefined
  return { type: 'call.endRefined', call: subjectOf(end.report, call), reason, ...rest, ...codeOf(end) }
}
