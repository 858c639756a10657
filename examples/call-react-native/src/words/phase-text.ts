import type { CallView } from '@offhook/core'
import type { Words } from './words.ts'

const onHold = { no: 'active', local: 'held', remote: 'heldByThem', both: 'heldByBoth' } as const

/** How far a call is, in a few words. */
export function phaseText(call: CallView, words: Words): string {
  switch (call.phase) {
    case 'preparing':
      return words.waiting[call.waitingFor]
    case 'ringing':
      return call.earlyMedia === true ? words.call.earlyMedia : words.call.ringing
    case 'incoming':
      return call.answering ? words.call.answering : words.call.incoming
    case 'active':
    case 'held':
      return words.call[onHold[call.onHold]]
    case 'ended':
      return words.ends[call.end.reason]
    case 'dialing':
    case 'connecting':
    case 'ending':
      return words.call[call.phase]
    default:
      return call satisfies never
  }
}
