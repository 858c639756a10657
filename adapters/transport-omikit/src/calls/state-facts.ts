import type { Fact, Subject } from '@offhook/core'
import type { NativeKind } from '../dialect.ts'
import { isFlutter } from '../dialect.ts'
import type { StateReport } from '../read/call-state.ts'
import { type LineCall, refsOf, subjectOfCall } from './line.ts'

/** A call by all that is known of it. Of one that nobody here knows, its ids on the wire; without any, the only one there is. */
export function subjectOf(report: Pick<StateReport, 'transaction' | 'uuid'>, call: LineCall | undefined): Subject {
  if (call) return subjectOfCall(call)
  const refs = refsOf(report)
  return Object.keys(refs).length > 0 ? { refs } : {}
}

/** What a state says, in the order in which it MUST be told. `undefined`: a state that nobody knows. */
export function stateFacts(
  report: StateReport,
  call: LineCall | undefined,
  kind: NativeKind,
): readonly Fact[] | undefined {
  const subject = subjectOf(report, call)
  switch (report.status) {
    case 1:
      return [report.incoming ? rings(report, call) : { type: 'call.dialed', ...partyOf(report, subject) }]
    case 2:
      return [rings(report, call)]
    case 3:
      // iOS counts the ring of a call that comes in as "early".
      if (report.incoming) return [rings(report, call)]
      return [...newNumber(report, call), { type: 'call.ringing', call: subject }]
    case 4:
      return [...newNumber(report, call), { type: 'call.connecting', call: subject }]
    case 5:
      return [
        ...newNumber(report, call),
        ...ownVideo(subject, call),
        ...farVideo(subject, call, kind),
        { type: 'call.established', call: subject },
        // iOS says "confirmed" again when a hold is over.
        ...(call?.held ? [{ type: 'call.holdChanged', call: subject, side: 'local', held: false } as const] : []),
      ]
    case 7:
      return [
        ...(call?.established === false ? [{ type: 'call.established', call: subject } as const] : []),
        { type: 'call.holdChanged', call: subject, side: 'local', held: true },
      ]
    // "Null" and "disconnecting": the end itself is still to come.
    case 0:
    case 12:
      return []
    default:
      return undefined
  }
}

function partyOf({ number, video }: StateReport, call: Subject) {
  return {
    call,
    ...(number !== undefined && { remote: { address: number } }),
    ...(video !== undefined && { video }),
  }
}

/** "Incoming" is said by several callbacks. Once it was offered, it is a level. */
function rings(report: StateReport, call: LineCall | undefined): Fact {
  const party = partyOf(report, subjectOf(report, call))
  return call?.told
    ? { type: 'call.found', direction: 'incoming', phase: 'incoming', ...party }
    : { type: 'call.offered', ...party }
}

/** A number that was not known when the call began: Flutter's Android dials without one. */
function newNumber(report: StateReport, call: LineCall | undefined): readonly Fact[] {
  const { number } = report
  if (number === undefined || call === undefined || call.number !== undefined) return []
  return [{ type: 'call.remoteChanged', call: subjectOf(report, call), remote: { address: number } }]
}

/**
 * A call with video stands with its camera on, and no event says so. Told before the call stands: the core would ask for
 * the video that the user wished, and the toggle would turn it off.
 */
function ownVideo(call: Subject, line: LineCall | undefined): readonly Fact[] {
  if (!line?.video || line.established || line.answeredWithVideo === false) return []
  return [{ type: 'call.videoChanged', call, side: 'local', video: 'on', evidence: 'ack' }]
}

/** Android tells nothing of the far side's picture: a call that was placed with video is taken to have one once it stands. */
function farVideo(call: Subject, line: LineCall | undefined, { platform }: NativeKind): readonly Fact[] {
  if (platform === 'ios' || !line?.video || line.direction === 'incoming' || line.established) return []
  return [{ type: 'call.videoChanged', call, side: 'remote', video: 'on', evidence: 'ack' }]
}

/** Takes over what a state says, once its facts are told. */
export function learn(call: LineCall, report: StateReport, kind: NativeKind): void {
  const { status, number, video } = report
  call.told = true
  if (number !== undefined) call.number = number
  if (video !== undefined && isKnowing(call, kind)) call.video = video
  if (video && isSaid(report, kind)) call.isVideoSaid = true
  if (status === 3 && !report.incoming) call.rang = true
  if (status !== 5 && status !== 7) return
  call.established = true
  call.held = status === 7
  call.toggling.delete('hold')
}

/**
 * React Native on Android writes `true` where it does not know, so there a "no" is never taken back. What this side asked
 * for when it dialled is known better than any report of it.
 */
function isKnowing({ video, direction }: LineCall, kind: NativeKind): boolean {
  if (video === undefined) return true
  if (direction === 'outgoing') return false
  return isFlutter(kind) || kind.platform === 'ios' || video
}

/** In two bodies React Native on Android writes `true` where it does not know: the "incoming" without an id, and "confirmed". */
function isSaid({ status, transaction }: StateReport, kind: NativeKind): boolean {
  if (isFlutter(kind) || kind.platform === 'ios') return true
  return status !== 5 && (status !== 2 || transaction !== undefined)
}

/** The first "incoming" claimed a video that a later one denies (React Native on Android). */
export function videoDenied(call: LineCall | undefined, report: StateReport): readonly Fact[] {
  const { status, video } = report
  if (status !== 2 || call?.video !== true || video !== false || call.direction === 'outgoing') return []
  return [{ type: 'call.videoChanged', call: subjectOf(report, call), side: 'remote', video: 'off' }]
}
