import type { CallCommand, Outcome, Remote } from '@offhook/core'
import type { Core, Inviter, InviterOptions, URI, UserAgent } from 'sip.js'
import { readHeaders } from '../account/headers.ts'
import type { Context } from '../context.ts'
import { beginWith } from '../media/capture.ts'
import { firstDescription } from '../media/description-handler.ts'
import { openInputs, stopInputs } from '../media/inputs.ts'
import { failed, refused } from '../outcomes.ts'
import { toSipUri } from './address.ts'
import type { SipCall } from './call.ts'
import { maxCalls } from './calls.ts'
import { answerNoChallengeOnceLeft } from './challenges.ts'
import { answered, type MessageLike } from './end-cause.ts'
import { establish, finish, followSession } from './session-events.ts'
import { remoteOf } from './to-facts.ts'

type StartCall = Extract<CallCommand, { readonly type: 'startCall' }>

/** MUST be said before anything is opened for the call. */
export const tooMany = refused('busy', `No more than ${maxCalls} calls at once.`)

export interface Placing {
  readonly target: URI
  /** Default: as the address of the INVITE reads. */
  readonly remote?: Remote
  readonly headers: readonly string[]
  readonly video: boolean
  readonly domain: string
  readonly signal: AbortSignal
  /** Every answer to the INVITE. */
  heard?(status: number, phrase: string): void
}

export async function startCall(
  context: Context,
  agent: UserAgent,
  domain: string,
  command: StartCall,
  signal: AbortSignal,
): Promise<Outcome> {
  if (signal.aborted) return refused('failed', 'Given up before it was dialled.')
  const { to } = command
  const text = typeof to === 'string' ? toSipUri(to, domain) : undefined
  const target = text === undefined ? undefined : context.sip.UserAgent.makeURI(text)
  if (target === undefined) return refused('bad-address', 'Not a number or SIP address.')
  // Headers within an address would become part of the request line, where they MUST NOT stand (section 19.1.1).
  target.clearHeaders()
  const headers = readHeaders(command.options)
  if (typeof headers === 'string') return refused('failed', headers)

  const call = context.calls.dial(command.call.callId)
  call.muted = command.muted
  return await place(context, agent, call, { target, headers, video: command.video, domain, signal })
}

/** Opens microphone and camera, then sends INVITE. Refused before that, the phone hears of it by the outcome alone. */
export async function place(context: Context, agent: UserAgent, call: SipCall, placing: Placing): Promise<Outcome> {
  const { target, remote, headers, video, domain, signal } = placing
  const inputs = await openInputs(context.inputs, video)
  if ('ok' in inputs) {
    context.calls.remove(call)
    return inputs
  }
  if (signal.aborted || call.stage === 'ended') {
    stopInputs(inputs)
    finish(context, call)
    return refused('failed', 'Given up before it was dialled.')
  }
  beginWith(context, call, inputs, video)

  const options: InviterOptions = {
    earlyMedia: context.earlyMedia,
    extraHeaders: [...headers],
    sessionDescriptionHandlerOptions: firstDescription(inputs),
  }
  const inviter = new context.sip.Inviter(agent, target, options)
  call.sipCallId = inviter.request.callId
  call.remote = remote ?? remoteOf(inviter.remoteIdentity, domain)
  followSession(context, call, inviter)
  return await invite(context, call, inviter, placing)
}

async function invite(
  context: Context,
  call: SipCall,
  inviter: Inviter,
  { domain, signal, heard = () => undefined }: Placing,
): Promise<Outcome> {
  const { SessionState } = context.sip
  inviter.stateChange.addListener((state) => {
    if (state === SessionState.Establishing) {
      call.stage = 'dialing'
      context.emit({
        type: 'call.dialed',
        call: call.subject,
        remote: call.remote,
        ...(call.camera === undefined ? {} : { video: true }),
      })
    }
    if (state !== SessionState.Established) return
    call.answered = true
    establish(context, call)
    // sip.js drops a BYE that comes while the answer is being read, and with it the dialog.
    if (inviter.dialog?.signalingState !== context.sip.Core.SignalingState.Closed) return
    call.blame({ kind: 'bye', reasons: [] })
    finish(context, call)
  })
  const giveUp = () => {
    if (inviter.state === SessionState.Initial) inviter.cancel().catch(() => undefined)
  }
  signal.addEventListener('abort', giveUp, { once: true })
  const hear = ({ statusCode = 0, reasonPhrase = '' }: MessageLike) => heard(statusCode, reasonPhrase)
  const end = ({ message }: Core.IncomingResponse) => {
    call.blame(answered(message))
    hear(message)
  }
  try {
    const request = await inviter.invite({
      requestDelegate: {
        onTrying: ({ message }) => hear(message),
        onProgress: ({ message }) => {
          reportIdentity(context, call, inviter, domain)
          ringing(context, call, message)
          hear(message)
        },
        onAccept: ({ message }) => {
          reportIdentity(context, call, inviter, domain)
          hear(message)
        },
        onRedirect: end,
        onReject: end,
      },
    })
    answerNoChallengeOnceLeft(context.sip, inviter, request)
    return { ok: true, refs: call.subject.refs ?? {} }
  } catch (error) {
    return failed(error)
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** 180 rings. So does 183, with sound of its own or without; other provisional answers say nothing that a user hears. */
function ringing(context: Context, call: SipCall, message: Core.IncomingResponseMessage): void {
  const { statusCode, body } = message
  if (call.stage !== 'dialing' && call.stage !== 'ringing') return
  if (statusCode !== 180 && statusCode !== 183) return
  call.stage = 'ringing'
  call.rang = true
  const hasSound = body !== '' && /^application\/sdp\b/i.test(message.getHeader('Content-Type') ?? '')
  const earlyMedia = hasSound && context.earlyMedia
  context.emit({ type: 'call.ringing', call: call.subject, ...(earlyMedia ? { earlyMedia } : {}) })
}

/** Who really answers, as the server vouches for it (P-Asserted-Identity, RFC 3325). */
function reportIdentity(context: Context, call: SipCall, inviter: Inviter, domain: string): void {
  const identity = inviter.assertedIdentity
  if (identity === undefined || call.stage === 'ended') return
  context.emit({ type: 'call.remoteChanged', call: call.subject, remote: remoteOf(identity, domain) })
}
