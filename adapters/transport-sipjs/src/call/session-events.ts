import type { Session, SessionDelegate } from 'sip.js'
import type { Context } from '../context.ts'
import { heldByOffer } from '../media/hold-sdp.ts'
import { Negotiation } from '../media/negotiation.ts'
import { followRemoteVideo } from '../media/remote-video.ts'
import { settleVideo } from '../media/video.ts'
import { messageOf } from '../outcomes.ts'
import { consider } from '../transfer/consider.ts'
import { followTransfer } from '../transfer/progress.ts'
import type { SipCall } from './call.ts'
import { causeUnsaid, endedFact } from './ended-fact.ts'
import { waitForAck } from './in-dialog.ts'
import { digitOf } from './info-digit.ts'
import { mediaPathOf } from './to-facts.ts'

/** Follows one sip.js session to its end. The delegate MUST be set before sip.js is asked to do anything with it. */
export function followSession(context: Context, call: SipCall, session: Session): void {
  call.session = session
  session.delegate = delegateOf(context, call, session)
  session.stateChange.addListener((state) => {
    // sip.js says Terminated first and hands over the response that caused it right after, in the same tick.
    if (state === context.sip.SessionState.Terminated) queueMicrotask(() => whenTold(context, call))
  })
}

function whenTold(context: Context, call: SipCall): void {
  if (call.cause !== undefined || call.answering === undefined) {
    finish(context, call)
    return
  }
  call.answering
    .catch((error) => call.blame({ kind: 'fault', reason: 'media-failed', by: 'system', message: messageOf(error) }))
    .finally(() => finish(context, call))
}

/** Reports the end, once. */
export function finish(context: Context, call: SipCall): void {
  if (call.stage === 'ended') return
  const { callId, refs } = call.subject
  const neverDialed = call.stage === 'preparing' && call.cause === undefined
  // Placed for a REFER and given up before it had a Call-ID: nobody knows of it.
  const isNameless = callId === undefined && refs === undefined
  const ended = endedFact(call, call.cause ?? causeUnsaid(call))
  context.calls.remove(call)
  if (call.sipCallId !== undefined) context.media.stop(call.sipCallId)
  call.release()
  // A call refused before it was dialled is told by the outcome of `startCall` alone.
  if (neverDialed || isNameless) return
  context.emit(ended)
}

/** The call stands. The levels of microphone and camera go with it: nothing else reports them. */
export function establish(context: Context, call: SipCall): void {
  call.stage = 'active'
  context.emit({ type: 'call.established', call: call.subject })
  context.emit({ type: 'call.muteChanged', call: call.subject, muted: call.muted, evidence: 'ack' })
  void settleVideo(context, call)
}

function delegateOf(context: Context, call: SipCall, session: Session): SessionDelegate {
  return {
    // Our 200 arrived: only now does the dialog stand for the side that answered (RFC 3261 section 13.3.1.4).
    onAck: () => {
      if (call.stage === 'connecting') establish(context, call)
    },
    onBye: (bye) => {
      call.blame({ kind: 'bye', reasons: bye.request.getHeaders('Reason') })
      bye.accept().catch(() => undefined)
    },
    onCancel: (cancel) => {
      call.blame({ kind: 'cancel', reasons: cancel.request.getHeaders('Reason') })
    },
    onInvite: (request, _response, statusCode) => {
      if (statusCode !== 200) return
      waitForAck(context, session)
      const held = heldByOffer(request.body)
      if (held === undefined) return
      call.heldByRemote = held
      call.applyMedia()
      context.emit({ type: 'call.holdChanged', call: call.subject, side: 'remote', held, by: 'remote' })
      followRemoteVideo(context, call)
    },
    onInfo: (info) => {
      const digit = digitOf(info.request.getHeader('Content-Type'), info.request.body)
      if (digit !== undefined) context.emit({ type: 'call.digitReceived', call: call.subject, digit })
      info.accept().catch(() => undefined)
    },
    onRefer: (referral) => consider(context, call, session, referral),
    onNotify: (notification) => {
      notification.accept().catch(() => undefined)
      followTransfer(call, notification.request)
    },
    onSessionDescriptionHandler: (handler) => {
      if (!(handler instanceof Negotiation)) return
      call.negotiation = handler
      handler.watch({
        path(state) {
          const media = mediaPathOf(state)
          if (media !== undefined && call.stage !== 'ended') {
            context.emit({ type: 'call.mediaChanged', call: call.subject, media, vendor: { code: state } })
          }
        },
        sound() {
          if (call.sipCallId !== undefined) context.media.play(call.sipCallId, handler.remoteStream)
        },
        agreement() {
          call.applyMedia()
          followRemoteVideo(context, call)
        },
      })
    },
  }
}
