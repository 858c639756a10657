import type { Fact, Permission } from '@offhook/core'
import { messageOf, type Refused, refused } from './outcomes.ts'

export type InputKind = 'microphone' | 'camera'

/** What the user chose, for the calls to come; `undefined` leaves it to the browser. */
export type ChosenInputs = Record<InputKind, string | undefined>

/** What a call sends. Every track MUST be stopped when its call ends, or the browser keeps showing it as in use. */
export interface OpenInputs {
  readonly microphone: MediaStreamTrack
  readonly camera?: MediaStreamTrack
  /** Why there is no camera though one was asked for. */
  readonly withoutCamera?: Refused
}

/**
 * Asks the browser for the microphone, and in the same prompt for the camera where wanted; a refusal comes back as the
 * outcome that the command gives. A camera that cannot be had costs no call: it goes on with sound alone.
 */
export async function openInputs(chosen: ChosenInputs, withCamera: boolean): Promise<OpenInputs | Refused> {
  const both = withCamera ? await openChosen(chosen, ['microphone', 'camera']) : undefined
  if (both !== undefined && !('ok' in both)) {
    const [microphone] = both.getAudioTracks()
    const [camera] = both.getVideoTracks()
    if (microphone !== undefined && camera !== undefined) return { microphone, camera }
  }
  const microphone = await openInput(chosen, 'microphone')
  if ('ok' in microphone) return microphone
  return both !== undefined && 'ok' in both ? { microphone, withoutCamera: both } : { microphone }
}

/** The chosen one, or another where it is gone. */
export async function openInput(chosen: ChosenInputs, kind: InputKind): Promise<MediaStreamTrack | Refused> {
  return onlyTrack(await openChosen(chosen, [kind]))
}

/** That one or none. */
export async function openExactly(kind: InputKind, id: string): Promise<MediaStreamTrack | Refused> {
  return onlyTrack(await open({ [constraintOf[kind]]: exactly(id) }, kind))
}

function onlyTrack(stream: MediaStream | Refused): MediaStreamTrack | Refused {
  return 'ok' in stream ? stream : (stream.getTracks()[0] ?? refused('no-device'))
}

/**
 * A device that was chosen and is gone since costs no call. It is asked for with `exact` first: to Chromium a mere wish
 * counts less than its own default.
 */
async function openChosen(chosen: ChosenInputs, kinds: readonly InputKind[]): Promise<MediaStream | Refused> {
  const constraints = (take: (kind: InputKind) => string | undefined) =>
    Object.fromEntries(kinds.map((kind) => [constraintOf[kind], exactly(take(kind))]))
  const asking = kinds.includes('camera') ? 'camera' : 'microphone'
  const stream = await open(
    constraints((kind) => chosen[kind]),
    asking,
  )
  const isGone = 'ok' in stream && stream.reason === 'no-device' && kinds.some((kind) => chosen[kind] !== undefined)
  return isGone
    ? await open(
        constraints(() => undefined),
        asking,
      )
    : stream
}

const constraintOf = { microphone: 'audio', camera: 'video' } as const

const exactly = (id: string | undefined) => (id === undefined ? true : { deviceId: { exact: id } })

export function stopInputs({ microphone, camera }: OpenInputs): void {
  microphone.stop()
  camera?.stop()
}

async function open(constraints: MediaStreamConstraints, kind: InputKind): Promise<MediaStream | Refused> {
  const devices = globalThis.navigator?.mediaDevices
  if (devices === undefined) return refused('not-supported', 'Capturing needs a secure page: https, or localhost.')
  try {
    return await devices.getUserMedia(constraints)
  } catch (error) {
    return ofMediaError(error, kind)
  }
}

/** The errors of `getUserMedia` (W3C Media Capture and Streams, section 10.3). */
export function ofMediaError(error: unknown, permission: Extract<Permission, InputKind>): Refused {
  const name = error instanceof Error ? error.name : 'unknown'
  const vendor = { code: name, message: messageOf(error) }
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return { ok: false, reason: 'permission-denied', permission, vendor }
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { ok: false, reason: 'no-device', vendor }
    case 'NotReadableError':
    case 'AbortError':
      return { ok: false, reason: 'device-busy', vendor }
    default:
      return { ok: false, reason: 'failed', vendor }
  }
}

type InputsFact = Extract<Fact, { readonly type: 'inputs.changed' }>

/** Which one is in use; `null` for none. */
export function inUse(
  kind: InputKind,
  id: string | null,
  how: Pick<InputsFact, 'by' | 'evidence' | 'vendor'> = {},
): Fact {
  return { type: 'inputs.changed', ...(kind === 'microphone' ? { microphone: id } : { camera: id }), ...how }
}
