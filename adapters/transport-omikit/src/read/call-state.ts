import { isRecord, readFlag, readText, readWhole } from '@offhook/adapter-kit'
import { isFlutter, type NativeKind } from '../dialect.ts'
import { type EndRecord, readEndRecord } from './end-record.ts'

/** What a `CALL_STATE_CHANGED` says, once its holes are known for holes. */
export interface StateReport {
  /** `OmiCallState` as it came: 0 to 7 and 12 mean something. */
  readonly status: number
  readonly number?: string
  readonly incoming?: boolean
  readonly video?: boolean
  /** OMICALL's id of the call; unknown until it rings, and in some events never told. */
  readonly transaction?: string
  /** CallKit's id (iOS). */
  readonly uuid?: string
}

/**
 * Who sent a 6. `call`: a call ended. `dealloc`: iOS frees a call that it has reported as ended before; only this one
 * may know the true code. `registration`: the account was refused, and no call is meant.
 */
export type EndReport =
  | {
      readonly kind: 'end'
      readonly from: 'call' | 'dealloc'
      readonly report: StateReport
      readonly code?: number
      readonly record?: EndRecord
    }
  | { readonly kind: 'registration'; readonly code?: number }

export type CallStateEvent =
  | { readonly kind: 'state'; readonly report: StateReport }
  | EndReport
  /** It says nothing of any call. */
  | { readonly kind: 'nothing' }

/**
 * Reads the body of one `CALL_STATE_CHANGED`. `undefined`: nobody can read it. MAY throw on an object that throws when it
 * is read: the caller contains that.
 */
export function readCallState(body: unknown, kind: NativeKind): CallStateEvent | undefined {
  if (!isRecord(body)) return undefined
  const status = readWhole(body.status)
  if (status === undefined) return undefined
  // iOS alone sends a bare status. 6: a call is freed whose end was told before, or an endCall found no call (4.0 frees more
  // objects than there were calls, so these cannot be counted). 5: Flutter says so of an endCall without a call.
  if (kind.platform === 'ios' && (status === 6 || status === 5) && Object.keys(body).length === 1)
    return { kind: 'nothing' }
  const report = reportOf(body, status, kind)
  return status === 6 ? readEnd(body, report, kind) : { kind: 'state', report }
}

function reportOf(body: Readonly<Record<string, unknown>>, status: number, kind: NativeKind): StateReport {
  const number = readText(body.callerNumber)
  const incoming = readFlag(body.incoming)
  const video = readFlag(body.isVideo)
  const transaction = readText(body.transactionId) ?? readText(body.transaction_id)
  const uuid = kind.platform === 'ios' ? readText(body._id) : undefined
  // Field by field: this is done for every event, and an object for each that may be missing would double its price.
  const report: { -readonly [K in keyof StateReport]: StateReport[K] } = { status }
  if (number !== undefined) report.number = number
  if (incoming !== undefined) report.incoming = incoming
  if (video !== undefined) report.video = video
  if (transaction !== undefined) report.transaction = transaction
  if (uuid !== undefined) report.uuid = uuid
  return report
}

/**
 * The codes that are known have three digits, or are 0. A fourth digit is let through; what is beyond is no code, whatever 32
 * bits would make of it.
 */
function readCode(value: unknown): number | undefined {
  const code = readWhole(value)
  return code !== undefined && code >= 0 && code < 10_000 ? code : undefined
}

function readEnd(body: Readonly<Record<string, unknown>>, report: StateReport, kind: NativeKind): EndReport {
  const code = readCode(body.codeEndCall) ?? readCode(body.code_end_call)
  const said = code !== undefined && { code }
  const record = readEndRecord(body, kind)
  // An end of Android has a record, and names no caller; what has none, in the form of an incoming call, is a registration
  // that failed.
  if (kind.platform === 'android' && !isFlutter(kind) && 'incoming' in body && !record)
    return { kind: 'registration', ...said }
  // The first end on iOS has the form of every other state; the one that follows it has not.
  const from = kind.platform === 'ios' && !('incoming' in body) ? 'dealloc' : 'call'
  return { kind: 'end', from, report, ...said, ...(record && { record }) }
}
