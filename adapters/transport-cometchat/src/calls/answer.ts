import type { CallCommand, Outcome } from '@offhook/core'
import { refused, refusedBy, taken } from '../read/fault.ts'
import { join } from '../session/join.ts'
import type { Context } from './context.ts'
import { endForAll, finish } from './finish.ts'
import { type LineCall, subjectOf } from './line-call.ts'

/** Answers. While the server is asked, another device may take the call, or its caller give up. */
export async function answer(
  context: Context,
  call: LineCall,
  { video, muted }: Extract<CallCommand, { readonly type: 'answer' }>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { chat, book } = context
  await book.left(signal)
  if (signal.aborted) return refused('refused', 'Aborted before it began.')
  if (call.isOver) return refused('no-such-call')
  if (call.direction === 'outgoing' || call.stage !== 'ringing') return refused('refused', 'It does not ring here.')
  call.stage = 'accepting'
  call.muted = muted
  call.localVideo = video && call.video ? 'on' : 'off'
  try {
    call.accepting = chat.acceptCall(call.session)
    await call.accepting
  } catch (error) {
    return notAccepted(context, call, error)
  }
  return await accepted(context, call)
}

async function accepted(context: Context, call: LineCall): Promise<Outcome> {
  if (call.isOver) {
    // The SDK has made it the active call, and the server believes that this side talks.
    await endForAll(context, call)
    return refused('no-such-call')
  }
  call.stage = 'accepted'
  context.emit({ type: 'call.connecting', call: subjectOf(call) })
  void join(context, call)
  return taken
}

function notAccepted(context: Context, call: LineCall, error: unknown): Outcome {
  const outcome = refusedBy(error)
  if (call.isOver) return refused('no-such-call')
  call.stage = 'ringing'
  if (call.takenElsewhere) finish(context, call, { reason: 'answered-elsewhere', by: 'network' })
  return outcome
}
