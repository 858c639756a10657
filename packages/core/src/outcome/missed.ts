import type { Direction } from '../values.ts'
import type { End, EndReason } from './end.ts'

/** Somebody dealt with the call, here or elsewhere, so it was not missed. */
const dealtWith: ReadonlySet<EndReason> = new Set<EndReason>([
  'declined',
  'busy',
  'answered-elsewhere',
  'declined-elsewhere',
  'ended-elsewhere',
  'replaced',
  'merged',
  'blocked',
])

/** What the phone itself declined nobody has heard of, but for a call that goes on as another one. */
const wasDealtWith = ({ reason, by }: Pick<End, 'reason' | 'by'>) =>
  dealtWith.has(reason) && (by !== 'system' || reason === 'replaced')

/** Incoming, and nobody on any device took or refused it. `answered`: it was, here. */
export function wasMissed(call: {
  readonly direction: Direction
  readonly answered: boolean
  readonly end: Pick<End, 'reason' | 'by'>
}): boolean {
  return call.direction === 'incoming' && !call.answered && !wasDealtWith(call.end)
}
