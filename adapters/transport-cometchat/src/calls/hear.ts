import { type CallMessage, readCall } from '../read/call-message.ts'
import type { ChatCallHandlers } from '../sdk/chat-sdk.ts'
import { join } from '../session/join.ts'
import type { Heard } from './book.ts'
import type { Context } from './context.ts'
import { finish } from './finish.ts'
import { createLineCall, type LineCall, participantsChanged, remoteOf, subjectOf } from './line-call.ts'

const vendor = ({ status }: CallMessage) => ({ ...(status !== undefined && { vendor: { code: status } }) })

/** The five callbacks of the SDK, each of which means several things: the status tells which. */
export function callHandlers(context: Context): ChatCallHandlers {
  const about = (heard: Heard) => (raw: unknown) => {
    const message = readCall(raw)
    if (message === undefined) return unreadable(context, heard)
    const call = context.book.of(message.session)
    if (call) hear(context, call, heard, message)
    else context.book.keep(heard, message)
  }
  return {
    onIncomingCallReceived(raw) {
      const message = readCall(raw)
      if (message) offered(context, message)
      else unreadable(context, 'offered')
    },
    onOutgoingCallAccepted: about('accepted'),
    onOutgoingCallRejected: about('rejected'),
    onIncomingCallCancelled: about('cancelled'),
    onCallEndedMessageReceived: about('ended'),
  }
}

const unreadable = ({ report }: Context, what: string) => report(`Nobody can read a call that was ${what}.`)

function offered(context: Context, message: CallMessage): void {
  const { book, emit, events, isMe } = context
  const { session, initiator, receiver, video, group } = message
  // A user call is told to every device of its initiator as well.
  if (isMe(initiator?.uid)) return events.emit('placedElsewhere', { session, remote: receiver, video })
  const remote = remoteOf(message, 'incoming')
  const call = book.of(session) ?? book.add(createLineCall({ session, direction: 'incoming', group, remote, video }))
  emit({ type: 'call.offered', call: subjectOf(call), remote, video })
  if (group && initiator) emit(participantsChanged(call, [initiator], isMe))
}

export function hear(context: Context, call: LineCall, heard: Heard, message: CallMessage): void {
  switch (heard) {
    case 'accepted':
      return call.direction === 'outgoing' ? accepted(context, call) : acceptedHere(context, call, message)
    case 'rejected':
      return call.direction === 'outgoing' ? rejected(context, call, message) : rejectedHere(context, call, message)
    case 'cancelled':
      return cancelled(context, call, message)
    case 'ended':
      return ended(context, call, message)
    default:
      return heard satisfies never
  }
}

function ended(context: Context, call: LineCall, message: CallMessage): void {
  const reason = call.stage === 'ringing' ? 'cancelled' : 'hung-up'
  finish(context, call, { reason, by: call.leaving ? 'local' : 'remote', ...vendor(message) })
}

/** Somebody answers. In a group each member does so, and the first one begins the call. */
function accepted(context: Context, call: LineCall): void {
  if (call.stage !== 'ringing') return
  call.stage = 'accepted'
  if (call.group) stopRingTimer(context)
  context.emit({ type: 'call.connecting', call: subjectOf(call) })
  void join(context, call)
}

/** The SDK stops it when a user answers, and lets it run when a group does: 45 s on, it would call the call unanswered. */
function stopRingTimer({ chat }: Context): void {
  try {
    chat.CallController?.getInstance().clearTimer()
  } catch {
    // It is internal to the SDK. What the timer says of an answered call is not believed either.
  }
}

/** The SDK passes on what other devices did, and never what this one did: another device of this user has answered. */
function acceptedHere(context: Context, call: LineCall, message: CallMessage): void {
  if (call.stage === 'accepting') call.takenElsewhere = true
  if (call.stage !== 'ringing') return
  finish(context, call, { reason: 'answered-elsewhere', by: 'network', ...vendor(message) })
}

function rejected(context: Context, call: LineCall, message: CallMessage): void {
  const { status, sender } = message
  // Answered on one device, and refused on another: whoever talks talks on.
  if (call.stage !== 'ringing') return
  const refusal = status === 'busy' || status === 'rejected' ? status : undefined
  if (call.group && refusal !== undefined) {
    const { session, callId } = call
    const who = { session, ...(callId !== undefined && { callId }), ...(sender && { member: sender }) }
    return context.events.emit('memberDeclined', { ...who, status: refusal })
  }
  if (status === 'unanswered') return finish(context, call, { reason: 'no-answer', by: 'system', ...vendor(message) })
  finish(context, call, { reason: status === 'busy' ? 'busy' : 'declined', by: 'remote', ...vendor(message) })
}

/** It rings here, and another device of this user has refused it: the SDK tells everybody. */
function rejectedHere(context: Context, call: LineCall, message: CallMessage): void {
  if (call.stage !== 'ringing' || call.group) return
  finish(context, call, { reason: 'declined-elsewhere', by: 'network', ...vendor(message) })
}

function cancelled(context: Context, call: LineCall, message: CallMessage): void {
  const { status } = message
  if (status !== 'unanswered') {
    const by = call.direction === 'outgoing' ? 'local' : 'remote'
    return finish(context, call, { reason: 'cancelled', by, ...vendor(message) })
  }
  // The initiator's timer runs on in a group that has answered, and tells so those who have joined.
  if (call.stage === 'accepted' || call.stage === 'joined') return
  finish(context, call, { reason: 'no-answer', by: 'remote', ...vendor(message) })
}
