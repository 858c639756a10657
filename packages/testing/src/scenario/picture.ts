import type { CallRecord, CallView } from '@offhook/core'
import type { Picture } from './scenario.ts'

/** One call in one line. `nameOf` turns addresses into the names of the script. */
export function pictureOf(call: CallView, nameOf: (address: string) => string): Picture {
  const parts: string[] = [call.phase]
  if (call.phase === 'active' || call.phase === 'held') {
    if (call.hold.remote) parts.push('held by them')
    if (call.groupId !== undefined) parts.push('merged')
    if (call.mute.actual) parts.push('muted')
    if (call.transfer) {
      const { stage, reason } = call.transfer
      parts.push(`transfer ${stage}${reason === undefined ? '' : ` (${reason})`}`)
    }
    if (call.transferAsked) parts.push(`asked to call ${nameOf(call.transferAsked.to)}`)
  }
  return parts.join(', ')
}

export const lineOf = ({ end, missed }: CallRecord): string => (missed ? `${end.reason}, missed` : end.reason)
