import type { EndedBy, EndReason, Vendor } from '@offhook/core'
import { activeSession } from '../read/call-message.ts'
import { vendorOf } from '../read/fault.ts'
import type { ChatSdk } from '../sdk/chat-sdk.ts'
import type { Context } from './context.ts'
import { type LineCall, subjectOf } from './line-call.ts'

export interface Ending {
  readonly reason: EndReason
  readonly by?: EndedBy
  readonly vendor?: Vendor
  /** Left out: an event of the SDK. */
  readonly evidence?: 'ack'
}

/** The call is over: the SDKs forget it, the element goes, and the core hears of it. Once for each call. */
export function finish({ chat, book, emit }: Context, call: LineCall, ending: Ending): void {
  if (call.isOver) return
  book.remove(call)
  clearActive(chat, call.session)
  call.media?.leave()
  emit({ type: 'call.ended', call: subjectOf(call), ...ending })
}

/** Clears the SDK's active call if it is this one: cleared for another one, the end of that one would never be told. */
function clearActive(chat: ChatSdk, session: string): void {
  if (activeSession(chat)?.toLowerCase() !== session.toLowerCase()) return
  try {
    chat.clearActiveCall()
  } catch {
    // It throws where the page has no window any more, and nothing is left to clear then.
  }
}

/**
 * Tells the server, and so the others, that an answered call is over. `endCall` never settles while another call is the
 * active one, so it is not asked then. It resolves with `null` where none is active and nobody was told, and with the call
 * where the server refused: both mean that this side has left.
 */
export function endForAll(
  { chat, book }: Context,
  { session }: { readonly session: string },
): Promise<Vendor | undefined> {
  const active = activeSession(chat)
  if (active !== undefined && active.toLowerCase() !== session.toLowerCase())
    return Promise.resolve({ message: 'Another call is the active one of the SDK, so the server was not told.' })
  const ending = (async () => {
    try {
      const answer = await chat.endCall(session)
      return answer === null ? { message: 'The SDK had no active call, so the server was not told.' } : undefined
    } catch (error) {
      return vendorOf(error)
    } finally {
      clearActive(chat, session)
    }
  })()
  book.leave(ending)
  return ending
}

/** A session that cannot begin is no call: the far side is told, and the end says why. */
export async function fail(context: Context, call: LineCall, error: unknown): Promise<void> {
  if (call.isOver) return
  const { session, callId } = call
  const vendor = vendorOf(error)
  context.events.emit('error', { session, ...(callId !== undefined && { callId }), vendor })
  const told = endForAll(context, call)
  finish(context, call, { reason: 'media-failed', by: 'system', vendor })
  await told
}
