import { entryOf, isRecord, readFlag, readText, readWhole } from '@offhook/adapter-kit'
import type { CallList, Direction, Fact, FoundPhase } from '@offhook/core'
import type { NativeKind } from '../dialect.ts'
import { type Line, type LineCall, subjectOfCall } from './line.ts'

const nobody = (complete: boolean): CallList => ({ complete, facts: [] })

/**
 * Reads what `getInitialCall` gives. An answer with a call is never complete: it names the call by no id of its events.
 * `null` and `false` are complete on iOS, where the function looks at the SDK's own calls; Android gives up after a while.
 */
export function readFound(answer: unknown, kind: NativeKind, line: Line): CallList {
  if (!isRecord(answer)) return nobody(kind.platform === 'ios' && (answer === null || answer === false))
  if (Object.keys(answer).length === 0) return nobody(false)
  const number = readText(answer.callerNumber)
  const known = line.call
  const direction = directionOf(answer) ?? known?.direction ?? 'incoming'
  const phase = kind.platform === 'ios' ? phaseOfSip(answer, direction, known) : phaseOfState(answer, direction)
  if (phase === undefined) return nobody(false)
  const call = line.find(direction, number)
  call.told = true
  if (phase === 'active') call.established = true
  if (number !== undefined) call.number = number
  const video = readFlag(answer.isVideo)
  if (video !== undefined) call.video ??= video
  if (video) call.isVideoSaid = true
  const muted = mutedOf(answer, kind, call, phase)
  const found: Fact = {
    type: 'call.found',
    call: subjectOfCall(call),
    direction,
    phase,
    ...(number !== undefined && { remote: { address: number } }),
    ...(video !== undefined && { video }),
    ...(muted !== undefined && { muted }),
    ...(call.held !== undefined && { held: call.held }),
  }
  return { complete: false, facts: [found] }
}

const words: Readonly<Record<string, Direction>> = { inbound: 'incoming', outbound: 'outgoing' }

/** iOS does not say. A process that begins with a call was woken by its push, so there it is taken for incoming. */
function directionOf({ incoming, direction }: Readonly<Record<string, unknown>>): Direction | undefined {
  const flag = readFlag(incoming)
  if (flag !== undefined) return flag ? 'incoming' : 'outgoing'
  return entryOf(words, readText(direction))
}

/** Android: the state of the SDK, in which 3 is "it rings", on either side. */
function phaseOfState(answer: Readonly<Record<string, unknown>>, direction: Direction): FoundPhase | undefined {
  const incoming = direction === 'incoming'
  // Picked up in the notification: the native side has answered already, and its events follow.
  if (readFlag(answer.autoAnswered)) return 'connecting'
  switch (readWhole(answer.status)) {
    case 1:
    case 2:
      return incoming ? 'incoming' : 'dialing'
    case 3:
      return incoming ? 'incoming' : 'ringing'
    case 4:
      return 'connecting'
    case 5:
    case 7:
      return 'active'
    default:
      return undefined
  }
}

/** iOS: the status of the last SIP response, which is no state. 0 and nothing: there was none yet. */
function phaseOfSip(
  answer: Readonly<Record<string, unknown>>,
  direction: Direction,
  known: LineCall | undefined,
): FoundPhase | undefined {
  const status = readWhole(answer.status) ?? 0
  if (status >= 300) return undefined
  if (status >= 200) return 'active'
  if (direction === 'incoming') return 'incoming'
  return status > 100 || known?.rang ? 'ringing' : 'dialing'
}

/** Android always says `false`. That is true of a call that nobody has answered yet. */
function mutedOf(
  answer: Readonly<Record<string, unknown>>,
  { platform }: NativeKind,
  { muted }: LineCall,
  phase: FoundPhase,
): boolean | undefined {
  if (platform === 'ios') return readFlag(answer.muted)
  return muted ?? (phase === 'incoming' ? false : undefined)
}
