import type {
  CallRecord,
  CallView,
  Direction,
  End,
  PermissionState,
  Refusal,
  Refused,
  Remote,
  Transfer,
} from '@offhook/core'
import {
  deviceFaultWords,
  deviceWords,
  type EndWords,
  endWords,
  permissionWords,
  refusalWords,
  waitingWords,
} from './table.ts'

export type InputKind = 'microphone' | 'camera'

/** How a far side is named: its name, else its number. */
export function nameOf(remote: Remote): string {
  if (remote.name) return remote.name
  if (remote.withheld) return 'Number withheld'
  return remote.address ?? remote.userId ?? 'Unknown caller'
}

/** Where a line of the log can be called again, in a form that can be typed; `undefined` where nobody knows. */
export const addressOf = ({ to, remote }: CallRecord): string | undefined =>
  typeof to === 'string' ? to : (remote.address ?? remote.userId)

/** Why a call ended, as one sentence without a full stop. */
export function endSentence(end: End, direction: Direction): string {
  const words: EndWords = endWords[end.reason]
  const bySide = words[end.by]
  if (bySide) return bySide
  return direction === 'incoming' && words.incoming ? words.incoming : words.any
}

/** What the network said, for the one who has to look into it: `SIP 486 · Q.850 17`. */
export function endCodes(end: End): string | undefined {
  const parts = [
    end.sip === undefined ? undefined : `SIP ${end.sip}`,
    end.q850 === undefined ? undefined : `Q.850 ${end.q850}`,
    end.vendor?.code === undefined ? undefined : `Code ${end.vendor.code}`,
    end.vendor?.message,
  ].filter((part) => part !== undefined && part !== '')
  return parts.length > 0 ? parts.join(' · ') : undefined
}

/** Why a command was refused, as a sentence. `device`: what the command needed, for faults that do not say it. */
export function refusalSentence(refused: Pick<Refused, 'reason' | 'permission'>, device?: InputKind): string {
  const { reason, permission } = refused
  if (reason === 'permission-denied' && permission) return permissionWords[permission]
  return device ? faultSentence(device, reason) : refusalWords[reason]
}

/** Why a device could not be had, and what to do. */
export function faultSentence(device: InputKind, reason: Refusal): string {
  const faults: Partial<Record<Refusal, string>> = deviceFaultWords[device]
  return faults[reason] ?? refusalWords[reason]
}

/** The camera was in the way, and nothing else. */
export const withoutPicture = (reason: Refusal): string =>
  `The call goes on without your picture. ${faultSentence('camera', reason)}`

/** What has to be said about the microphones or cameras there are; nothing where all is well. */
export function inputSentence(
  device: InputKind,
  count: number,
  permission: PermissionState,
  unplugged: boolean,
): string | undefined {
  const words = deviceWords[device]
  if (unplugged) return words.unplugged
  if (permission === 'denied' || permission === 'blocked' || permission === 'prompt') return words[permission]
  return count === 0 ? words.none : undefined
}

/** The caller would be seen. */
export const offersVideo = (call: CallView): boolean => call.phase === 'incoming' && call.video.remote !== 'off'

/** The one line below the name: where the call is. */
export function phaseSentence(call: CallView): string {
  switch (call.phase) {
    case 'preparing':
      return waitingWords[call.waitingFor]
    case 'dialing':
      return 'Calling…'
    case 'ringing':
      return call.earlyMedia ? 'Ringing, with a message from the network' : 'Ringing…'
    case 'incoming':
      if (call.answering) return 'Answering…'
      if (!call.attached) return 'Incoming call, connecting to it…'
      return offersVideo(call) ? 'Incoming video call' : 'Incoming call'
    case 'connecting':
      return 'Connecting…'
    case 'active':
      return call.hold.remote ? 'The other side has put you on hold' : 'Connected'
    case 'held':
      return call.hold.remote ? 'On hold on both sides' : 'On hold'
    case 'ending':
      return 'Hanging up…'
    case 'ended':
      return endSentence(call.end, call.direction)
    default:
      return call satisfies never
  }
}

/** One line of the call list: what became of the call. */
export function recordSentence(record: CallRecord): string {
  if (record.missed) return 'Missed call'
  if (record.establishedAt !== undefined && record.end.reason === 'hung-up') {
    return record.direction === 'incoming' ? 'Incoming call' : 'Outgoing call'
  }
  return endSentence(record.end, record.direction)
}

/** Several names as one: `Ada, Grace and Alan`. */
export function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** Why a transfer came to nothing, as a sentence; the far side that was wanted is the other side here. */
export function transferFailure({ to, reason }: Transfer): string {
  const why = reason && endSentence({ reason, by: 'remote', at: 0, confirmed: true }, 'outgoing')
  return `The transfer to ${to} failed${why ? `: ${why.charAt(0).toLowerCase()}${why.slice(1)}` : ''}. The call stays with you.`
}
