import type { CallList, FoundPhase } from '@offhook/core'
import { activeSession, type CallMessage, readCall } from '../read/call-message.ts'
import type { Context } from './context.ts'
import { createLineCall, type LineCall, remoteOf, subjectOf } from './line-call.ts'

/**
 * The calls known here, and the one that the SDK takes for active, whoever began it: a stale one, which blocks every other,
 * is a call that can be hung up. What rings elsewhere cannot be asked for, so the list is never complete.
 */
export function listCalls(context: Context): CallList {
  const { chat, book } = context
  const active = readCall(safely(() => chat.getActiveCall()))
  if (active && !book.of(active.session)) book.add(foundCall(context, active))
  return { complete: false, facts: book.calls.map(found) }
}

function foundCall({ isMe }: Context, message: CallMessage): LineCall {
  const { session, group, video, initiator, status } = message
  const direction = isMe(initiator?.uid) ? 'outgoing' : 'incoming'
  const stage = direction === 'incoming' || status === 'ongoing' ? 'joined' : 'ringing'
  return createLineCall({ session, direction, group, video, remote: remoteOf(message, direction), stage, found: true })
}

function found(call: LineCall) {
  const { direction, remote, video, muted, stage } = call
  return {
    type: 'call.found',
    call: subjectOf(call),
    direction,
    remote,
    video,
    phase: phaseOf(call),
    ...(stage === 'joined' && { muted }),
  }
}

function phaseOf({ stage, direction }: LineCall): FoundPhase {
  switch (stage) {
    case 'ringing':
      return direction === 'incoming' ? 'incoming' : 'dialing'
    case 'accepting':
      return 'incoming'
    case 'accepted':
      return 'connecting'
    case 'joined':
      return 'active'
    default:
      return stage satisfies never
  }
}

/** While the transport was stopped nobody listened: what rang may ring no more, and what talked may have ended. */
export function forgetStopped({ chat, book }: Context): void {
  const active = activeSession(chat)?.toLowerCase()
  for (const call of book.calls) {
    if (call.stage === 'joined' && call.session.toLowerCase() === active) continue
    book.remove(call)
    call.media?.leave()
  }
}

function safely<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}
