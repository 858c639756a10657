import { messageOf, type Refused, refused } from './outcomes.ts'

/** The local sound of one call. It MUST be released when the call ends, or the browser keeps showing it as in use. */
export interface Microphone {
  readonly stream: MediaStream
  /** `false` sends silence in place of sound; packets go on. */
  setOpen(open: boolean): void
  release(): void
}

/** Asks the browser for the microphone; a refusal comes back as the outcome that the command gives. */
export async function openMicrophone(): Promise<Microphone | Refused> {
  const devices = globalThis.navigator?.mediaDevices
  if (devices === undefined) {
    return refused('not-supported', 'The microphone needs a secure page: https, or localhost.')
  }
  try {
    return microphoneOf(await devices.getUserMedia({ audio: true }))
  } catch (error) {
    return ofMediaError(error)
  }
}

function microphoneOf(stream: MediaStream): Microphone {
  const tracks = stream.getAudioTracks()
  return {
    stream,
    setOpen(open) {
      for (const track of tracks) track.enabled = open
    },
    release() {
      for (const track of tracks) track.stop()
    },
  }
}

/** The errors of `getUserMedia` (W3C Media Capture and Streams, section 10.3). */
export function ofMediaError(error: unknown): Refused {
  const name = error instanceof Error ? error.name : 'unknown'
  const vendor = { code: name, message: messageOf(error) }
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return { ok: false, reason: 'permission-denied', permission: 'microphone', vendor }
  }
  return { ok: false, reason: 'failed', vendor }
}
