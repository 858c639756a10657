import type { CallId, CallView, Transfer } from '@offhook/core'
import { nameOf, phaseSentence, transferFailure, withoutPicture } from './sentences.ts'
import { mediaWords, pictureWords, transferWords } from './table.ts'

export interface Announcement {
  readonly text: string
  /** Interrupts what a screen reader is saying: for what waits for an answer, and nothing else. */
  readonly urgent: boolean
}

/**
 * What changed between two snapshots that someone who does not see the screen has to know, in one sentence.
 * `lost`: the calls whose sound was lost and is not back yet.
 */
export function announcementOf(
  before: readonly CallView[],
  after: readonly CallView[],
  lost: ReadonlySet<CallId> = new Set(),
): Announcement | undefined {
  const said = after
    .map((call) => ({
      call,
      text: changeOf(
        before.find(({ id }) => id === call.id),
        before.find(({ id }) => id === call.replaces),
        call,
        lost.has(call.id),
      ),
    }))
    .filter(({ text }) => text !== undefined)
  if (said.length === 0) return undefined
  return {
    text: said.map(({ text }) => text).join('. '),
    urgent: said.some(({ call }) => waitsForAnswer(call, before)),
  }
}

function changeOf(
  before: CallView | undefined,
  replaced: CallView | undefined,
  call: CallView,
  lost: boolean,
): string | undefined {
  const who = nameOf(call.remote)
  if (before?.phase === 'incoming' && call.phase === 'incoming' && before.answering === call.answering) return undefined
  if (call.phase === 'incoming') return call.answering ? `Answering ${who}` : `Incoming call from ${who}`
  if (before === undefined && replaced && nameOf(replaced.remote) !== who) return `${who} took over the call`
  if (before === undefined || before.phase !== call.phase) return `${who}: ${phaseSentence(call)}`
  if (!isTalking(call) || !isTalking(before)) return undefined
  if (call.transferAsked && before.transferAsked?.to !== call.transferAsked.to)
    return `${who} asks to hand you on to ${call.transferAsked.to}. Accept or reject`
  if (call.transfer && before.transfer?.stage !== call.transfer.stage) return transferChange(call.transfer)
  if (before.groupId !== call.groupId)
    return call.groupId === undefined ? `${who} is out of the conference` : `${who} is in the conference`
  if (before.hold.remote !== call.hold.remote) {
    return call.hold.remote ? `${who} has put you on hold` : `${who} has resumed the call`
  }
  // A first report that nothing is muted tells nothing new.
  const [wasMuted, muted] = [before.mute.actual ?? false, call.mute.actual ?? false]
  if (wasMuted !== muted) return muted ? 'Microphone muted' : 'Microphone on'
  const { failed } = call.video.local
  if (failed && before.video.local.failed !== failed) return withoutPicture(failed.reason)
  if (before.video.remote !== call.video.remote) return `${who}: ${pictureChange[call.video.remote]}`
  const [showed, shows] = [before.video.local.actual ?? 'off', call.video.local.actual ?? 'off']
  if (showed !== shows) return shows === 'on' ? 'Your camera is on' : pictureWords.own[shows]
  if (before.media !== call.media) {
    // That a new way is tried was said with the loss.
    if (call.media === 'connecting') return undefined
    return mediaWords[call.media] ?? (lost ? 'The sound is back' : undefined)
  }
  return undefined
}

const transferChange = (transfer: Transfer): string =>
  transfer.stage === 'failed'
    ? transferFailure(transfer)
    : `Transfer to ${transfer.to}: ${transferWords[transfer.stage].toLowerCase()}`

/** A call that has begun to ring, or a question of the far side that has not been asked before. */
function waitsForAnswer(call: CallView, before: readonly CallView[]): boolean {
  if (call.phase === 'incoming') return !call.answering
  const was = before.find(({ id }) => id === call.id)
  return isTalking(call) && call.transferAsked !== undefined && !(was && isTalking(was) && was.transferAsked)
}

/** The calls whose sound is lost now, or was lost `before` and is still being connected anew. */
export function lostAmong(calls: readonly CallView[], before: ReadonlySet<CallId>): ReadonlySet<CallId> {
  const lost = calls.filter(
    (call) =>
      isTalking(call) && (call.media === 'connecting' ? before.has(call.id) : mediaWords[call.media] !== undefined),
  )
  return new Set(lost.map(({ id }) => id))
}

const pictureChange = { ...pictureWords.remote, on: 'Their camera is on' } as const

function isTalking(call: CallView): call is Extract<CallView, { phase: 'active' | 'held' }> {
  return call.phase === 'active' || call.phase === 'held'
}
