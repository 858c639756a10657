import { callKitReasonOf, type Direction, type DisconnectCause, disconnectCauseOf, type End } from '@offhook/core'
import type { RNCallKeep } from '../module/rn-callkeep.ts'
import type { CallKeepPlatform } from '../platform.ts'

/**
 * A number of `END_CALL_REASONS`, which mean other things on either platform. iOS, as CallKit's: 1 failed, 2 remote ended,
 * 3 unanswered, 4 answered elsewhere, 5 declined elsewhere, 6 as 2. Android: 1 ERROR, 2 and 5 REMOTE, 3 BUSY,
 * 4 ANSWERED_ELSEWHERE, 6 MISSED.
 */
export type EndCallReason = 1 | 2 | 3 | 4 | 5 | 6

/** How the OS is told of an end: as what the user did here, which it echoes, or by a reason. */
export type Ending = 'endCall' | 'rejectCall' | EndCallReason

/** Which of callkeep's numbers comes nearest; it has none for CANCELED, RESTRICTED, OTHER, CALL_PULLED and UNKNOWN. */
const ofCause: Readonly<Record<DisconnectCause, Ending>> = {
  0: 2,
  1: 1,
  2: 'endCall',
  3: 2,
  4: 6,
  5: 6,
  6: 2,
  7: 3,
  8: 1,
  9: 2,
  10: 1,
  11: 4,
  12: 4,
}

type Known = Pick<End, 'reason' | 'by'>

export function endingOf(platform: CallKeepPlatform, end: Known, direction: Direction | undefined): Ending {
  if (platform === 'ios') return callKitReasonOf(end) ?? 'endCall'
  const ending = ofCause[disconnectCauseOf(end)]
  // It went on at another device of this user, whoever brought that about.
  if (ending === 4) return ending
  if (end.by === 'local') return direction === 'incoming' && isRefusal(end) ? 'rejectCall' : 'endCall'
  // Nobody has missed a call that was placed here.
  return ending === 6 && direction === 'outgoing' ? 2 : ending
}

const isRefusal = ({ reason }: Known): boolean => reason === 'declined' || reason === 'busy'

export function carryOut(callKeep: RNCallKeep, osId: string, ending: Ending): void {
  if (typeof ending === 'number') callKeep.reportEndCallWithUUID(osId, ending)
  else callKeep[ending](osId)
}
