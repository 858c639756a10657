import type { CallView } from '../call/call-view.ts'
import type { PhoneSnapshot } from '../phone/phone.ts'

export type Tone = 'ringback' | 'ringtone' | 'busy' | 'none'

/**
 * What the app should sound now. `ringback`: the far side rings and sends no sound of its own (RFC 3960 section 3.2).
 * `ringtone`: a call rings here while the user is in no other conversation. `busy`: an outgoing call has just ended so.
 * What the user has in the ear goes before what rings beside it.
 */
export function selectTone({ calls }: PhoneSnapshot): Tone {
  if (calls.some((call) => call.phase === 'ringing' && call.earlyMedia !== true)) return 'ringback'
  if (calls.some((call) => call.phase === 'incoming') && !calls.some(isInConversation)) return 'ringtone'
  if (calls.some((call) => call.phase === 'ended' && call.direction === 'outgoing' && call.end.reason === 'busy'))
    return 'busy'
  return 'none'
}

/** A held call leaves the user free to hear the next one ring; one just answered does not. */
function isInConversation(call: CallView): boolean {
  return call.phase === 'active' || call.phase === 'connecting' || (call.phase === 'incoming' && call.answering)
}
