import type { Outcome } from '@offhook/core'
import type { SipCall } from '../call/call.ts'
import type { Context } from '../context.ts'
import { refused, taken } from '../outcomes.ts'
import { use } from './capture.ts'
import { type InputKind, inUse, openExactly } from './inputs.ts'
import { changeLocalVideo, dropCamera } from './local-video.ts'
import { replaceTrack } from './streams.ts'

/** In force for the live calls and for those to come; refused, everything stays as it was. */
export async function setMicrophone(context: Context, id: string): Promise<Outcome> {
  if (!(await isThere('microphone', id))) return refused('no-device')
  if (callsWith(context, 'microphone').length > 0) {
    const track = await openExactly('microphone', id)
    if ('ok' in track) return track
    await giveTo(context, callsWith(context, 'microphone'), 'microphone', track)
  }
  return chosen(context, 'microphone', id)
}

export async function setCamera(context: Context, id: string): Promise<Outcome> {
  if (!(await isThere('camera', id))) return refused('no-device')
  const refusal = await changeCamera(context, callsWith(context, 'camera'), id)
  return refusal ?? chosen(context, 'camera', id)
}

/** The camera after the one in use. */
export async function switchCamera(context: Context, call: SipCall): Promise<Outcome> {
  const { camera } = call
  if (camera === undefined) return refused('refused', 'The call sends no video.')
  const cameras = await listed('camera')
  const current = cameras.indexOf(camera.getSettings().deviceId ?? '')
  const next = cameras[(current + 1) % cameras.length]
  if (next === undefined || cameras[current] === next) return refused('no-device', 'There is no other camera.')
  const refusal = await changeCamera(context, [call], next)
  return refusal ?? chosen(context, 'camera', next)
}

/** Phones refuse to open a second camera beside the first: that one goes before, and comes back where the other fails. */
async function changeCamera(context: Context, calls: readonly SipCall[], id: string): Promise<Outcome | undefined> {
  const [before] = calls.map(({ camera }) => camera?.getSettings().deviceId)
  if (calls.length === 0) return undefined
  for (const { camera } of calls) camera?.stop()
  const track = await openExactly('camera', id)
  if (!('ok' in track)) {
    await giveTo(context, calls, 'camera', track)
    return undefined
  }
  const old = before === undefined ? track : await openExactly('camera', before)
  if (!('ok' in old)) await giveTo(context, calls, 'camera', old)
  else for (const call of calls) await loseCamera(context, call)
  return track
}

async function loseCamera(context: Context, call: SipCall): Promise<void> {
  if (call.camera === undefined || call.stage === 'ended') return
  await dropCamera(call)
  changeLocalVideo(context, call, 'off', { by: 'system' })
}

/** One device, one track for each call. Each sends from its own at once, without a new offer. */
async function giveTo(
  context: Context,
  calls: readonly SipCall[],
  kind: InputKind,
  track: MediaStreamTrack,
): Promise<void> {
  for (const call of calls) {
    const own = track.clone()
    // Silent or black from the first moment where the call is.
    if (call[kind] !== undefined) own.enabled = call.isOpen(kind)
    if (await sends(call, kind, own)) use(context, call, kind, own)
    else own.stop()
  }
  track.stop()
}

async function sends(call: SipCall, kind: InputKind, track: MediaStreamTrack): Promise<boolean> {
  const connection = call.negotiation?.connection
  if (connection === undefined || call[kind] === undefined) return false
  // A merged call goes on sending the mix, which takes the new microphone in.
  if (kind === 'microphone' && call.mix !== undefined) return call.stage !== 'ended'
  const replaced = await replaceTrack(connection, track).catch(() => false)
  return replaced && call.stage !== 'ended' && call[kind] !== undefined
}

function chosen(context: Context, kind: InputKind, id: string): Outcome {
  context.inputs[kind] = id
  context.emit(inUse(kind, id, { by: 'user', evidence: 'ack' }))
  return taken
}

function callsWith({ calls }: Context, kind: InputKind): readonly SipCall[] {
  return calls.all().filter((call) => call[kind] !== undefined)
}

async function isThere(kind: InputKind, id: string): Promise<boolean> {
  return (await listed(kind)).includes(id)
}

async function listed(kind: InputKind): Promise<string[]> {
  const devices = (await globalThis.navigator?.mediaDevices?.enumerateDevices()) ?? []
  const wanted: MediaDeviceKind = kind === 'microphone' ? 'audioinput' : 'videoinput'
  return devices.filter((each) => each.kind === wanted).map(({ deviceId }) => deviceId)
}
