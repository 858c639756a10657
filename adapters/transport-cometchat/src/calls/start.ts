import type { CallCommand, Json, Outcome } from '@offhook/core'
import { readCall } from '../read/call-message.ts'
import { refused, refusedBy } from '../read/fault.ts'
import { isObject } from '../read/read.ts'
import type { Context } from './context.ts'
import { hear } from './hear.ts'
import { cancel } from './leave.ts'
import { createLineCall, groupPrefix, type LineCall, refsOf, remoteOf, subjectOf } from './line-call.ts'

type StartCall = Extract<CallCommand, { readonly type: 'startCall' }>

/** What `startCall({ options })` takes for this transport. */
export interface CometChatCallOptions {
  /** How long it rings before the SDK calls it unanswered, in seconds. Default: the transport's. */
  readonly ringTimeoutSeconds?: number
  /** `Call.setMetadata`: what the far side finds in `Call.getMetadata()`. */
  readonly metadata?: { readonly [key: string]: Json }
}

/** A UID, or `group:GUID`. */
function receiverOf(to: StartCall['to']): { readonly id: string; readonly group: boolean } {
  const address = typeof to === 'string' ? to.trim() : to.userId.trim()
  const group = typeof to === 'string' && address.startsWith(groupPrefix)
  return { id: group ? address.slice(groupPrefix.length) : address, group }
}

export async function startCall(context: Context, command: StartCall, signal: AbortSignal): Promise<Outcome> {
  const { chat, book, isMe } = context
  const { id, group } = receiverOf(command.to)
  if (id === '') return refused('bad-address', 'There is nobody to call.')
  if (!group && isMe(id)) return refused('self-call')
  await book.left(signal)
  if (signal.aborted) return refused('refused', 'Aborted before it began.')
  const { ringTimeoutSeconds = context.ringTimeoutSeconds, metadata } = optionsOf(command.options)
  const placed = book.place(command.call.callId)
  try {
    // A new one each time: initiating a call takes it apart.
    const asked = new chat.Call(id, command.video ? 'video' : 'audio', group ? 'group' : 'user')
    if (metadata) asked.setMetadata(metadata)
    const message = readCall(await chat.initiateCall(asked, ringTimeoutSeconds))
    if (message === undefined) return refused('failed', 'The SDK answered without a session.')
    const call = createLineCall({
      session: message.session,
      direction: 'outgoing',
      group,
      remote: remoteOf(message, 'outgoing'),
      video: command.video,
      callId: command.call.callId,
      muted: command.muted,
      localVideo: command.video ? 'on' : 'off',
    })
    return initiated(context, call)
  } catch (error) {
    return refusedBy(error)
  } finally {
    placed()
  }
}

function initiated(context: Context, call: LineCall): Outcome {
  const { book, emit, isStarted } = context
  if (!isStarted()) {
    void cancel(context, call).catch(() => {})
    return refused('refused', 'The transport was stopped meanwhile.')
  }
  book.add(call)
  const { remote, video } = call
  emit({ type: 'call.dialed', call: subjectOf(call), remote, video, evidence: 'ack' })
  for (const { heard, message } of book.early(call)) if (!call.isOver) hear(context, call, heard, message)
  return { ok: true, refs: refsOf(call) }
}

/** What is no such option is left out: the SDK would take a timeout that is no number for none at all. */
function optionsOf(options: Json | undefined): CometChatCallOptions {
  if (!isObject(options)) return {}
  const { ringTimeoutSeconds, metadata } = options
  return {
    ...(typeof ringTimeoutSeconds === 'number' && ringTimeoutSeconds > 0 && { ringTimeoutSeconds }),
    ...(isObject(metadata) && { metadata: metadata as NonNullable<CometChatCallOptions['metadata']> }),
  }
}
