import type { CallView } from '@offhook/core'
import { nameOf, phaseSentence } from './sentences.ts'
import { mediaWords } from './table.ts'

export interface Announcement {
  readonly text: string
  /** Interrupts what a screen reader is saying: for an incoming call, and nothing else. */
  readonly urgent: boolean
}

/** What changed between two snapshots that someone who does not see the screen has to know, in one sentence. */
export function announcementOf(before: readonly CallView[], after: readonly CallView[]): Announcement | undefined {
  const said = after
    .map((call) => ({
      call,
      text: changeOf(
        before.find(({ id }) => id === call.id),
        call,
      ),
    }))
    .filter(({ text }) => text !== undefined)
  if (said.length === 0) return undefined
  return {
    text: said.map(({ text }) => text).join('. '),
    urgent: said.some(({ call }) => call.phase === 'incoming' && !call.answering),
  }
}

function changeOf(before: CallView | undefined, call: CallView): string | undefined {
  const who = nameOf(call.remote)
  if (before?.phase === 'incoming' && call.phase === 'incoming' && before.answering === call.answering) return undefined
  if (call.phase === 'incoming') return call.answering ? `Answering ${who}` : `Incoming call from ${who}`
  if (before === undefined || before.phase !== call.phase) return `${who}: ${phaseSentence(call)}`
  if (!isTalking(call) || !isTalking(before)) return undefined
  if (before.hold.remote !== call.hold.remote) {
    return call.hold.remote ? `${who} has put you on hold` : `${who} has resumed the call`
  }
  // A first report that nothing is muted tells nothing new.
  const [wasMuted, muted] = [before.mute.actual ?? false, call.mute.actual ?? false]
  if (wasMuted !== muted) return muted ? 'Microphone muted' : 'Microphone on'
  if (before.media !== call.media) {
    const trouble = mediaWords[call.media]
    if (trouble) return trouble
    return before.media !== 'connecting' && mediaWords[before.media] ? 'The sound is back' : undefined
  }
  return undefined
}

function isTalking(call: CallView): call is Extract<CallView, { phase: 'active' | 'held' }> {
  return call.phase === 'active' || call.phase === 'held'
}
