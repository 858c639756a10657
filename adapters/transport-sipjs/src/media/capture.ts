import type { SipCall } from '../call/call.ts'
import type { Context } from '../context.ts'
import { type InputKind, inUse, type OpenInputs } from './inputs.ts'
import { changeLocalVideo, dropCamera } from './local-video.ts'

/** The call begins with these; `video` is what was asked for. */
export function beginWith(context: Context, call: SipCall, inputs: OpenInputs, video: boolean): void {
  const missing = inputs.withoutCamera?.vendor
  call.videoAtStart = { asked: video, ...(missing === undefined ? {} : { missing }) }
  call.localVideo = inputs.camera === undefined ? 'off' : 'on'
  use(context, call, 'microphone', inputs.microphone)
  if (inputs.camera !== undefined) use(context, call, 'camera', inputs.camera)
}

/** Takes a track over and lets go of the one before. What it sends is another matter: see `streams.ts`. */
export function use(context: Context, call: SipCall, kind: InputKind, track: MediaStreamTrack): void {
  call[kind]?.stop()
  call[kind] = track
  if (kind === 'microphone') call.mix?.setMicrophone(call, track)
  call.applyMedia()
  if (kind === 'camera') call.localView.show(track)
  const { deviceId } = track.getSettings()
  if (deviceId !== undefined && deviceId !== '') context.emit(inUse(kind, deviceId))
  // The browser says so only of a track that nobody stopped: its device was unplugged, or the user took it back.
  track.addEventListener('ended', () => lose(context, call, kind, track))
}

function lose(context: Context, call: SipCall, kind: InputKind, track: MediaStreamTrack): void {
  if (call[kind] !== track || call.stage === 'ended') return
  context.emit(inUse(kind, null, { by: 'system' }))
  // The far side hears silence until another microphone is chosen. A camera is switched on again by the user.
  if (kind === 'camera') {
    void dropCamera(call)
    changeLocalVideo(context, call, 'off', { by: 'system' })
  }
}
