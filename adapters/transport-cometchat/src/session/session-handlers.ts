import type { Context } from '../calls/context.ts'
import { endForAll, fail, finish } from '../calls/finish.ts'
import { type LineCall, participantsChanged, subjectOf } from '../calls/line-call.ts'
import { vendorOf } from '../read/fault.ts'
import { readMember } from '../read/person.ts'
import { isObject } from '../read/read.ts'
import type { SessionHandlers } from '../sdk/calls-sdk.ts'
import { tellDevices } from './devices.ts'

/** What the session was told when it began. */
export interface Told {
  readonly muted: boolean
  readonly localVideo: LineCall['localVideo']
}

/**
 * What the Calls SDK says of one session. Of one that is over it may go on to speak: nobody listens then. A listener that
 * throws would keep it from the others, so what nobody can read is reported.
 */
export function sessionHandlers(context: Context, call: LineCall, told: Told): SessionHandlers {
  const { emit, events, isMe, report } = context
  const named = () => ({ session: call.session, ...(call.callId !== undefined && { callId: call.callId }) })
  const live =
    <A extends readonly unknown[]>(run: (...args: A) => void) =>
    (...args: A) => {
      try {
        if (!call.isOver) run(...args)
      } catch (error) {
        report(`Nobody can read what the session of ${call.session} said: ${String(vendorOf(error).message)}`)
      }
    }
  const joined = () => {
    if (call.stage === 'joined') return
    call.stage = 'joined'
    emit({ type: 'call.established', call: subjectOf(call) })
    tellLevels(context, call, told)
  }

  return {
    // Whoever sees others come is in.
    onUserJoined: live((raw) => {
      joined()
      events.emit('userJoined', { ...named(), user: readMember(raw) })
    }),
    onUserLeft: live((raw) => events.emit('userLeft', { ...named(), user: readMember(raw) })),
    onUserListUpdated: live((raw) => {
      const users = (Array.isArray(raw) ? raw : []).flatMap((each) => readMember(each) ?? [])
      if (users.some(({ uid }) => isMe(uid))) joined()
      if (call.group) emit(participantsChanged(call, users, isMe))
    }),
    onMediaDeviceListUpdated: live((raw) => tellDevices(context, raw)),
    onRecordingStarted: live((raw) =>
      events.emit('recordingStarted', { ...named(), user: readMember(isObject(raw) ? raw.user : undefined) }),
    ),
    onRecordingStopped: live(() => events.emit('recordingStopped', named())),
    onScreenShareStarted: live(() => events.emit('screenShareStarted', named())),
    onScreenShareStopped: live(() => events.emit('screenShareStopped', named())),
    onUserMuted: live((raw) => heardMute(context, call, raw, true)),
    onUserUnMuted: live((raw) => heardMute(context, call, raw, false)),
    onCallSwitchedToVideo: live(() => {
      call.video = true
      call.localVideo = 'on'
      for (const side of ['local', 'remote'] as const)
        emit({ type: 'call.videoChanged', call: subjectOf(call), side, video: 'on' })
      events.emit('switchedToVideo', named())
    }),
    // The others have left.
    onCallEnded: live(() => finish(context, call, { reason: 'hung-up', by: 'remote' })),
    // The SDK leaves by itself after these two; that the call is over the server has to be told.
    onSessionTimeout: live(() => {
      events.emit('sessionTimeout', named())
      void endForAll(context, call)
      finish(context, call, { reason: 'hung-up', by: 'system', vendor: { code: 'onSessionTimeout' } })
    }),
    onCallEndButtonPressed: live(() => {
      events.emit('endButtonPressed', named())
      void endForAll(context, call)
      finish(context, call, { reason: 'hung-up', by: 'local', vendor: { code: 'onCallEndButtonPressed' } })
    }),
    onError: live((raw) => {
      call.fault = vendorOf(raw)
      if (call.stage === 'joined') return events.emit('error', { ...named(), vendor: call.fault })
      void fail(context, call, raw)
    }),
  }
}

/** The user, or somebody else, by the SDK's own call screen. Of the far side only the app hears. */
function heardMute({ emit, events, isMe }: Context, call: LineCall, raw: unknown, muted: boolean): void {
  const who = isObject(raw) && 'muted' in raw ? raw : { muted: raw, mutedBy: undefined }
  const [user, by] = [readMember(who.muted), readMember(who.mutedBy)]
  if (isMe(user?.uid)) {
    call.muted = muted
    const origin = by === undefined || isMe(by.uid) ? 'user' : 'remote'
    emit({ type: 'call.muteChanged', call: subjectOf(call), muted, by: origin })
  }
  const { session, callId } = call
  events.emit('userMuted', { session, ...(callId !== undefined && { callId }), user, by, muted })
}

/** What the session was told as it began, and what was wished since: the SDK says neither. */
function tellLevels({ media, emit }: Context, call: LineCall, told: Told): void {
  const subject = subjectOf(call)
  if (call.muted !== told.muted) media?.sdk.muteAudio(call.muted)
  if (call.muted) emit({ type: 'call.muteChanged', call: subject, muted: true, evidence: 'ack' })
  if (!call.video) return
  if (call.localVideo !== told.localVideo) media?.sdk.pauseVideo(call.localVideo !== 'on')
  emit({ type: 'call.videoChanged', call: subject, side: 'local', video: call.localVideo, evidence: 'ack' })
}
