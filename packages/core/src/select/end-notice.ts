import type { CallIn } from '../call/call-view.ts'
import type { End } from '../outcome/end.ts'
import type { PhoneSnapshot } from '../phone/phone.ts'

/**
 * The lingering ended call whose end a screen should put into words; the last one to end if there are several.
 * A plain hang-up, what the user did on this device to leave, and a call that crossed another one need no words.
 */
export function selectEndNotice(snapshot: PhoneSnapshot): CallIn<'ended'> | undefined {
  let notice: CallIn<'ended'> | undefined
  for (const call of snapshot.calls) {
    if (call.phase !== 'ended' || !needsWords(call.end)) continue
    if (notice === undefined || call.end.at >= notice.end.at) notice = call
  }
  return notice
}

function needsWords({ reason, by }: End): boolean {
  if (reason === 'replaced' && by === 'system') return false
  if (reason === 'hung-up') return by !== 'local' && by !== 'remote'
  return by !== 'local' || !(reason === 'cancelled' || reason === 'declined' || reason === 'busy')
}
