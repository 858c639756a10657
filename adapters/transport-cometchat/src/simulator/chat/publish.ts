import type { ChatCallHandlers } from '../../sdk/chat-sdk.ts'
import type { ActiveCall } from './active-call.ts'
import type { Call } from './entities.ts'
import type { Listeners } from './listeners.ts'

/** Which callback a message about a call goes to, whom it is kept from, and what it does to the active call. */
export function publish(call: Call, me: string, active: ActiveCall, listeners: Listeners<ChatCallHandlers>): void {
  const isMine = call.getCallInitiator()?.getUid().toLowerCase() === me.toLowerCase()
  const inGroup = call.getReceiverType() === 'group'
  const say = (name: keyof ChatCallHandlers) => listeners.tell((handlers) => handlers[name]?.(call))
  const isActive = active.isOf(call.getSessionId())
  switch (call.getStatus()) {
    case 'initiated':
      if (!(inGroup && isMine)) say('onIncomingCallReceived')
      return
    case 'ongoing':
      if (inGroup && !isMine) return
      // The timer of a group call runs on.
      if (!inGroup) active.clearTimer()
      return say('onOutgoingCallAccepted')
    case 'unanswered':
      if (isMine) return say('onOutgoingCallRejected')
      if (isActive) active.clear()
      return say('onIncomingCallCancelled')
    case 'rejected':
    case 'busy':
      if (inGroup && !isMine) return
      if (!inGroup && isActive) active.clear()
      return say('onOutgoingCallRejected')
    case 'cancelled':
      say('onIncomingCallCancelled')
      if (isActive) active.clear()
      return
    case 'ended':
      say('onCallEndedMessageReceived')
      if (isActive) active.clear()
      return
    default:
      return
  }
}
